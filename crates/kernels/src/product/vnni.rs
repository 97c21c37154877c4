//! Products with AVX-512 VNNI: `vpdpbusd` sums four products of bytes in 32 bits.

use std::arch::x86_64::{__m512i, _mm512_dpbusd_epi32, _mm512_set1_epi32};

use bytemuck::cast;

use crate::Activations;
use crate::activations::Group;
use crate::weights::{PANEL, Panel};

/// Rows at a time, enough to hide how long a product takes.
const ROWS: usize = 12;

/// Multiplies all rows with the weights of a panel.
#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn product(inputs: &Activations, panel: &Panel, tile: &mut [[i32; PANEL]]) {
    let mut chunks = tile.chunks_exact_mut(ROWS);
    let mut row = 0;
    for chunk in &mut chunks {
        block::<ROWS>(inputs, row, panel, chunk);
        row += ROWS;
    }
    for chunk in chunks.into_remainder().chunks_exact_mut(1) {
        block::<1>(inputs, row, panel, chunk);
        row += 1;
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn block<const N: usize>(inputs: &Activations, first: usize, panel: &Panel, tile: &mut [[i32; PANEL]]) {
    let rows: [&[Group]; N] = std::array::from_fn(|row| &inputs.row(first + row)[..panel.groups.len()]);
    let mut sums: [__m512i; N] = [cast(panel.start); N];
    for (weights, place) in panel.groups.iter().zip(&panel.order) {
        for (at, quad) in weights.iter().enumerate() {
            for (row, sum) in rows.iter().zip(&mut sums) {
                let four = _mm512_set1_epi32(row[usize::from(*place)][at].cast_signed());
                *sum = _mm512_dpbusd_epi32(*sum, four, cast(quad.0));
            }
        }
    }
    for (written, sums) in tile.iter_mut().zip(sums) {
        *written = cast(sums);
    }
}
