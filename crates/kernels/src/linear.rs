//! Layers with rounded inputs and weights.

use std::fmt;

use crate::functions::{gelu, rounded};
use crate::path::vectorised;
use crate::product::product;
use crate::weights::{LIMIT, PANEL, Weights};
use crate::{Activations, Path, Tile};

/// What a layer is made of.
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    /// Weights in [-63, 63], `[inputs, outputs]`.
    pub levels: &'a [i8],
    /// By which the sum of each output is multiplied.
    pub factor: Vec<f32>,
    /// Then added to each output.
    pub bias: Vec<f32>,
    /// The byte that means 0 in the inputs.
    pub zero: u8,
    /// By which each input is multiplied before it is rounded.
    pub steps: Vec<f32>,
}

/// A layer: `(rounded(x * steps) - zero) @ levels * factor + bias`.
#[derive(Debug, Clone)]
pub struct Linear {
    weights: Weights,
    factor: Vec<[f32; PANEL]>,
    bias: Vec<[f32; PANEL]>,
    zero: u8,
    steps: Vec<f32>,
    outputs: usize,
}

/// Why parts do not make a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinearError {
    /// So many weights do not make rows for these inputs and outputs.
    Sizes {
        /// Number of weights.
        levels: usize,
        /// Number of steps.
        inputs: usize,
        /// Number of factors.
        outputs: usize,
        /// Number of biases.
        biases: usize,
    },
    /// A weight is larger than the products allow.
    Weight(i8),
}

impl fmt::Display for LinearError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sizes { levels, inputs, outputs, biases } => {
                write!(formatter, "{levels} weights for {inputs} inputs and {outputs} outputs with {biases} biases")
            }
            Self::Weight(weight) => write!(formatter, "weight {weight}, the largest is {LIMIT}"),
        }
    }
}

impl std::error::Error for LinearError {}

impl Linear {
    /// Packs a layer.
    ///
    /// # Errors
    /// When the sizes do not fit each other or a weight is too large.
    pub fn new(parts: Parts) -> Result<Self, LinearError> {
        let Parts { levels, factor, bias, zero, steps } = parts;
        let (inputs, outputs) = (steps.len(), factor.len());
        if inputs == 0 || outputs == 0 || levels.len() != inputs * outputs || bias.len() != outputs {
            return Err(LinearError::Sizes { levels: levels.len(), inputs, outputs, biases: bias.len() });
        }
        if let Some(weight) = levels.iter().find(|weight| !(-LIMIT..=LIMIT).contains(weight)) {
            return Err(LinearError::Weight(*weight));
        }
        let weights = Weights::new(levels, outputs, zero);
        Ok(Self { weights, factor: in_panels(&factor), bias: in_panels(&bias), zero, steps, outputs })
    }

    /// Number of inputs.
    pub fn inputs(&self) -> usize {
        self.steps.len()
    }

    /// Number of outputs.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The byte that means 0 in the inputs.
    pub fn zero(&self) -> u8 {
        self.zero
    }

    /// Rounds rows of inputs.
    pub fn round(&self, path: Path, rows: &[f32], inputs: &mut Activations) {
        inputs.resize(rows.len() / self.inputs(), self.inputs());
        let width = inputs.width();
        round(path, rows, &self.steps, self.zero, inputs.bytes_mut(), width);
    }

    /// Writes the outputs of all rows.
    pub fn store(&self, path: Path, inputs: &Activations, tile: &mut Tile, outputs: &mut Vec<f32>) {
        outputs.resize(inputs.rows() * self.outputs, 0.0);
        self.each_panel(path, inputs, tile, |panel, tile| {
            store(path, &tile.sums, &self.factor[panel], &self.bias[panel], outputs, self.outputs, panel * PANEL);
        });
    }

    /// Adds the outputs of all rows to what is there.
    pub fn add_to(&self, path: Path, inputs: &Activations, tile: &mut Tile, sums: &mut [f32]) {
        self.each_panel(path, inputs, tile, |panel, tile| {
            add(path, &tile.sums, &self.factor[panel], &self.bias[panel], sums, self.outputs, panel * PANEL);
        });
    }

    /// Applies GELU to the outputs and rounds them for other layers, which share them out in order.
    ///
    /// # Panics
    /// When all but the last of these layers do not have a multiple of sixteen inputs, or all together another number
    /// than there are outputs.
    pub fn gelu<const N: usize>(
        &self,
        path: Path,
        inputs: &Activations,
        tile: &mut Tile,
        next: [(&Linear, &mut Activations); N],
    ) {
        let mut first = 0;
        for (layer, rounded) in next {
            assert!(first % PANEL == 0, "outputs are shared out in panels");
            rounded.resize(inputs.rows(), layer.inputs());
            let (bytes, width) = (rounded.width(), layer.inputs().div_ceil(PANEL));
            for panel in 0..width {
                let from = first / PANEL + panel;
                product(path, inputs, &self.weights.panels()[from], &mut tile.sums);
                let steps = &layer.steps[panel * PANEL..layer.inputs().min((panel + 1) * PANEL)];
                let (factor, bias) = (&self.factor[from], &self.bias[from]);
                gelu_rounded(path, tile, factor, bias, steps, layer.zero, rounded.bytes_mut(), bytes, panel * PANEL);
            }
            first += layer.inputs();
        }
        assert!(first == self.outputs, "all outputs are shared out");
    }

    fn each_panel(&self, path: Path, inputs: &Activations, tile: &mut Tile, mut finish: impl FnMut(usize, &Tile)) {
        for (index, panel) in self.weights.panels().iter().enumerate() {
            product(path, inputs, panel, &mut tile.sums);
            finish(index, tile);
        }
    }
}

fn in_panels(values: &[f32]) -> Vec<[f32; PANEL]> {
    let panel = |chunk: &[f32]| std::array::from_fn(|index| chunk.get(index).copied().unwrap_or(0.0));
    values.chunks(PANEL).map(panel).collect()
}

/// The outputs that some sums stand for.
#[inline(always)]
fn values(sums: &[i32; PANEL], factor: &[f32; PANEL], bias: &[f32; PANEL]) -> [f32; PANEL] {
    std::array::from_fn(|output| sums[output] as f32 * factor[output] + bias[output])
}

vectorised! {
    fn round(rows: &[f32], steps: &[f32], zero: u8, bytes: &mut [u8], width: usize) {
        for (row, bytes) in rows.chunks_exact(steps.len()).zip(bytes.chunks_exact_mut(width)) {
            for ((byte, value), steps) in bytes.iter_mut().zip(row).zip(steps) {
                *byte = rounded(value * steps, zero);
            }
        }
    }
}

vectorised! {
    fn store(
        tile: &[[i32; PANEL]],
        factor: &[f32; PANEL],
        bias: &[f32; PANEL],
        outputs: &mut [f32],
        stride: usize,
        first: usize,
    ) {
        for (sums, row) in tile.iter().zip(outputs.chunks_exact_mut(stride)) {
            let found = values(sums, factor, bias);
            match row[first..].first_chunk_mut::<PANEL>() {
                Some(whole) => *whole = found,
                None => row[first..].copy_from_slice(&found[..stride - first]),
            }
        }
    }
}

vectorised! {
    fn add(
        tile: &[[i32; PANEL]],
        factor: &[f32; PANEL],
        bias: &[f32; PANEL],
        outputs: &mut [f32],
        stride: usize,
        first: usize,
    ) {
        for (sums, row) in tile.iter().zip(outputs.chunks_exact_mut(stride)) {
            let found = values(sums, factor, bias);
            match row[first..].first_chunk_mut::<PANEL>() {
                Some(whole) => *whole = std::array::from_fn(|at| whole[at] + found[at]),
                None => row[first..].iter_mut().zip(found).for_each(|(sum, value)| *sum += value),
            }
        }
    }
}

vectorised! {
    /// In passes over the whole tile, since compilers vectorise long simple loops best.
    fn gelu_rounded(
        tile: &mut Tile,
        factor: &[f32; PANEL],
        bias: &[f32; PANEL],
        steps: &[f32],
        zero: u8,
        bytes: &mut [u8],
        stride: usize,
        first: usize,
    ) {
        let mut all_steps = [0.0; PANEL];
        all_steps[..steps.len()].copy_from_slice(steps);
        tile.values.resize(tile.sums.len(), [0.0; PANEL]);
        tile.bytes.resize(tile.sums.len(), [0; PANEL]);
        for (sums, row) in tile.sums.iter().zip(&mut tile.values) {
            *row = values(sums, factor, bias);
        }
        for value in tile.values.as_flattened_mut() {
            *value = gelu(*value);
        }
        for row in &mut tile.values {
            *row = std::array::from_fn(|at| row[at] * all_steps[at]);
        }
        for (byte, value) in tile.bytes.as_flattened_mut().iter_mut().zip(tile.values.as_flattened()) {
            *byte = rounded(*value, zero);
        }
        for (found, row) in tile.bytes.iter().zip(bytes.chunks_exact_mut(stride)) {
            match row[first..].first_chunk_mut::<PANEL>() {
                Some(whole) if steps.len() == PANEL => *whole = *found,
                _ => row[first..first + steps.len()].copy_from_slice(&found[..steps.len()]),
            }
        }
    }
}

#[cfg(test)]
mod tests;
