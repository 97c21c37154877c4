//! Rounded inputs of a layer.

use crate::weights::GROUP;

/// Four groups of four inputs, each four in one word as the products read them.
pub(crate) type Group = [u32; GROUP / 4];

/// Rows of inputs as bytes, filled up with zeros to whole groups.
#[derive(Debug, Clone, Default)]
pub struct Activations {
    groups: Vec<Group>,
    /// Groups of a row.
    stride: usize,
}

impl Activations {
    /// Makes room for rows of so many inputs; what stood there before is of no account.
    pub fn resize(&mut self, rows: usize, inputs: usize) {
        self.stride = inputs.div_ceil(GROUP);
        self.groups.resize(rows * self.stride, Group::default());
        if !inputs.is_multiple_of(GROUP) {
            self.groups.fill(Group::default());
        }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.groups.len() / self.stride.max(1)
    }

    /// Inputs of a row with what fills it up.
    pub fn width(&self) -> usize {
        self.stride * GROUP
    }

    /// All rows, one after the other.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        bytemuck::cast_slice_mut(&mut self.groups)
    }

    /// Keeps only these rows, which are given in ascending order.
    pub fn keep(&mut self, rows: &[usize]) {
        for (place, row) in rows.iter().enumerate() {
            self.groups.copy_within(row * self.stride..(row + 1) * self.stride, place * self.stride);
        }
        self.groups.truncate(rows.len() * self.stride);
    }

    pub(crate) fn row(&self, index: usize) -> &[Group] {
        &self.groups[index * self.stride..(index + 1) * self.stride]
    }
}

#[cfg(test)]
mod tests {
    use super::Activations;

    #[test]
    fn rows_are_kept_in_order() {
        let mut inputs = Activations::default();
        inputs.resize(4, 20);
        inputs.bytes_mut().chunks_mut(32).zip(1..).for_each(|(row, number)| row[..20].fill(number));
        inputs.keep(&[1, 3]);
        assert_eq!(inputs.rows(), 2);
        assert_eq!(inputs.bytes_mut().iter().map(|byte| u32::from(*byte)).collect::<Vec<_>>()[31..34], [0, 4, 4]);
        assert_eq!(inputs.bytes_mut()[..20], [2; 20]);
    }
}
