//! Which act is it that one party of a sentence does to another? The door `polybius code`.
//!
//! Two coders stand behind one door: the transparent [`lexicon`], which finds the predicate that governs both parties and
//! asks the codebook, and a trained [`head`] on what the language model makes of the words, which takes the lexicon's
//! answer into account. Each gives probabilities over the fifteen roots.

mod compose;
mod head;
mod lexicon;
mod pair;
mod scores;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use polybius_knowledge::codebook::{Codebook, Root};

use crate::Reader;
use crate::account::{Modality, Polarity};
use head::{Head, Words};
use lexicon::Vote;

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
    /// Which coder decided: `code/lexicon` when its answer stands, `code/head` when the head overruled it, `code/prior` when
    /// the lexicon was asked alone and found nothing at all.
    pub by: &'static str,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coder {
    /// The lexicon and the head together.
    Cascade,
    /// The lexicon alone.
    Lexicon,
}

/// Codes what the source of the pair does to its target; never without an answer.
pub fn code(pair: &Pair, reader: &Reader, coder: Coder) -> Coding {
    let (analysis, vectors) = reader.language.analyse_with_vectors(&pair.text);
    let (sources, targets) = (pair.sources(), pair.targets());
    let votes = lexicon::votes(&pair.text, &analysis, reader, &sources, &targets);
    let of_lexicon = lexicon::scores(&votes);
    let words = Words::new(&analysis, &vectors, &sources, &targets).filter(|_| coder == Coder::Cascade);
    let scores = words.map_or_else(
        || of_lexicon.clone(),
        |words| Scores::new(Head::embedded().weigh(&words, of_lexicon.probabilities())),
    );
    let by = match (scores.best() == of_lexicon.best(), votes.is_empty()) {
        (true, false) => "code/lexicon",
        _ if coder == Coder::Lexicon => "code/prior",
        _ => "code/head",
    };
    coding(scores, votes, by)
}

/// The answer: the best root, with the code and telling of the strongest predicate that means it.
fn coding(scores: Scores, votes: Vec<Vote>, by: &'static str) -> Coding {
    let root = scores.best();
    let same = votes.into_iter().filter(|vote| vote.root.joined_name() == root.joined_name());
    let best = same.max_by(|one, other| one.weight.total_cmp(&other.weight));
    let root = best.as_ref().map_or(root, |vote| vote.root);
    let confidence = scores.of(root);
    let (modality, polarity) =
        best.as_ref().map_or((Modality::Actual, Polarity::Affirmed), |vote| (vote.modality, vote.polarity));
    let cameo = best.map_or_else(|| general_code(root).into(), |vote| vote.cameo.into());
    Coding { root, cameo, quad: quad_of(root), modality, polarity, confidence, scores, by }
}

fn quad_of(root: Root) -> u8 {
    Codebook::embedded().quad_of(root)
}

/// The code that stands for the whole root.
fn general_code(root: Root) -> &'static str {
    use Root as R;
    match root {
        R::Accuse => "110",
        R::Agree => "030",
        R::Aid => "070",
        R::Assault => "190",
        R::Coerce => "170",
        R::Concede => "080",
        R::Consult => "040",
        R::Cooperate => "060",
        R::Mobilize => "150",
        R::Protest => "140",
        R::Reject => "120",
        R::Request => "020",
        R::Retreat => "087",
        R::Sanction => "160",
        R::Support => "050",
        R::Threaten => "130",
    }
}
