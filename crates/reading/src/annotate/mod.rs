//! Predicates with senses, roles and whether they happened: the door `polybius annotate`.
//!
//! Words are given, offsets count words. Roles are PropBank's, `happened` is on the scale of UDS, from about -2 (did not)
//! to +2 (did); both are the language model's.

mod given;
#[cfg(test)]
mod tests;

use polybius_knowledge::sense;
use polybius_language::{Argument, Sentence};

use crate::Reader;

/// A predicate with what its sentence says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// Index of its word.
    pub index: usize,
    /// PropBank sense, `deliver.01`.
    pub sense: String,
    /// Whether it happened: about -2 for no, +2 for yes.
    pub happened: f32,
    /// Its arguments, in the order of the sentence.
    pub arguments: Vec<Argument>,
}

/// Annotates one sentence given as words: the predicates asked for, else those that the model finds.
pub fn annotate(words: &[String], predicates: Option<&[usize]>, reader: &Reader) -> Vec<Predicate> {
    if words.is_empty() || predicates.is_some_and(<[usize]>::is_empty) {
        return Vec::new();
    }
    let (text, given) = given::sentence(words, predicates.unwrap_or_default());
    let analysis = reader.language.analyse_words(&text, &given);
    match analysis.sentences.first() {
        Some(sentence) if sentence.tokens.len() == words.len() => predicates_of(sentence),
        _ => Vec::new(),
    }
}

fn predicates_of(sentence: &Sentence) -> Vec<Predicate> {
    let annotated = |predicate: &polybius_language::Predicate| Predicate {
        index: predicate.token,
        sense: sense_of(sentence, predicate.token),
        happened: predicate.happened,
        arguments: predicate.arguments.clone(),
    };
    sentence.predicates.iter().map(annotated).collect()
}

fn sense_of(sentence: &Sentence, word: usize) -> String {
    let token = &sentence.tokens[word];
    let part = token.upos.name().chars().next().unwrap_or('X');
    sense(&token.lemma.to_lowercase(), part)
}
