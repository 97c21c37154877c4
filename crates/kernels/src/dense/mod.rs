//! Products with a matrix in floating point.

mod product;

use crate::Path;
pub(crate) use product::{WIDTH, product};

/// Rows that are computed at once: their sums, a line of columns and what is in between fit into sixteen registers.
pub(crate) const ROWS: usize = 4;

/// A matrix that vectors are multiplied with, packed for it.
#[derive(Debug, Clone)]
pub struct Dense {
    /// For every sixteen outputs, a line for each input.
    columns: Vec<[f32; WIDTH]>,
    inputs: usize,
    outputs: usize,
}

impl Dense {
    /// Packs the weights of every output: rows of `inputs` values, one after the other.
    pub fn new(rows: &[f32], inputs: usize) -> Self {
        let outputs = rows.len() / inputs;
        let mut columns = vec![[0.0; WIDTH]; outputs.div_ceil(WIDTH) * inputs];
        for (output, row) in rows.chunks_exact(inputs).enumerate() {
            let lines = &mut columns[output / WIDTH * inputs..][..inputs];
            lines.iter_mut().zip(row).for_each(|(line, weight)| line[output % WIDTH] = *weight);
        }
        Self { columns, inputs, outputs }
    }

    /// Number of inputs.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The outputs of every row of inputs, one row after the other.
    pub fn apply(&self, path: Path, rows: &[f32]) -> Vec<f32> {
        let count = rows.len() / self.inputs;
        let row = |index: usize| &rows[index * self.inputs..(index + 1) * self.inputs];
        let mut outputs = Vec::with_capacity(count * self.outputs);
        let mut sums: [_; ROWS] = std::array::from_fn(|_| vec![[0.0; WIDTH]; self.outputs.div_ceil(WIDTH)]);
        let fours = count / ROWS * ROWS;
        for first in (0..fours).step_by(ROWS) {
            let rows: [_; ROWS] = std::array::from_fn(|next| row(first + next));
            product(path, rows, &self.columns, sums.each_mut().map(|sums| &mut sums[..]));
            sums.iter().for_each(|sums| outputs.extend_from_slice(&sums.as_flattened()[..self.outputs]));
        }
        for index in fours..count {
            product(path, [row(index)], &self.columns, [&mut sums[0]]);
            outputs.extend_from_slice(&sums[0].as_flattened()[..self.outputs]);
        }
        outputs
    }
}

#[cfg(test)]
mod tests {
    use super::Dense;
    use crate::Path;

    #[test]
    fn products_are_those_of_the_definition_on_every_path() {
        for (inputs, outputs) in [(1, 1), (7, 16), (35, 19)] {
            let value = |index: usize| (index * 7 % 17) as f32 - 8.0;
            let weights: Vec<f32> = (0..inputs * outputs).map(value).collect();
            let rows: Vec<f32> = (3..3 + 6 * inputs).map(value).collect();
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            let of_row = |row| weights.chunks_exact(inputs).map(move |weights| dot(row, weights));
            let expected: Vec<f32> = rows.chunks_exact(inputs).flat_map(of_row).collect();
            for path in Path::available() {
                let found = Dense::new(&weights, inputs).apply(path, &rows);
                assert_eq!(found, expected, "{path:?} {inputs} {outputs}");
            }
        }
    }
}
