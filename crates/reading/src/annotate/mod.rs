//! Predicates with senses, roles and whether they happened: the door `polybius annotate`.
//!
//! Words are given, offsets count words. Roles are PropBank's, looked up by how a word stands to its predicate in the tree
//! ([`candidates`]) in tables counted from a treebank; `happened` is on the scale of UDS, from about -2 (did not) to +2
//! (did), and follows from modality and polarity ([`happened`]).

mod candidates;
mod given;
mod happened;
#[cfg(test)]
mod tests;

use polybius_knowledge::Roles;
use polybius_language::{Tree, Upos};

use crate::events::tellings;
use crate::{Context, Reader};

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

/// Words in a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// First word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
    /// PropBank role: `ARG0`, `ARGM-TMP`, ….
    pub role: &'static str,
}

/// Annotates one sentence given as words: the predicates asked for, else its verbs.
pub fn annotate(words: &[String], predicates: Option<&[usize]>, reader: &Reader) -> Vec<Predicate> {
    let (text, given) = given::sentence(words);
    let analysis = reader.language.analyse_words(&text, &given);
    let context = Context::new(&text, &analysis, &reader.knowledge);
    match context.trees.first() {
        Some(tree) if tree.len() == words.len() => of_tree(&context, tree, predicates),
        _ => Vec::new(),
    }
}

fn of_tree(context: &Context<'_>, tree: &Tree<'_>, predicates: Option<&[usize]>) -> Vec<Predicate> {
    let verbs: Vec<usize> = (0..tree.len()).filter(|word| tree.upos(*word) == Upos::Verb).collect();
    let mut indices: Vec<usize> =
        predicates.unwrap_or(&verbs).iter().copied().filter(|word| *word < tree.len()).collect();
    indices.sort_unstable();
    indices.dedup();
    let tellings = tellings(context, &indices);
    indices
        .into_iter()
        .zip(tellings)
        .map(|(index, telling)| Predicate {
            index,
            sense: sense(tree, index),
            happened: happened::of(tree, index, telling),
            arguments: arguments(tree, index),
        })
        .collect()
}

fn sense(tree: &Tree<'_>, word: usize) -> String {
    let part = tree.upos(word).name().chars().next().unwrap_or('X');
    Roles::embedded().sense(&candidates::lemma(tree, word), part)
}

/// The arguments: each span once, each numbered role once.
fn arguments(tree: &Tree<'_>, predicate: usize) -> Vec<Argument> {
    let mut found: Vec<Argument> = Vec::new();
    for candidate in candidates::of(tree, predicate) {
        let keys = candidates::keys(tree, predicate, &candidate);
        let Some(role) = Roles::embedded().role(keys.iter().map(String::as_str)) else { continue };
        let taken = |other: &Argument| {
            other.start == candidate.span.start && other.end == candidate.span.end
                || other.role == role && role.as_bytes().get(3).is_some_and(u8::is_ascii_digit)
        };
        if !found.iter().any(taken) {
            found.push(Argument { start: candidate.span.start, end: candidate.span.end, role });
        }
    }
    found.sort_by_key(|argument| (argument.start, argument.end));
    found
}
