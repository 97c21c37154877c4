//! Rows of numbers and what is asked of them.

use std::ops::Range;

use polybius_kernels::Dense;

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
        self.block(rows).chunks_exact(self.width)
    }

    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// The rows from `start` to `end` in one piece.
    pub(crate) fn block(&self, rows: Range<usize>) -> &[f32] {
        &self.values[rows.start * self.width..rows.end * self.width]
    }

    /// The matrix as one that vectors are multiplied with: an output for each row.
    pub(crate) fn packed(&self) -> Dense {
        Dense::new(&self.values, self.width)
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
