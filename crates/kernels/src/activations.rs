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

    pub(crate) fn row(&self, index: usize) -> &[Group] {
        &self.groups[index * self.stride..(index + 1) * self.stride]
    }
}
