use super::{Linear, LinearError, Parts};
use crate::{Activations, Path, Tile};

fn layer(inputs: usize, outputs: usize) -> Linear {
    let levels: Vec<i8> = (0..inputs * outputs).map(|index| (index * 29 % 127) as i8 - 63).collect();
    Linear::new(Parts {
        levels: &levels,
        factor: (0..outputs).map(|output| 1e-3 + output as f32 * 1e-5).collect(),
        bias: (0..outputs).map(|output| output as f32 * 0.1 - 1.0).collect(),
        zero: 100,
        steps: (0..inputs).map(|input| 10.0 + input as f32).collect(),
    })
    .unwrap()
}

fn rows(inputs: usize) -> Vec<f32> {
    (0..inputs * 5).map(|index| (index as f32 * 0.7).sin() * 2.0).collect()
}

fn stored(path: Path, layer: &Linear) -> Vec<f32> {
    let (mut rounded, mut outputs) = (Activations::default(), Vec::new());
    layer.round(path, &rows(layer.inputs()), &mut rounded);
    layer.store(path, &rounded, &mut Tile::default(), &mut outputs);
    outputs
}

#[test]
fn outputs_are_those_of_the_definition() {
    let (inputs, outputs) = (20, 18);
    let found = stored(Path::PLAIN, &layer(inputs, outputs));
    for (row, values) in rows(inputs).chunks(inputs).enumerate() {
        for output in 0..outputs {
            let product = |(input, value): (usize, &f32)| {
                let steps = (value * (10.0 + input as f32)).round_ties_even().clamp(-100.0, 155.0);
                steps as i32 * (((input * outputs + output) * 29 % 127) as i32 - 63)
            };
            let sum: i32 = values.iter().enumerate().map(product).sum();
            let expected = sum as f32 * (1e-3 + output as f32 * 1e-5) + (output as f32 * 0.1 - 1.0);
            assert_eq!(found[row * outputs + output], expected, "{row} {output}");
        }
    }
}

#[test]
fn every_path_gives_the_same_bits() {
    let first = layer(40, 48);
    let (second, third) = (layer(16, 3), layer(32, 5));
    let on = |path: Path| {
        let mut rounded = Activations::default();
        let (mut left, mut right) = (Activations::default(), Activations::default());
        first.round(path, &rows(40), &mut rounded);
        first.gelu(path, &rounded, &mut Tile::default(), [(&second, &mut left), (&third, &mut right)]);
        let mut sums = vec![0.5; 5 * 5];
        third.add_to(path, &right, &mut Tile::default(), &mut sums);
        (left.bytes_mut().to_vec(), right.bytes_mut().to_vec(), sums, stored(path, &first))
    };
    assert!(Path::available().into_iter().all(|path| on(path) == on(Path::PLAIN)));
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let parts = |levels: &'static [i8]| Parts {
        levels,
        factor: vec![1.0; 2],
        bias: vec![0.0; 2],
        zero: 0,
        steps: vec![1.0; 2],
    };
    assert!(Linear::new(parts(&[1, 2, 3, 63])).is_ok());
    assert_eq!(Linear::new(parts(&[1, 2, 3, -64])).err(), Some(LinearError::Weight(-64)));
    let error = Linear::new(parts(&[1, 2, 3])).unwrap_err().to_string();
    assert_eq!(error, "3 weights for 2 inputs and 2 outputs with 2 biases");
}
