//! Rows of numbers and what is asked of them.

use std::ops::Range;

/// Rows of equal width in one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matrix {
    values: Vec<f32>,
    width: usize,
}

impl Matrix {
    pub(crate) fn new(values: Vec<f32>, width: usize) -> Self {
        debug_assert!(
            width > 0 && values.len().is_multiple_of(width),
            "{} values do not make rows of {width}",
            values.len()
        );
        Self { values, width }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len() / self.width
    }

    pub(crate) fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.width..(index + 1) * self.width]
    }

    /// The rows from `start` to `end`.
    pub(crate) fn rows(&self, rows: Range<usize>) -> impl Iterator<Item = &[f32]> {
        self.values[rows.start * self.width..rows.end * self.width].chunks_exact(self.width)
    }

    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// Writes all rows anew, in the room that is there.
    pub(crate) fn fill(&mut self, width: usize, write: impl FnOnce(&mut Vec<f32>)) {
        self.width = width;
        write(&mut self.values);
        debug_assert!(self.values.len().is_multiple_of(width));
    }

    /// Appends some rows of another matrix, of which only some columns are taken: always as many.
    pub(crate) fn append(&mut self, other: &Matrix, rows: Range<usize>, columns: Range<usize>) {
        self.width = columns.len();
        for row in other.rows(rows) {
            self.values.extend_from_slice(&row[columns.clone()]);
        }
    }

    /// Drops the rows before `count`.
    pub(crate) fn drop_front(&mut self, count: usize) {
        self.values.drain(..count * self.width);
    }
}

/// Index of the largest value, the first of equals.
pub(crate) fn best(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}

/// The product of two vectors, summed in eight lanes in a fixed order.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let (a_chunks, b_chunks) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a_chunks.remainder().iter().zip(b_chunks.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a_chunks.zip(b_chunks) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}
