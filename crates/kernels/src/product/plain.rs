//! Products in plain Rust, which compilers turn into what the processor has.

use crate::Activations;
use crate::activations::Group;
use crate::weights::{GroupWeights, PANEL, Panel};

/// Multiplies all rows with the weights of a panel.
pub(super) fn product(inputs: &Activations, panel: &Panel, tile: &mut [[i32; PANEL]]) {
    for (index, sums) in tile.iter_mut().enumerate() {
        let row = inputs.row(index);
        *sums = panel.start;
        for (weights, place) in panel.groups.iter().zip(&panel.order) {
            add(sums, &row[usize::from(*place)], weights);
        }
    }
}

fn add(sums: &mut [i32; PANEL], inputs: &Group, weights: &GroupWeights) {
    for (four, quad) in inputs.iter().zip(weights) {
        let four = four.to_ne_bytes().map(i16::from);
        for (sum, weights) in sums.iter_mut().zip(quad.0.chunks_exact(4)) {
            let product = |at: usize| i32::from(four[at] * i16::from(weights[at]));
            *sum += product(0) + product(1) + product(2) + product(3);
        }
    }
}
