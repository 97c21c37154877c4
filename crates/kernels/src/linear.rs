//! Layers with rounded inputs and weights.

use std::fmt;
use std::ops::Range;

use crate::functions::{gelu, rounded};
use crate::path::vectorised;
use crate::product::{PAIR, product};
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
        self.each_panel(0..self.factor.len(), path, inputs, &mut tile.sums, |panel, sums| {
            store(path, sums, &self.factor[panel], &self.bias[panel], outputs, self.outputs, panel * PANEL);
        });
    }

    /// Adds the outputs of all rows to what is there.
    pub fn add_to(&self, path: Path, inputs: &Activations, tile: &mut Tile, sums: &mut [f32]) {
        self.each_panel(0..self.factor.len(), path, inputs, &mut tile.sums, |panel, found| {
            add(path, found, &self.factor[panel], &self.bias[panel], sums, self.outputs, panel * PANEL);
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
        let Tile { sums, values, bytes } = tile;
        let mut first = 0;
        for (layer, rounded) in next {
            assert!(first % PANEL == 0, "outputs are shared out in panels");
            rounded.resize(inputs.rows(), layer.inputs());
            let start = first / PANEL;
            let panels = start..start + layer.inputs().div_ceil(PANEL);
            self.each_panel(panels, path, inputs, sums, |panel, sums| {
                let at = (panel - start) * PANEL;
                let count = PANEL.min(layer.inputs() - at);
                let mut steps = [0.0; PANEL];
                steps[..count].copy_from_slice(&layer.steps[at..at + count]);
                apply(path, sums, &self.factor[panel], &self.bias[panel], values);
                gelu_rounded(path, values, &steps, layer.zero, bytes);
                put(bytes, count, at, rounded);
            });
            first += layer.inputs();
        }
        assert!(first == self.outputs, "all outputs are shared out");
    }

    /// Multiplies some panels, in pairs, and finishes each.
    fn each_panel(
        &self,
        panels: Range<usize>,
        path: Path,
        inputs: &Activations,
        sums: &mut Vec<[i32; PANEL]>,
        mut finish: impl FnMut(usize, &[[i32; PANEL]]),
    ) {
        for first in panels.clone().step_by(PAIR) {
            let pair = &self.weights.panels()[first..panels.end.min(first + PAIR)];
            product(path, inputs, pair, sums);
            for (panel, sums) in sums.chunks(inputs.rows().max(1)).enumerate() {
                finish(first + panel, sums);
            }
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
    /// Writes down the outputs that the sums of a panel stand for.
    fn apply(tile: &[[i32; PANEL]], factor: &[f32; PANEL], bias: &[f32; PANEL], outputs: &mut Vec<[f32; PANEL]>) {
        outputs.resize(tile.len(), [0.0; PANEL]);
        for (sums, row) in tile.iter().zip(outputs) {
            *row = values(sums, factor, bias);
        }
    }
}

vectorised! {
    /// In passes over all rows, since compilers vectorise long simple loops best.
    fn gelu_rounded(rows: &mut [[f32; PANEL]], steps: &[f32; PANEL], zero: u8, bytes: &mut Vec<[u8; PANEL]>) {
        bytes.resize(rows.len(), [0; PANEL]);
        for value in rows.as_flattened_mut() {
            *value = gelu(*value);
        }
        for row in rows.iter_mut() {
            *row = std::array::from_fn(|at| row[at] * steps[at]);
        }
        for (byte, value) in bytes.as_flattened_mut().iter_mut().zip(rows.as_flattened()) {
            *byte = rounded(*value, zero);
        }
    }
}

/// Puts some bytes of every row at their place among the inputs of the next layer.
fn put(rows: &[[u8; PANEL]], count: usize, place: usize, inputs: &mut Activations) {
    let stride = inputs.width();
    for (found, row) in rows.iter().zip(inputs.bytes_mut().chunks_exact_mut(stride)) {
        match row[place..].first_chunk_mut::<PANEL>() {
            Some(whole) if count == PANEL => *whole = *found,
            _ => row[place..place + count].copy_from_slice(&found[..count]),
        }
    }
}

#[cfg(test)]
mod tests;
