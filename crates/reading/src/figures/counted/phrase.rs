//! Nouns with what belongs to them, as spans.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use crate::words::SIGHT;

/// Nouns that only say how the counting is done; what is counted stands behind "of".
pub const MEASURES: [&str; 14] = [
    "percentage",
    "share",
    "proportion",
    "number",
    "percent",
    "majority",
    "total",
    "rate",
    "level",
    "amount",
    "part",
    "portion",
    "group",
    "population",
];

/// The noun behind "of" below `word`.
pub fn of_child(tree: &Tree<'_>, word: usize) -> Option<usize> {
    tree.children_by(word, "nmod")
        .find(|child| child > &word && tree.children_by(*child, "case").any(|case| tree.lemma(case) == "of"))
}

/// The noun of the phrase that begins at `first`.
pub fn governor(tree: &Tree<'_>, first: usize) -> Option<usize> {
    let mut word = first;
    while !matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Pronoun) {
        word = tree.head(word).filter(|head| *head > word && *head < first + 8)?;
    }
    while let Some(head) = tree
        .head(word)
        .filter(|head| *head > word && tree.is_any(word, &["compound", "nmod:poss", "amod", "flat", "det", "nummod"]))
    {
        word = head;
    }
    Some(word)
}

/// From behind the number to the noun, with what stands between; brackets and rates are left out ("a five billion (5bn)
/// shortfall", "a 2 cent a gallon increase").
pub fn phrase(tree: &Tree<'_>, noun: usize, from: usize) -> Span {
    let behind_brackets = (from..noun).rev().find(|word| tree.form(*word) == ")").map_or(from, |word| word + 1);
    let rated = matches!(tree.form(behind_brackets), "a" | "per" | "an") && behind_brackets + 1 < noun;
    let from = if rated { behind_brackets + 2 } else { behind_brackets };
    let first = (from..=noun).find(|word| !skipped(tree, *word)).unwrap_or(noun);
    tree.span_between(first..noun + 1)
}

fn skipped(tree: &Tree<'_>, word: usize) -> bool {
    // "three and six-month bills"
    matches!(tree.upos(word), Upos::Punctuation | Upos::CoordinatingConjunction)
        || matches!(tree.lemma(word), "of" | "the" | "more" | "other" | "additional")
}

/// A noun with the modifiers around it, without its own preposition, its article, relative clauses and what hangs on by
/// prepositions other than "of".
pub fn compact(tree: &Tree<'_>, noun: usize) -> Span {
    let words = tree.subtree_where(noun, |child| {
        if child.abs_diff(noun) > SIGHT {
            return false;
        }
        let top = tree.head(child) == Some(noun);
        match tree.token(child).relation.base() {
            "compound" | "amod" | "flat" | "nummod" | "fixed" => true,
            "nmod" => tree.is(child, "nmod:poss") || child > noun && has_case(tree, child, &["of"]),
            "case" => !top,
            "det" => !(top && is_article(tree, child)),
            _ => false,
        }
    });
    tree.span_of(&words)
}

/// A noun with the modifiers before it, nothing behind it.
pub fn ending(tree: &Tree<'_>, noun: usize) -> Span {
    let (whole, last) = (compact(tree, noun), tree.span_between(noun..noun + 1));
    Span { end: last.end, ..whole }
}

/// A noun with everything below it but its preposition.
pub fn full(tree: &Tree<'_>, noun: usize) -> Span {
    let case = |word: usize| {
        tree.is_any(word, &["case", "punct", "appos", "parataxis", "conj", "cc"]) && tree.head(word) == Some(noun)
    };
    let words = tree.subtree_where(noun, |child| !case(child) && child.abs_diff(noun) <= SIGHT);
    tree.span_of(&words)
}

pub fn has_case(tree: &Tree<'_>, word: usize, lemmas: &[&str]) -> bool {
    tree.children_by(word, "case").any(|case| lemmas.contains(&tree.lemma(case)))
}

fn is_article(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.lemma(word), "the" | "a" | "an")
}
