//! Layer normalisation.

use crate::Path;
use crate::path::vectorised;

/// Lanes in which sums over a row run side by side; they are added up at last.
const LANES: usize = 32;

/// Added to the variance.
const EPSILON: f32 = 1e-12;

/// Mean 0 and variance 1 over a row, then a scale and a bias for each place.
#[derive(Debug, Clone)]
pub struct Norm {
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    /// A normalisation of rows as long as `scale` and `bias`, which must be equally long and not empty.
    pub fn new(scale: Vec<f32>, bias: Vec<f32>) -> Option<Self> {
        (scale.len() == bias.len() && !scale.is_empty()).then_some(Self { scale, bias })
    }

    /// Normalises every row.
    pub fn apply(&self, path: Path, rows: &mut [f32]) {
        normalise(path, rows, &self.scale, &self.bias);
    }
}

vectorised! {
    fn normalise(rows: &mut [f32], scale: &[f32], bias: &[f32]) {
        let share = 1.0 / scale.len() as f32;
        for row in rows.chunks_exact_mut(scale.len()) {
            let mean = sum(row, |value| value) * share;
            let variance = sum(row, |value| (value - mean) * (value - mean)) * share;
            let factor = 1.0 / (variance + EPSILON).sqrt();
            for ((value, scale), bias) in row.iter_mut().zip(scale).zip(bias) {
                *value = (*value - mean) * factor * scale + bias;
            }
        }
    }
}

#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    let chunks = row.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += of(*value);
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += of(*value);
    }
    total(&mut lanes)
}

/// The sum of lanes, by halves.
#[inline(always)]
pub(crate) fn total<const N: usize>(lanes: &mut [f32; N]) -> f32 {
    let mut width = N;
    while width > 1 {
        width /= 2;
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
    }
    lanes[0]
}

#[cfg(test)]
mod tests {
    use super::Norm;
    use crate::Path;

    #[test]
    fn rows_get_mean_and_variance_of_scale_and_bias() {
        for path in Path::available() {
            let norm = Norm::new(vec![2.0; 50], vec![1.0; 50]).unwrap();
            let mut rows: Vec<f32> = (0..100).map(|index| (index * index % 37) as f32).collect();
            norm.apply(path, &mut rows);
            for row in rows.chunks(50) {
                let mean = row.iter().sum::<f32>() / 50.0;
                let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / 50.0;
                assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4, "{path:?} {mean} {variance}");
            }
        }
    }

    #[test]
    fn every_path_gives_the_same_bits() {
        let norm = Norm::new((0..77).map(|index| index as f32 / 7.0).collect(), vec![0.1; 77]).unwrap();
        let rows: Vec<f32> = (0..77 * 3).map(|index| (index as f32 * 0.37).sin()).collect();
        let on = |path| {
            let mut rows = rows.clone();
            norm.apply(path, &mut rows);
            rows
        };
        assert!(Path::available().into_iter().all(|path| on(path) == on(Path::PLAIN)));
    }
}
