//! The graph: from a window's pieces to the outputs of its words.

use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, Tensor};

use super::{Labels, ModelError};
use crate::decode::Matrix;

/// What the graph reads of one window.
#[derive(Debug, Default)]
pub(crate) struct WindowInput {
    pub(crate) pieces: Vec<i32>,
    pub(crate) shapes: Vec<i32>,
    /// Index of each word's first piece.
    pub(crate) words: Vec<i32>,
}

/// What the graph says of each word of a window.
pub(crate) struct Outputs {
    pub(crate) sentence_end: Matrix,
    pub(crate) upos: Matrix,
    pub(crate) features: Matrix,
    pub(crate) lemma: Matrix,
    pub(crate) names: Matrix,
    pub(crate) arc_dependent: Matrix,
    pub(crate) arc_head: Matrix,
    pub(crate) relation_dependent: Matrix,
    pub(crate) relation_head: Matrix,
}

/// The graph's constants that decoding needs; the relation of a root word is known without.
pub(crate) struct Constants {
    pub(crate) root_arc_head: Vec<f32>,
    pub(crate) relation_weight: Matrix,
    pub(crate) relation_bias: Vec<f32>,
}

const INPUTS: [&str; 4] = ["pieces", "shapes", "mask", "words"];

const OUTPUTS: [&str; 9] = [
    "sentence_end",
    "upos",
    "features",
    "lemma",
    "names",
    "arc_dependent",
    "arc_head",
    "relation_dependent",
    "relation_head",
];

const CONSTANTS: [&str; 3] = ["root_arc_head", "relation_weight", "relation_bias"];

/// The loaded graph.
pub(crate) struct Network {
    model: Model,
    inputs: [NodeId; 4],
    outputs: [NodeId; 9],
}

impl Network {
    /// Loads the graph.
    ///
    /// # Errors
    /// When it is no ONNX graph or lacks an input or output.
    pub(crate) fn load(onnx: &'static [u8]) -> Result<Self, ModelError> {
        let model = ModelOptions::with_all_ops()
            .prepack_weights(true)
            .load_static_slice(onnx)
            .map_err(|error| ModelError::new(format!("model.onnx: {error}")))?;
        Ok(Self { inputs: nodes(&model, INPUTS)?, outputs: nodes(&model, OUTPUTS)?, model })
    }

    /// The graph's constants.
    ///
    /// # Errors
    /// When one is missing or of another size than the rest of the model.
    pub(crate) fn constants(&self, labels: &Labels, outputs: &Outputs) -> Result<Constants, ModelError> {
        let run = |name: &str| self.model.run(Vec::new(), &[nodes(&self.model, [name])?[0]], None).map_err(run_error);
        let vector = |name: &str, width: usize| -> Result<Vec<f32>, ModelError> {
            let values = floats(name, run(name)?.remove(0))?;
            expect(name, values.len(), width)?;
            Ok(values)
        };
        let [root, weight, bias] = CONSTANTS;
        let (arcs, relations) = (outputs.arc_head.width(), outputs.relation_head.width());
        let rows = labels.relations.len();
        Ok(Constants {
            root_arc_head: vector(root, arcs)?,
            relation_weight: Matrix::new(vector(weight, rows * relations)?, relations),
            relation_bias: vector(bias, rows)?,
        })
    }

    /// Reads one window; it runs alone, so its outputs cannot depend on others.
    ///
    /// # Errors
    /// When the graph does not run, which is found out when it is loaded.
    pub(crate) fn run(&self, window: &WindowInput, pool: Option<Arc<ThreadPool>>) -> Result<Outputs, ModelError> {
        let length = window.pieces.len();
        let count = window.words.len();
        let inputs: [ValueOrView; 4] = [
            NdTensor::from_data([1, length], window.pieces.clone()).into(),
            NdTensor::from_data([1, length], window.shapes.clone()).into(),
            NdTensor::from_data([1, length], vec![1.0_f32; length]).into(),
            NdTensor::from_data([count], window.words.clone()).into(),
        ];
        let inputs = self.inputs.into_iter().zip(inputs).collect();
        let options = RunOptions::default().with_thread_pool(pool);
        let values = self.model.run(inputs, &self.outputs, Some(options)).map_err(run_error)?;
        let mut rows = OUTPUTS.into_iter().zip(values).map(|(name, value)| matrix(name, value, count));
        let mut next = || rows.next().expect("as many values as outputs");
        Ok(Outputs {
            sentence_end: next()?,
            upos: next()?,
            features: next()?,
            lemma: next()?,
            names: next()?,
            arc_dependent: next()?,
            arc_head: next()?,
            relation_dependent: next()?,
            relation_head: next()?,
        })
    }
}

impl Outputs {
    /// Compares the widths of the outputs with what `labels.json` names.
    ///
    /// # Errors
    /// When one differs.
    pub(crate) fn check(&self, labels: &Labels) -> Result<(), ModelError> {
        expect("sentence_end", self.sentence_end.width(), 1)?;
        expect("upos", self.upos.width(), labels.upos.len())?;
        expect("features", self.features.width(), labels.features.len())?;
        expect("lemma", self.lemma.width(), labels.lemma_rules.len())?;
        expect("names", self.names.width(), labels.names.len())?;
        expect("arc_dependent", self.arc_dependent.width(), self.arc_head.width())?;
        expect("relation_dependent", self.relation_dependent.width(), self.relation_head.width())
    }
}

fn nodes<const N: usize>(model: &Model, names: [&str; N]) -> Result<[NodeId; N], ModelError> {
    let missing = |name: &str| ModelError::new(format!("model.onnx has no {name:?}"));
    let found: Result<Vec<NodeId>, ModelError> =
        names.iter().map(|name| model.find_node(name).ok_or_else(|| missing(name))).collect();
    Ok(found?.try_into().expect("as many nodes as names"))
}

fn matrix(name: &str, value: Value, rows: usize) -> Result<Matrix, ModelError> {
    let values = floats(name, value)?;
    if rows == 0 || values.is_empty() || values.len() % rows != 0 {
        return Err(ModelError::new(format!("output {name:?} has {} values for {rows} words", values.len())));
    }
    let width = values.len() / rows;
    Ok(Matrix::new(values, width))
}

fn floats(name: &str, value: Value) -> Result<Vec<f32>, ModelError> {
    let tensor: Tensor<f32> = value.try_into().map_err(|error| ModelError::new(format!("output {name:?}: {error}")))?;
    Ok(tensor.to_vec())
}

fn expect(name: &str, found: usize, expected: usize) -> Result<(), ModelError> {
    if found == expected {
        return Ok(());
    }
    Err(ModelError::new(format!("output {name:?} has {found} values, expected {expected}")))
}

fn run_error(error: rten::RunError) -> ModelError {
    ModelError::new(format!("model.onnx does not run: {error}"))
}
