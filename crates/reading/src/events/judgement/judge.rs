//! The trained head that weighs the signs of an event and what the language model makes of the words.
//!
//! A hidden layer adds up what each sign means to it and what it reads in the vectors; five scores come from it, one for each
//! question that a reader of the records answers.
//!
//! # Source
//! `training/judgement.py` made `models/en/judgement.safetensors` from the marks in `training/marks` (see `models/en/MODEL_CARD.md`).

use std::collections::HashMap;
use std::sync::OnceLock;

use safetensors::SafeTensors;

use super::Evidence;
use crate::layers::{Layer, add, floats};

static WEIGHTS: &[u8] = include_bytes!("../../../../../models/en/judgement.safetensors");

/// How likely a careful reader would say yes, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// Whether the word tells a political event at all.
    pub event: f32,
    /// Whether those who do it are right and complete.
    pub source: f32,
    /// Whether those to whom it is done are right and complete.
    pub target: f32,
    /// Whether the root is right.
    pub root: f32,
    /// Whether modality and polarity are right.
    pub modality: f32,
}

/// The trained layers.
pub(super) struct Judge {
    /// The row of `meanings` that belongs to each sign.
    signs: HashMap<String, usize>,
    /// What a sign adds to the hidden layer.
    meanings: Vec<f32>,
    /// What the vectors add to it.
    vectors: Layer,
    /// The scores of the five questions.
    scores: Layer,
}

impl Judge {
    /// The judge that is built into the program.
    pub(super) fn embedded() -> &'static Self {
        static JUDGE: OnceLock<Judge> = OnceLock::new();
        JUDGE.get_or_init(|| Self::read(WEIGHTS).expect("the weights that the program is built with fit"))
    }

    fn read(file: &[u8]) -> Result<Self, safetensors::SafeTensorError> {
        let (_, metadata) = SafeTensors::read_metadata(file)?;
        let names = metadata.metadata().as_ref().and_then(|texts| texts.get("signs"));
        let names = names.ok_or_else(|| safetensors::SafeTensorError::TensorNotFound("signs".to_owned()))?;
        let tensors = SafeTensors::deserialize(file)?;
        Ok(Self {
            signs: names.lines().enumerate().map(|(row, name)| (name.to_owned(), row)).collect(),
            meanings: floats(&tensors, "meanings")?,
            vectors: Layer::read(&tensors, "vectors")?,
            scores: Layer::read(&tensors, "scores")?,
        })
    }

    /// What it thinks of an event of which this is known.
    pub(super) fn weigh(&self, evidence: &Evidence) -> Judgement {
        let mut hidden = self.vectors.apply(&evidence.vectors);
        let width = hidden.len();
        for row in evidence.signs.iter().filter_map(|sign| self.signs.get(sign)) {
            add(&mut hidden, &self.meanings[row * width..(row + 1) * width], 1.0);
        }
        hidden.iter_mut().for_each(|value| *value = value.max(0.0));
        let scores = self.scores.apply(&hidden);
        let likely = |question: usize| 1.0 / (1.0 + (-scores[question]).exp());
        Judgement { event: likely(0), source: likely(1), target: likely(2), root: likely(3), modality: likely(4) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Evidence;
    use super::Judge;

    #[test]
    fn every_sign_has_a_row_and_every_question_a_score() {
        let judge = Judge::embedded();
        assert_eq!(judge.meanings.len(), judge.signs.len() * judge.vectors.outputs());
        assert_eq!(judge.scores.outputs(), 5);
    }

    #[test]
    fn signs_speak_for_and_against_and_unknown_ones_do_not() {
        let judge = Judge::embedded();
        let weigh = |signs: &[&str]| {
            let signs = signs.iter().map(|sign| (*sign).to_owned()).collect();
            judge.weigh(&Evidence { signs, vectors: vec![0.0; 6 * 384] })
        };
        let plain = weigh(&[]);
        assert_eq!(weigh(&["a sign that nobody has given"]), plain);
        let told = weigh(&["source.in power", "source.way=nsubj", "source.role=ARG0", "root=ACCUSE"]);
        let untold = weigh(&["source.way=far", "source.unknown", "source.no party", "source.kind=none"]);
        assert!(told.source > untold.source, "{told:?} {untold:?}");
    }
}
