//! Products with AVX-512 VNNI: `vpdpbusd` sums four products of bytes in 32 bits.

use std::arch::x86_64::{__m512i, _mm512_dpbusd_epi32, _mm512_set1_epi32};

use bytemuck::cast;

use crate::Activations;
use crate::activations::Group;
use crate::weights::{PANEL, Panel};

/// Rows at a time: with two panels enough sums to hide how long a product takes, and few enough reads of inputs and weights
/// (ten for sixteen products) that these do not wait for memory.
const ROWS: usize = 8;

/// Multiplies all rows with the weights of one or two panels; the sums of the first panel come first.
#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn product(inputs: &Activations, panels: &[Panel], sums: &mut [[i32; PANEL]]) {
    match panels {
        [panel] => all_rows(inputs, [panel], [sums]),
        [first, second] => {
            let (of_first, of_second) = sums.split_at_mut(inputs.rows());
            all_rows(inputs, [first, second], [of_first, of_second]);
        }
        _ => unreachable!("panels are multiplied in pairs"),
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
fn all_rows<const P: usize>(inputs: &Activations, panels: [&Panel; P], mut sums: [&mut [[i32; PANEL]]; P]) {
    let rows = inputs.rows();
    if rows < ROWS {
        return (0..rows).for_each(|row| block::<1, P>(inputs, row, panels, &mut sums));
    }
    for first in (0..rows).step_by(ROWS) {
        // The last rows may be multiplied twice, which costs less than one by one.
        block::<ROWS, P>(inputs, first.min(rows - ROWS), panels, &mut sums);
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn block<const N: usize, const P: usize>(
    inputs: &Activations,
    first: usize,
    panels: [&Panel; P],
    written: &mut [&mut [[i32; PANEL]]; P],
) {
    let count = panels[0].groups.len();
    let rows: [&[Group]; N] = std::array::from_fn(|row| &inputs.row(first + row)[..count]);
    let places = panels.map(|panel| &panel.places[..count]);
    let mut sums: [[__m512i; P]; N] = [panels.map(|panel| cast(panel.start)); N];
    for group in 0..count {
        let weights: [_; P] = std::array::from_fn(|panel| &panels[panel].groups[usize::from(places[panel][group])]);
        for quad in 0..weights[0].len() {
            let quads: [__m512i; P] = weights.map(|weights| cast(weights[quad].0));
            for row in 0..N {
                let four = _mm512_set1_epi32(rows[row][group][quad].cast_signed());
                for panel in 0..P {
                    sums[row][panel] = _mm512_dpbusd_epi32(sums[row][panel], four, quads[panel]);
                }
            }
        }
    }
    for (panel, written) in written.iter_mut().enumerate() {
        for (row, written) in written[first..first + N].iter_mut().enumerate() {
            *written = cast(sums[row][panel]);
        }
    }
}
