//! How fast every path of this processor works through a window of a small encoder: milliards of products a second in its
//! layers and in its attention.

use std::time::Instant;

use polybius_kernels::{Activations, Attention, Heads, Linear, LinearError, Parts, Path, Tile};

const ROWS: usize = 126;
const TIMES: usize = 40;

fn main() -> Result<(), LinearError> {
    for (inputs, outputs) in [(384, 1536), (1536, 384)] {
        let layer = layer(inputs, outputs)?;
        let rows: Vec<f32> = (0..ROWS * inputs).map(|index| (index as f32 * 0.37).sin()).collect();
        for path in Path::available() {
            let (mut rounded, mut tile, mut stored) = (Activations::default(), Tile::default(), Vec::new());
            let best = best(|| {
                layer.round(path, &rows, &mut rounded);
                layer.store(path, &rounded, &mut tile, &mut stored);
            });
            println!("{inputs} x {outputs} {path:?}: {:.1}", (ROWS * inputs * outputs) as f64 / best / 1e9);
        }
    }
    attention();
    Ok(())
}

fn attention() {
    const HIDDEN: usize = 384;
    let heads = Heads::new(HIDDEN, 12).expect("twelve heads share 384 values");
    let joint: Vec<f32> = (0..ROWS * 3 * HIDDEN).map(|index| (index as f32 * 1.3).sin()).collect();
    for path in Path::available() {
        let (mut attention, mut mixed) = (Attention::default(), Activations::default());
        let best = best(|| attention.mix(path, heads, &joint, 128, &mut mixed));
        println!("attention {path:?}: {:.1}", (2 * ROWS * ROWS * HIDDEN) as f64 / best / 1e9);
    }
}

/// Seconds of the fastest of some runs: others may slow the processor down, nobody can speed it up.
fn best(mut run: impl FnMut()) -> f64 {
    let seconds = |_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    (0..TIMES).map(seconds).fold(f64::MAX, f64::min)
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
