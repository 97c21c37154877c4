//! Products of a few rows with many columns in floating point, alike on every path: no fused operation, one order of sums.

use crate::Path;
use crate::path::Kind;

/// Columns that are computed at once.
pub(crate) const WIDTH: usize = 16;

/// Multiplies rows of equal length with blocks of sixteen columns, each block with a line for every value of a row; the
/// sums of each row go to its own, block by block.
pub(crate) fn product<const N: usize>(
    path: Path,
    rows: [&[f32]; N],
    columns: &[[f32; WIDTH]],
    sums: [&mut [[f32; WIDTH]]; N],
) {
    match path.kind() {
        Kind::Plain => plain(rows, columns, sums),
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        // SAFETY: a path of this kind is only made where the processor has AVX2.
        Kind::Avx2 => unsafe { avx2::product(rows, columns, sums) },
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        // SAFETY: a path of this kind is only made where the processor has AVX-512 F.
        Kind::Vnni => unsafe { avx512::product(rows, columns, sums) },
    }
}

fn plain<const N: usize>(rows: [&[f32]; N], columns: &[[f32; WIDTH]], mut sums: [&mut [[f32; WIDTH]]; N]) {
    for (block, lines) in columns.chunks_exact(rows[0].len()).enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            let mut sum = [0.0; WIDTH];
            for (value, line) in row.iter().zip(lines) {
                sum.iter_mut().zip(line).for_each(|(sum, column)| *sum += value * column);
            }
            sums[block] = sum;
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{__m256, _mm256_add_ps, _mm256_mul_ps, _mm256_set1_ps, _mm256_setzero_ps};

    use bytemuck::cast;

    use super::WIDTH;

    /// Written out, since compilers read a line from memory once for every row.
    #[target_feature(enable = "avx2")]
    pub(super) fn product<const N: usize>(
        mut rows: [&[f32]; N],
        columns: &[[f32; WIDTH]],
        sums: [&mut [[f32; WIDTH]]; N],
    ) {
        let length = rows[0].len();
        for row in &mut rows {
            *row = &row[..length];
        }
        for (block, lines) in columns.chunks_exact(length).enumerate() {
            let mut sum = [[_mm256_setzero_ps(); 2]; N];
            for (at, line) in lines.iter().enumerate() {
                let line: [__m256; 2] = cast(*line);
                for row in 0..N {
                    let value = _mm256_set1_ps(rows[row][at]);
                    for half in 0..2 {
                        sum[row][half] = _mm256_add_ps(sum[row][half], _mm256_mul_ps(value, line[half]));
                    }
                }
            }
            for row in 0..N {
                sums[row][block] = cast(sum[row]);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::{__m512, _mm512_add_ps, _mm512_mul_ps, _mm512_set1_ps, _mm512_setzero_ps};

    use bytemuck::cast;

    use super::WIDTH;

    /// Two blocks at a time: a sum for each row and block, enough of them to hide how long an addition takes.
    #[target_feature(enable = "avx512f")]
    pub(super) fn product<const N: usize>(
        rows: [&[f32]; N],
        columns: &[[f32; WIDTH]],
        mut sums: [&mut [[f32; WIDTH]]; N],
    ) {
        let length = rows[0].len();
        let blocks = columns.len() / length;
        let block = |index: usize| &columns[index * length..][..length];
        for first in (0..blocks / 2 * 2).step_by(2) {
            some_blocks(rows, [block(first), block(first + 1)], first, &mut sums);
        }
        if blocks % 2 == 1 {
            some_blocks(rows, [block(blocks - 1)], blocks - 1, &mut sums);
        }
    }

    #[target_feature(enable = "avx512f")]
    #[inline]
    fn some_blocks<const N: usize, const B: usize>(
        rows: [&[f32]; N],
        mut blocks: [&[[f32; WIDTH]]; B],
        first: usize,
        sums: &mut [&mut [[f32; WIDTH]]; N],
    ) {
        let length = rows[0].len();
        for block in &mut blocks {
            *block = &block[..length];
        }
        let rows = rows.map(|row| &row[..length]);
        let mut sum = [[_mm512_setzero_ps(); B]; N];
        for at in 0..length {
            let lines: [__m512; B] = blocks.map(|lines| cast(lines[at]));
            for row in 0..N {
                let value = _mm512_set1_ps(rows[row][at]);
                for block in 0..B {
                    sum[row][block] = _mm512_add_ps(sum[row][block], _mm512_mul_ps(value, lines[block]));
                }
            }
        }
        for row in 0..N {
            for block in 0..B {
                sums[row][first + block] = cast(sum[row][block]);
            }
        }
    }
}
