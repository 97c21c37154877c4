//! Coding by what the language model makes of the words: a head trained on pairs of parties with their roots.
//!
//! The two parties attend over the words of their text; a layer over the parties and what they read scores the roots.
//!
//! # Source
//! `training/coding.py` made `models/en/coding.safetensors`; labels of PLV (see `models/en/MODEL_CARD.md`).

use std::sync::OnceLock;

use polybius_language::{Analysis, Vectors};
use polybius_text::Span;
use safetensors::SafeTensors;

use super::scores::ROOTS;
use crate::layers::{Layer, add, dot, floats};

static WEIGHTS: &[u8] = include_bytes!("../../../../models/en/coding.safetensors");

/// The trained layers.
pub(super) struct Head {
    source: Layer,
    target: Layer,
    query: Layer,
    key: Layer,
    /// What a word's being part of the source (1), the target (2) or both adds to its key.
    standing: Vec<f32>,
    value: Layer,
    inner: Layer,
    scores: Layer,
    /// How much the lexicon's log probabilities count beside the head's.
    lexicon_share: f32,
}

impl Head {
    /// The head that is built into the program.
    pub(super) fn embedded() -> &'static Self {
        static HEAD: OnceLock<Head> = OnceLock::new();
        HEAD.get_or_init(|| Self::read(WEIGHTS).expect("the weights that the program is built with fit"))
    }

    fn read(file: &[u8]) -> Result<Self, safetensors::SafeTensorError> {
        let tensors = SafeTensors::deserialize(file)?;
        Ok(Self {
            source: Layer::read(&tensors, "source")?,
            target: Layer::read(&tensors, "target")?,
            query: Layer::read(&tensors, "query")?,
            key: Layer::read(&tensors, "key")?,
            standing: floats(&tensors, "standing")?,
            value: Layer::read(&tensors, "value")?,
            inner: Layer::read(&tensors, "inner")?,
            scores: Layer::read(&tensors, "scores")?,
            lexicon_share: floats(&tensors, "lexicon_share")?[0],
        })
    }

    /// The probabilities of the roots, from the head and the lexicon's probabilities.
    pub(super) fn weigh(&self, words: &Words<'_>, lexicon: [f32; ROOTS]) -> [f32; ROOTS] {
        let mut scores: [f32; ROOTS] =
            self.logits(words).try_into().expect("the head has one score for each root, as a test checks");
        for (score, probability) in scores.iter_mut().zip(lexicon) {
            *score += self.lexicon_share * probability.max(1e-4).ln();
        }
        softmax(&mut scores);
        scores
    }

    fn logits(&self, words: &Words<'_>) -> Vec<f32> {
        let mut parties = mean(&self.source, words, SOURCE);
        parties.extend(mean(&self.target, words, TARGET));
        let asked: Vec<f32> = parties.iter().map(|value| value.max(0.0)).collect();
        let mut read = parties;
        for query in self.query.apply(&asked).chunks_exact(self.key.outputs()) {
            read.extend(self.attend(words, query));
        }
        let mut inner = self.inner.apply(&read);
        inner.iter_mut().for_each(|value| *value = value.max(0.0));
        self.scores.apply(&inner)
    }

    /// What a query reads: the words' vectors, weighed by how well their keys fit. The query is taken to the vectors, so
    /// that no word needs a key of its own.
    fn attend(&self, words: &Words<'_>, query: &[f32]) -> Vec<f32> {
        let wanted = self.key.transposed(query, words.vectors.width());
        let standing: Vec<f32> = self.standing.chunks_exact(query.len()).map(|row| dot(row, query)).collect();
        let scale = (query.len() as f32).sqrt();
        let score = |(word, flags): (usize, &u8)| {
            (dot(words.vectors.row(word), &wanted) + standing[usize::from(*flags)]) / scale
        };
        let mut weights: Vec<f32> = words.flags.iter().enumerate().map(score).collect();
        softmax(&mut weights);
        let mut sum = vec![0.0; words.vectors.width()];
        for (word, weight) in weights.iter().enumerate() {
            add(&mut sum, words.vectors.row(word), *weight);
        }
        self.value.apply(&sum)
    }
}

const SOURCE: u8 = 1;
const TARGET: u8 = 2;

/// The words of a text as the head reads them.
pub(super) struct Words<'a> {
    vectors: &'a Vectors,
    /// For each word whether it is part of the source, the target, both or none.
    flags: Vec<u8>,
}

impl<'a> Words<'a> {
    /// The words of the text, with the places of the two parties; none for a text without words.
    pub(super) fn new(analysis: &Analysis, vectors: &'a Vectors, sources: &[Span], targets: &[Span]) -> Option<Self> {
        let flag = |places: &[Span], span: Span, flag: u8| {
            if places.iter().any(|place| place.overlaps(span)) { flag } else { 0 }
        };
        let tokens = analysis.sentences.iter().flat_map(|sentence| &sentence.tokens);
        let flags: Vec<u8> =
            tokens.map(|token| flag(sources, token.span, SOURCE) | flag(targets, token.span, TARGET)).collect();
        (!flags.is_empty()).then_some(Self { vectors, flags })
    }
}

/// The mean over the words of a party; zero where it is not in the text.
fn mean(layer: &Layer, words: &Words<'_>, party: u8) -> Vec<f32> {
    let mut sum = vec![0.0; words.vectors.width()];
    let members = || words.flags.iter().enumerate().filter(|(_, flags)| **flags & party != 0);
    let share = 1.0 / members().count().max(1) as f32;
    members().for_each(|(word, _)| add(&mut sum, words.vectors.row(word), share));
    if members().next().is_none() { vec![0.0; layer.outputs()] } else { layer.apply(&sum) }
}

fn softmax(values: &mut [f32]) {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    values.iter_mut().for_each(|value| *value = (*value - most).exp());
    let sum: f32 = values.iter().sum();
    values.iter_mut().for_each(|value| *value /= sum);
}
