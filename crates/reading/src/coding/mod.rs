//! Which act is it that one party of a sentence does to another? The door `polybius code`.
//!
//! Two coders stand behind one interface ([`Coder`]): the transparent [`lexicon`], which finds the predicate that governs
//! both parties and asks the codebook, and, where the reader has one, a head on what the lexicon saw. Each gives
//! probabilities over the fifteen roots.

mod compose;
mod lexicon;
mod pair;
mod scores;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use polybius_knowledge::codebook::{Codebook, Root};

use crate::Reader;
use crate::account::{Modality, Polarity};

pub use pair::Pair;
pub use scores::Scores;

/// What an act counts as, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Coding {
    /// The most likely root.
    pub root: Root,
    /// Its CAMEO code.
    pub cameo: Cow<'static, str>,
    /// Its quad class, 1 to 4.
    pub quad: u8,
    /// How the act is told.
    pub modality: Modality,
    /// Whether it is told as so.
    pub polarity: Polarity,
    /// The most likely root's probability.
    pub confidence: f32,
    /// A probability for each of the fifteen roots.
    pub scores: Scores,
    /// The rule that found it; `code/prior` when nothing at all was found.
    pub by: &'static str,
}

/// Something that codes what one party does to another.
pub trait Coder {
    /// Codes one pair.
    fn code(&self, pair: &Pair) -> Coding;
}

/// The coder that needs nothing but the reader: tree and codebook.
pub struct Lexicon<'r> {
    reader: &'r Reader,
}

impl<'r> Lexicon<'r> {
    /// Codes with the reader's language model and tables.
    pub fn new(reader: &'r Reader) -> Self {
        Self { reader }
    }
}

impl Coder for Lexicon<'_> {
    fn code(&self, pair: &Pair) -> Coding {
        lexicon::code(pair, self.reader)
    }
}

/// Codes what the source of the pair does to its target; never without an answer.
pub fn code(pair: &Pair, reader: &Reader) -> Coding {
    Lexicon::new(reader).code(pair)
}

fn quad_of(root: Root) -> u8 {
    Codebook::embedded().quad_of(root)
}
