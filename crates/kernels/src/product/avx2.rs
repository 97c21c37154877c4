//! Products with AVX2: `vpmaddubsw` sums two products in 16 bits, `vpmaddwd` two such sums in 32.

use std::arch::x86_64::{
    __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32,
};

use bytemuck::{cast, cast_ref};

use crate::Activations;
use crate::activations::Group;
use crate::weights::{GroupWeights, Offsets, PANEL, Panel, Quad};

/// Rows at a time: with three, compilers run out of registers and keep sums in memory.
const ROWS: usize = 2;

/// The sixteen outputs of some rows.
type Sums<const N: usize> = [[__m256i; 2]; N];

/// Multiplies all rows with the weights of a panel.
#[target_feature(enable = "avx2")]
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

#[target_feature(enable = "avx2")]
fn block<const N: usize>(inputs: &Activations, first: usize, panel: &Panel, tile: &mut [[i32; PANEL]]) {
    let rows: [&[Group]; N] = std::array::from_fn(|row| &inputs.row(first + row)[..panel.groups.len()]);
    let mut sums: Sums<N> = [cast(panel.start_with_offsets); N];
    let (narrow, wide) = panel.groups.split_at(panel.offsets.len());
    let (narrow_order, wide_order) = panel.order.split_at(panel.offsets.len());
    for ((weights, offsets), place) in narrow.iter().zip(&panel.offsets).zip(narrow_order) {
        add_narrow(&mut sums, rows.map(|row| &row[usize::from(*place)]), weights, offsets);
    }
    for (weights, place) in wide.iter().zip(wide_order) {
        add_wide(&mut sums, rows.map(|row| &row[usize::from(*place)]), weights);
    }
    for (written, sums) in tile.iter_mut().zip(sums) {
        *written = cast(sums);
    }
}

/// Adds a group whose sums stay within 16 bits.
#[target_feature(enable = "avx2")]
#[inline]
fn add_narrow<const N: usize>(sums: &mut Sums<N>, inputs: [&Group; N], weights: &GroupWeights, offsets: &Offsets) {
    let mut short: Sums<N> = [cast(offsets.0); N];
    for (at, quad) in weights.iter().enumerate() {
        let halves = halves(quad);
        for row in 0..N {
            let four = _mm256_set1_epi32(inputs[row][at].cast_signed());
            for half in 0..2 {
                short[row][half] = _mm256_add_epi16(short[row][half], _mm256_maddubs_epi16(four, halves[half]));
            }
        }
    }
    add_widened(sums, short);
}

/// Adds a group of large weights.
#[target_feature(enable = "avx2")]
#[inline]
fn add_wide<const N: usize>(sums: &mut Sums<N>, inputs: [&Group; N], weights: &GroupWeights) {
    for (at, quad) in weights.iter().enumerate() {
        let halves = halves(quad);
        let short = inputs.map(|row| {
            let four = _mm256_set1_epi32(row[at].cast_signed());
            halves.map(|half| _mm256_maddubs_epi16(four, half))
        });
        add_widened(sums, short);
    }
}

/// Adds sums of 16 bits, two by two.
#[target_feature(enable = "avx2")]
#[inline]
fn add_widened<const N: usize>(sums: &mut Sums<N>, short: Sums<N>) {
    let ones = _mm256_set1_epi16(1);
    for row in 0..N {
        for half in 0..2 {
            sums[row][half] = _mm256_add_epi32(sums[row][half], _mm256_madd_epi16(short[row][half], ones));
        }
    }
}

#[target_feature(enable = "avx2")]
#[inline]
fn halves(quad: &Quad) -> [__m256i; 2] {
    let halves: &[[i8; 2 * PANEL]; 2] = cast_ref(&quad.0);
    [cast(halves[0]), cast(halves[1])]
}
