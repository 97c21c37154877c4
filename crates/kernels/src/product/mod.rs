//! Products of rounded inputs and weights, a panel at a time.

#[cfg(target_arch = "x86_64")]
mod avx2;
mod plain;
#[cfg(target_arch = "x86_64")]
mod vnni;

use crate::path::Kind;
use crate::weights::{PANEL, Panel, Weights};
use crate::{Activations, Path};

/// Panels that are multiplied at once.
pub(crate) const PAIR: usize = 2;

/// The outputs of some panels for all rows, from sums to what is passed on.
#[derive(Debug, Default)]
pub struct Tile {
    /// Those of the first panel come first.
    pub(crate) sums: Vec<[i32; PANEL]>,
    pub(crate) values: Vec<[f32; PANEL]>,
    pub(crate) bytes: Vec<[u8; PANEL]>,
}

/// Multiplies all rows with the weights of at most a pair of panels.
pub(crate) fn product(path: Path, inputs: &Activations, panels: &[Panel], sums: &mut Vec<[i32; PANEL]>) {
    sums.resize(panels.len() * inputs.rows(), [0; PANEL]);
    match path.kind() {
        Kind::Plain => one_by_one(inputs, panels, sums, plain::product),
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        // SAFETY: a path of this kind is only made where the processor has AVX2.
        Kind::Avx2 => {
            one_by_one(inputs, panels, sums, |inputs, panel, sums| unsafe { avx2::product(inputs, panel, sums) })
        }
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        // SAFETY: a path of this kind is only made where the processor has AVX-512 F and VNNI.
        Kind::Vnni => unsafe { vnni::product(inputs, panels, sums) },
    }
}

/// Multiplies panel by panel.
fn one_by_one(
    inputs: &Activations,
    panels: &[Panel],
    sums: &mut [[i32; PANEL]],
    multiply: impl Fn(&Activations, &Panel, &mut [[i32; PANEL]]),
) {
    for (panel, sums) in panels.iter().zip(sums.chunks_mut(inputs.rows().max(1))) {
        multiply(inputs, panel, sums);
    }
}

/// Whether a path computes what the plain one does, tried on small matrices with the largest values there are.
pub(crate) fn is_right(path: Path) -> bool {
    (1..=13).all(|rows| {
        let (inputs, weights) = trial(rows, 80, 40, rows as u32);
        products(path, &inputs, &weights) == products(Path::PLAIN, &inputs, &weights)
    })
}

/// The sums of every panel.
fn products(path: Path, inputs: &Activations, weights: &Weights) -> Vec<Vec<[i32; PANEL]>> {
    let product = |panels: &[Panel]| {
        let mut sums = Vec::new();
        product(path, inputs, panels, &mut sums);
        sums.chunks(inputs.rows()).map(<[_]>::to_vec).collect::<Vec<_>>()
    };
    weights.panels().chunks(PAIR).flat_map(product).collect()
}

/// Inputs and weights to try: every other group of small weights, the rest mostly at their limits.
fn trial(rows: usize, width: usize, outputs: usize, mut seed: u32) -> (Activations, Weights) {
    let mut random = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed >> 16
    };
    let limit = i32::from(crate::weights::LIMIT);
    let mut level = |input: usize| match (input / 16 % 2, random() % 4) {
        (0, _) => (random() % 65) as i32 - 32,
        (_, 0) => (random() % 127) as i32 - limit,
        (_, 1) => -limit,
        _ => limit,
    };
    let levels: Vec<i8> = (0..width * outputs).map(|index| level(index / outputs) as i8).collect();
    let mut inputs = Activations::default();
    inputs.resize(rows, width);
    let stride = inputs.width();
    for (index, byte) in inputs.bytes_mut().iter_mut().enumerate().filter(|(index, _)| index % stride < width) {
        *byte = if index / stride % 3 == 0 { 255 } else { (random() % 256) as u8 };
    }
    (inputs, Weights::new(&levels, outputs, 117))
}

#[cfg(test)]
mod tests {
    use super::{products, trial};
    use crate::{Activations, Path};

    /// The sums as the definition has them.
    fn defined(inputs: &mut Activations, levels: &[i8], outputs: usize, zero: i32) -> Vec<Vec<i32>> {
        let (rows, width) = (inputs.rows(), inputs.width());
        let bytes = inputs.bytes_mut();
        let sum = |row: usize, output: usize| {
            let weights = levels.chunks_exact(outputs).map(|weights| i32::from(weights[output]));
            bytes[row * width..].iter().zip(weights).map(|(byte, weight)| (i32::from(*byte) - zero) * weight).sum()
        };
        (0..rows).map(|row| (0..outputs).map(|output| sum(row, output)).collect()).collect()
    }

    #[test]
    fn sums_are_those_of_the_definition() {
        let levels: Vec<i8> = (0..20 * 18).map(|index| (index * 31 % 127) as i8 - 63).collect();
        let mut inputs = Activations::default();
        inputs.resize(3, 20);
        let width = inputs.width();
        for (index, byte) in inputs.bytes_mut().iter_mut().enumerate().filter(|(index, _)| index % width < 20) {
            *byte = (index * 77) as u8;
        }
        let tiles = products(Path::PLAIN, &inputs, &crate::weights::Weights::new(&levels, 18, 99));
        for (row, sums) in defined(&mut inputs, &levels, 18, 99).into_iter().enumerate() {
            let found: Vec<i32> = tiles.iter().flat_map(|tile| tile[row]).take(18).collect();
            assert_eq!(found, sums);
        }
    }

    #[test]
    fn every_path_gives_the_same_sums() {
        for path in Path::available() {
            for (rows, width, outputs) in
                [(1, 1, 1), (2, 16, 16), (3, 17, 15), (7, 384, 40), (13, 250, 33), (40, 1536, 16)]
            {
                for seed in 0..4 {
                    let (inputs, weights) = trial(rows, width, outputs, seed);
                    let expected = products(Path::PLAIN, &inputs, &weights);
                    assert_eq!(products(path, &inputs, &weights), expected, "{path:?} {rows} {width} {outputs}");
                }
            }
        }
    }

    #[test]
    fn trials_have_groups_of_both_kinds() {
        let (_, weights) = trial(1, 384, 16, 1);
        let panel = &weights.panels()[0];
        assert!(!panel.offsets.is_empty() && panel.offsets.len() < panel.groups.len());
    }
}
