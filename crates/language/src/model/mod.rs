//! The language model with all its heads.

mod encoder;
mod error;
mod labels;
mod network;
mod reading;
mod weights;

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

pub use error::ModelError;
use labels::Labels;
use network::{Network, Outputs, Scratch, WindowInput};
use polybius_kernels::Dense;
use reading::Reading;

use crate::decode::{Relations, Roles};
use crate::tokenizer::{self, Word};
use crate::wordpiece::{self, WordPieces};
use crate::{Analysis, Vectors};

static MODEL: &[u8] = include_bytes!("../../../../models/en/model.safetensors");
const VOCABULARY: &str = include_str!("../../../../models/en/vocabulary.txt");
const LABELS: &str = include_str!("../../../../models/en/labels.json");

/// The language model with all its heads; shared by all threads, each of which reads its texts alone.
///
/// # Example
/// ```
/// let language = polybius_language::Language::english().unwrap();
/// let text = "The envoy left. Talks go on.";
/// let analysis = language.analyse(text);
/// assert_eq!(analysis.sentences.len(), 2);
/// assert_eq!(analysis.sentences[1].span.of(text), "Talks go on.");
/// ```
pub struct Language {
    network: Network,
    pieces: WordPieces,
    labels: Labels,
    relations: Relations,
    root_arc_head: Dense,
    roles: Roles,
    /// Room to work in that nobody uses at the moment.
    idle: Mutex<Vec<Scratch>>,
}

impl Language {
    /// The English model, whose weights are part of the program.
    ///
    /// # Errors
    /// When the model's files do not fit each other; the error names the weight or label. With the files as they were
    /// compiled in this happens always or never.
    pub fn english() -> Result<Self, ModelError> {
        Self::load(MODEL, VOCABULARY, LABELS)
    }

    /// Name of the model and a hash of its weights, for example `en-0123456789ab`: two programs with the same one read
    /// the same trees.
    pub fn version() -> String {
        format!("en-{}", &blake3::hash(MODEL).to_hex()[..12])
    }

    fn load(weights: &'static [u8], vocabulary: &str, labels: &str) -> Result<Self, ModelError> {
        let pieces = WordPieces::new(vocabulary)?;
        let labels = Labels::new(labels)?;
        let (network, constants) = Network::load(weights, &labels, vocabulary.lines().count())?;
        let relations =
            Relations { weight: constants.relation_weight.packed(), bias: constants.relation_bias, root: labels.root };
        let (root_arc_head, roles) = (constants.root_arc_head, constants.roles);
        Ok(Self { network, pieces, labels, relations, root_arc_head, roles, idle: Mutex::new(Vec::new()) })
    }

    /// Reads a text: its sentences, their trees and names.
    pub fn analyse(&self, text: &str) -> Analysis {
        let words = tokenizer::paragraphs(text).concat();
        self.in_room(|scratch| Reading::of_text(self, text, &words).run(scratch))
    }

    /// Reads a text as [`analyse`](Self::analyse) does, and gives the encoder's vectors of its words too.
    pub fn analyse_with_vectors(&self, text: &str) -> (Analysis, Vectors) {
        let words = tokenizer::paragraphs(text).concat();
        self.in_room(|scratch| Reading::of_text(self, text, &words).run_with_vectors(scratch))
    }

    /// Reads the same words and sentences anew: everything but these is replaced. Where a given sentence lists
    /// predicates, these are the ones that are read.
    pub fn analyse_words(&self, text: &str, given: &Analysis) -> Analysis {
        let words = tokenizer::given(text, given);
        self.in_room(|scratch| Reading::of_sentences(self, text, &words, given).run(scratch))
    }

    /// Does a job in room that other texts have used before, or in new one when all others are at work.
    fn in_room<T>(&self, job: impl FnOnce(&mut Scratch) -> T) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = idle().pop();
        let mut scratch = taken.unwrap_or_default();
        let result = job(&mut scratch);
        idle().push(scratch);
        result
    }

    /// What the network reads of some words.
    fn input(&self, text: &str, words: &[Word]) -> WindowInput {
        let mut input = WindowInput::default();
        input.pieces.push(self.pieces.classify);
        input.shapes.push(wordpiece::SPECIAL_SHAPE);
        for word in words {
            let form = word.span.of(text);
            input.words.push(input.pieces.len());
            self.pieces.append(form, &mut input.pieces);
            input.shapes.push(wordpiece::shape(form, word.gap));
            input.shapes.resize(input.pieces.len(), wordpiece::continued_shape(form));
        }
        input.pieces.push(self.pieces.separate);
        input.shapes.push(wordpiece::SPECIAL_SHAPE);
        input
    }

    /// What the network says of some of the words of a window.
    fn run<'a>(&self, text: &str, words: &[Word], kept: Range<usize>, scratch: &'a mut Scratch) -> &'a Outputs {
        let mut input = self.input(text, words);
        input.words.truncate(kept.end);
        input.words.drain(..kept.start);
        self.network.run(&input, scratch)
    }
}

#[cfg(test)]
mod tests;
