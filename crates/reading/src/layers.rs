//! Layers of the small trained heads that read the language model's vectors.

use safetensors::{SafeTensorError, SafeTensors};

/// A layer: one row of weights and one bias for each output.
pub(crate) struct Layer {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Layer {
    /// The layer `name` of a file: `name.weight` `[O, I]` and `name.bias` `[O]`.
    pub(crate) fn read(tensors: &SafeTensors<'_>, name: &str) -> Result<Self, SafeTensorError> {
        Ok(Self {
            weight: floats(tensors, &format!("{name}.weight"))?,
            bias: floats(tensors, &format!("{name}.bias"))?,
        })
    }

    /// How many numbers it gives.
    pub(crate) fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// What it makes of its inputs.
    pub(crate) fn apply(&self, input: &[f32]) -> Vec<f32> {
        self.weight.chunks_exact(input.len()).zip(&self.bias).map(|(row, bias)| dot(row, input) + bias).collect()
    }

    /// The weights' sum of `values`, one for each output: what inputs are multiplied with in the product with `values`.
    pub(crate) fn transposed(&self, values: &[f32], inputs: usize) -> Vec<f32> {
        let mut sum = vec![0.0; inputs];
        for (row, value) in self.weight.chunks_exact(inputs).zip(values) {
            add(&mut sum, row, *value);
        }
        sum
    }
}

/// The numbers of a tensor.
pub(crate) fn floats(tensors: &SafeTensors<'_>, name: &str) -> Result<Vec<f32>, SafeTensorError> {
    let (chunks, _) = tensors.tensor(name)?.data().as_chunks::<4>();
    Ok(chunks.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

/// Adds `weight` times `values`.
pub(crate) fn add(sum: &mut [f32], values: &[f32], weight: f32) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
}

/// The product of two vectors, summed in eight lanes in a fixed order.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (x, y) in a.iter().zip(b) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f32>() + a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum::<f32>()
}
