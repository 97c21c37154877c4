//! The language model with all its heads.

mod error;
mod labels;
mod network;
mod reading;

use std::sync::{Arc, Mutex, PoisonError};

use rten::ThreadPool;

pub use error::ModelError;
use labels::Labels;
use network::{Network, Outputs, WindowInput};
use reading::Reading;

use crate::Analysis;
use crate::decode::Relations;
use crate::tokenizer::{self, Word};
use crate::wordpiece::{self, WordPieces};

static MODEL: &[u8] = include_bytes!("../../../../models/en/model.onnx");
const VOCABULARY: &str = include_str!("../../../../models/en/vocabulary.txt");
const LABELS: &str = include_str!("../../../../models/en/labels.json");

/// The language model with all its heads; shared by all threads.
///
/// Each thread that calls it at the same time gets a helper thread of its own on which the whole text is read, so that
/// many texts at once scale with the cores. Call it from plain threads: a thread of another work-stealing pool would
/// start on further texts while it waits.
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
    root_arc_head: Vec<f32>,
    /// Helper threads that nobody uses at the moment.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
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

    fn load(onnx: &'static [u8], vocabulary: &str, labels: &str) -> Result<Self, ModelError> {
        let network = Network::load(onnx)?;
        let pieces = WordPieces::new(vocabulary)?;
        let labels = Labels::new(labels)?;
        let pool = Arc::new(ThreadPool::with_num_threads(1));
        let outputs = network.run(&trial(&pieces), Some(pool.clone()))?;
        outputs.check(&labels)?;
        let constants = network.constants(&labels, &outputs)?;
        let relations =
            Relations { weight: constants.relation_weight, bias: constants.relation_bias, root: labels.root };
        let root_arc_head = constants.root_arc_head;
        Ok(Self { network, pieces, labels, relations, root_arc_head, idle: Mutex::new(vec![pool]) })
    }

    /// Reads a text: its sentences, their trees and names.
    pub fn analyse(&self, text: &str) -> Analysis {
        let words = tokenizer::paragraphs(text).concat();
        self.on_helper(|pool| Reading::of_text(self, text, &words).run(pool))
    }

    /// Reads the same words and sentences anew: everything but these is replaced.
    pub fn analyse_words(&self, text: &str, given: &Analysis) -> Analysis {
        let words = tokenizer::given(text, given);
        self.on_helper(|pool| Reading::of_sentences(self, text, &words, given).run(pool))
    }

    /// Runs a job on a helper thread, which is made when all others are at work.
    fn on_helper(&self, job: impl FnOnce(&Arc<ThreadPool>) -> Analysis + Send) -> Analysis {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = idle().pop();
        let pool = taken.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let analysis = pool.run(|| job(&pool));
        idle().push(pool);
        analysis
    }

    /// What the graph reads of some words.
    fn input(&self, text: &str, words: &[Word]) -> WindowInput {
        let mut input = WindowInput::default();
        input.pieces.push(self.pieces.classify);
        input.shapes.push(wordpiece::SPECIAL_SHAPE);
        for word in words {
            let form = word.span.of(text);
            input.words.push(input.pieces.len() as i32);
            self.pieces.append(form, &mut input.pieces);
            input.shapes.push(wordpiece::shape(form, word.gap));
            input.shapes.resize(input.pieces.len(), wordpiece::continued_shape(form));
        }
        input.pieces.push(self.pieces.separate);
        input.shapes.push(wordpiece::SPECIAL_SHAPE);
        input
    }

    fn run(&self, text: &str, words: &[Word], pool: &Arc<ThreadPool>) -> Outputs {
        let outputs = self.network.run(&self.input(text, words), Some(pool.clone()));
        outputs.expect("a graph that ran when it was loaded runs")
    }
}

/// A window of one unknown word, to try the graph on.
fn trial(pieces: &WordPieces) -> WindowInput {
    WindowInput {
        pieces: vec![pieces.classify, pieces.unknown, pieces.separate],
        shapes: vec![wordpiece::SPECIAL_SHAPE; 3],
        words: vec![1],
    }
}

#[cfg(test)]
mod tests;
