//! Whether a predicate happened, on the scale of UDS.
//!
//! The values are means over the training part of UDS (CC BY-SA 4.0, Decompositional Semantics Initiative) for each
//! modality and polarity, with what the form of the word and its place in the sentence add.

use polybius_language::{Tree, Upos};

use crate::account::{Modality, Polarity};
use crate::events::Telling;

/// The value for a predicate that is told so.
pub(super) fn of(tree: &Tree<'_>, word: usize, telling: Telling) -> f32 {
    let told = match (telling.modality, telling.polarity) {
        (Modality::Actual, Polarity::Affirmed) => form(tree, word),
        (Modality::Actual, Polarity::Negated) => 0.05,
        (Modality::Planned, Polarity::Affirmed) => -0.58,
        (Modality::Possible, Polarity::Affirmed) => -0.48,
        (Modality::Conditional, Polarity::Affirmed) => -0.48,
        (Modality::Requested, Polarity::Affirmed) => -0.48,
        (Modality::PastHabit, Polarity::Affirmed) => 1.1,
        (_, Polarity::Negated) => -0.39,
    };
    (told * 100.0_f32).round() / 100.0
}

/// A finite verb in the past is surest; infinitives and imperatives are least so.
fn form(tree: &Tree<'_>, word: usize) -> f32 {
    let features = &tree.token(word).features;
    let carried = tree.children_by(word, "aux").any(|aux| tree.token(aux).features.has("Tense", "Past"));
    match () {
        () if features.has("Tense", "Past") || carried => 0.99,
        () if features.has("Mood", "Imp") => -0.48,
        () if features.has("VerbForm", "Inf") && tree.child(word, "aux").is_none() => -0.2,
        () if features.has("VerbForm", "Ger") => 0.48,
        () if tree.upos(word) != Upos::Verb => 0.51,
        () => 0.68,
    }
}
