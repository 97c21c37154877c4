//! Products with AVX2: `vpmaddubsw` sums two products in 16 bits, `vpmaddwd` two such sums in 32.

use std::arch::asm;
use std::arch::x86_64::{
    __m256i, _mm256_add_epi16, _mm256_add_epi32, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32, _mm256_setzero_si256,
};

use bytemuck::cast;

use crate::Activations;
use crate::activations::Group;
use crate::weights::{GroupWeights, Offsets, PANEL, Panel};

/// Rows at a time: their sums of 32 and of 16 bits fill twelve registers, two weights, an input and a product the rest.
const ROWS: usize = 3;

/// The sixteen outputs of some rows.
type Sums<const N: usize> = [[__m256i; 2]; N];

/// Multiplies all rows with the weights of a panel.
#[target_feature(enable = "avx2")]
pub(super) fn product(inputs: &Activations, panel: &Panel, tile: &mut [[i32; PANEL]]) {
    let mut chunks = tile.chunks_exact_mut(ROWS);
    let mut first = 0;
    for chunk in &mut chunks {
        let groups = panel.groups.len();
        let rows = [&inputs.row(first)[..groups], &inputs.row(first + 1)[..groups], &inputs.row(first + 2)[..groups]];
        let mut sums = [cast(panel.start_with_offsets); ROWS];
        add_all_narrow(&mut sums, rows, panel);
        finish(sums, rows, panel, chunk);
        first += ROWS;
    }
    for (row, written) in chunks.into_remainder().chunks_exact_mut(1).enumerate() {
        let rows = [&inputs.row(first + row)[..panel.groups.len()]];
        let mut sums = [cast(panel.start_with_offsets)];
        for ((weights, offsets), place) in panel.groups.iter().zip(&panel.offsets).zip(&panel.order) {
            add_narrow(&mut sums, rows[0][usize::from(*place)], weights, offsets);
        }
        finish(sums, rows, panel, written);
    }
}

/// Adds the groups of large weights to the sums of the others and writes them down.
#[target_feature(enable = "avx2")]
#[inline]
fn finish<const N: usize>(mut sums: Sums<N>, rows: [&[Group]; N], panel: &Panel, tile: &mut [[i32; PANEL]]) {
    let narrow = panel.offsets.len();
    for (weights, place) in panel.groups[narrow..].iter().zip(&panel.order[narrow..]) {
        add_wide(&mut sums, &rows, usize::from(*place), weights);
    }
    for (written, sums) in tile.iter_mut().zip(sums) {
        *written = cast(sums);
    }
}

/// The instructions for four inputs of three rows: where the inputs and the weights stand in their group, in bytes.
macro_rules! four_inputs {
    ($input:literal, $weights:literal) => {
        concat!(
            "vmovdqa ymm12, [{weights} + ",
            $weights,
            "]\n",
            "vmovdqa ymm13, [{weights} + ",
            $weights,
            " + 32]\n",
            "vpbroadcastd ymm14, dword ptr [{a} + {place} + ",
            $input,
            "]\n",
            "vpmaddubsw ymm15, ymm14, ymm12\n",
            "vpmaddubsw ymm14, ymm14, ymm13\n",
            "vpaddw ymm6, ymm6, ymm15\n",
            "vpaddw ymm7, ymm7, ymm14\n",
            "vpbroadcastd ymm14, dword ptr [{b} + {place} + ",
            $input,
            "]\n",
            "vpmaddubsw ymm15, ymm14, ymm12\n",
            "vpmaddubsw ymm14, ymm14, ymm13\n",
            "vpaddw ymm8, ymm8, ymm15\n",
            "vpaddw ymm9, ymm9, ymm14\n",
            "vpbroadcastd ymm14, dword ptr [{c} + {place} + ",
            $input,
            "]\n",
            "vpmaddubsw ymm15, ymm14, ymm12\n",
            "vpmaddubsw ymm14, ymm14, ymm13\n",
            "vpaddw ymm10, ymm10, ymm15\n",
            "vpaddw ymm11, ymm11, ymm14",
        )
    };
}

/// Adds the groups whose sums stay within 16 bits, for three rows.
///
/// In assembly, since a compiler runs out of registers here: it hoists loads and then keeps sums in memory, which makes
/// this loop, in which the program spends most of its time, half as fast.
#[target_feature(enable = "avx2")]
#[inline]
fn add_all_narrow(sums: &mut Sums<ROWS>, rows: [&[Group]; ROWS], panel: &Panel) {
    /// Ones of 16 bits.
    static ONES: Offsets = Offsets([1; 2 * PANEL]);
    let count = panel.offsets.len();
    assert!(panel.groups.len() >= count && panel.order.len() >= count, "every group has its place and weights");
    if count == 0 {
        return;
    }
    let [[a0, a1], [b0, b1], [c0, c1]] = sums;
    #[allow(unsafe_code)]
    // SAFETY: reads `count` weights, offsets and places, of which there are as many; places are indices of groups (see
    // `Panel`), and each row has as many groups as the panel. The function has AVX2.
    unsafe {
        asm!(
            "2:",
            "movzx {place:e}, word ptr [{order}]",
            "shl {place}, 4",
            "vmovdqa ymm6, [{offsets}]",
            "vmovdqa ymm7, [{offsets} + 32]",
            "vmovdqa ymm8, ymm6",
            "vmovdqa ymm9, ymm7",
            "vmovdqa ymm10, ymm6",
            "vmovdqa ymm11, ymm7",
            four_inputs!(0, 0),
            four_inputs!(4, 64),
            four_inputs!(8, 128),
            four_inputs!(12, 192),
            "vmovdqa ymm12, [{ones}]",
            "vpmaddwd ymm6, ymm6, ymm12",
            "vpmaddwd ymm7, ymm7, ymm12",
            "vpmaddwd ymm8, ymm8, ymm12",
            "vpmaddwd ymm9, ymm9, ymm12",
            "vpmaddwd ymm10, ymm10, ymm12",
            "vpmaddwd ymm11, ymm11, ymm12",
            "vpaddd ymm0, ymm0, ymm6",
            "vpaddd ymm1, ymm1, ymm7",
            "vpaddd ymm2, ymm2, ymm8",
            "vpaddd ymm3, ymm3, ymm9",
            "vpaddd ymm4, ymm4, ymm10",
            "vpaddd ymm5, ymm5, ymm11",
            "add {weights}, 256",
            "add {offsets}, 64",
            "add {order}, 2",
            "dec {count}",
            "jnz 2b",
            place = out(reg) _,
            order = inout(reg) panel.order.as_ptr() => _,
            offsets = inout(reg) panel.offsets.as_ptr() => _,
            weights = inout(reg) panel.groups.as_ptr() => _,
            count = inout(reg) count => _,
            ones = in(reg) &raw const ONES,
            a = in(reg) rows[0].as_ptr(),
            b = in(reg) rows[1].as_ptr(),
            c = in(reg) rows[2].as_ptr(),
            inout("ymm0") *a0,
            inout("ymm1") *a1,
            inout("ymm2") *b0,
            inout("ymm3") *b1,
            inout("ymm4") *c0,
            inout("ymm5") *c1,
            out("ymm6") _, out("ymm7") _, out("ymm8") _, out("ymm9") _, out("ymm10") _, out("ymm11") _,
            out("ymm12") _, out("ymm13") _, out("ymm14") _, out("ymm15") _,
            options(nostack, readonly),
        );
    }
}

/// Adds a group whose sums stay within 16 bits, for one row.
#[target_feature(enable = "avx2")]
#[inline]
fn add_narrow(sums: &mut Sums<1>, inputs: Group, weights: &GroupWeights, offsets: &Offsets) {
    let mut short: Sums<1> = [cast(offsets.0)];
    for (four, quad) in inputs.iter().zip(weights) {
        let halves: [__m256i; 2] = cast(quad.0);
        let four = _mm256_set1_epi32(four.cast_signed());
        for half in 0..2 {
            short[0][half] = _mm256_add_epi16(short[0][half], _mm256_maddubs_epi16(four, halves[half]));
        }
    }
    add_widened(sums, &short);
}

/// Adds a group of large weights.
#[target_feature(enable = "avx2")]
#[inline]
fn add_wide<const N: usize>(sums: &mut Sums<N>, rows: &[&[Group]; N], place: usize, weights: &GroupWeights) {
    for (at, quad) in weights.iter().enumerate() {
        let halves: [__m256i; 2] = cast(quad.0);
        let mut short = [[_mm256_setzero_si256(); 2]; N];
        for row in 0..N {
            let four = _mm256_set1_epi32(rows[row][place][at].cast_signed());
            for half in 0..2 {
                short[row][half] = _mm256_maddubs_epi16(four, halves[half]);
            }
        }
        add_widened(sums, &short);
    }
}

/// Adds sums of 16 bits, two by two.
#[target_feature(enable = "avx2")]
#[inline]
fn add_widened<const N: usize>(sums: &mut Sums<N>, short: &Sums<N>) {
    let ones = _mm256_set1_epi16(1);
    for row in 0..N {
        for half in 0..2 {
            sums[row][half] = _mm256_add_epi32(sums[row][half], _mm256_madd_epi16(short[row][half], ones));
        }
    }
}
