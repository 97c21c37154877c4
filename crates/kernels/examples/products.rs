//! How fast every path of this processor multiplies: milliards of products a second in the layers of a small encoder.

use std::time::Instant;

use polybius_kernels::{Activations, Linear, LinearError, Parts, Path, Tile};

const ROWS: usize = 126;
const TIMES: usize = 40;

fn main() -> Result<(), LinearError> {
    for (inputs, outputs) in [(384, 1536), (1536, 384)] {
        let layer = layer(inputs, outputs)?;
        let rows: Vec<f32> = (0..ROWS * inputs).map(|index| (index as f32 * 0.37).sin()).collect();
        for path in Path::available() {
            let (mut rounded, mut tile, mut stored) = (Activations::default(), Tile::default(), Vec::new());
            let start = Instant::now();
            for _ in 0..TIMES {
                layer.round(path, &rows, &mut rounded);
                layer.store(path, &rounded, &mut tile, &mut stored);
            }
            let products = (TIMES * ROWS * inputs * outputs) as f64 / start.elapsed().as_secs_f64();
            println!("{inputs} x {outputs} {path:?}: {:.1}", products / 1e9);
        }
    }
    Ok(())
}

/// Weights as a trained layer has them: small, a few at the limit.
fn layer(inputs: usize, outputs: usize) -> Result<Linear, LinearError> {
    let level = |index: usize| {
        let parts = [7, 11, 13, 17].map(|by| ((index * by * 2_654_435_761) >> 9) % 33);
        (parts.iter().sum::<usize>() as i32 - 64).clamp(-63, 63) as i8
    };
    let levels: Vec<i8> = (0..inputs * outputs).map(level).collect();
    let (factor, bias, steps) = (vec![1e-3; outputs], vec![0.0; outputs], vec![100.0; inputs]);
    Linear::new(Parts { levels: &levels, factor, bias, zero: 128, steps })
}
