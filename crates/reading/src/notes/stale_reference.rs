//! # What it finds
//! An election that the report calls upcoming, although it also says that somebody by name is about to take up the office.
//!
//! # When it does not
//! When taking office is only supposed ("would take office", "if she takes office"), or nobody is named.
//!
//! # Example
//! "The upcoming election worries the town. Ada Lund is poised to assume the presidency.": *upcoming election*.
//!
//! # Source
//! Written for this project.

use polybius_knowledge::Defects;
use polybius_language::{Tree, Upos};
use polybius_text::{EntityKind, Span};

use super::note;
use crate::Context;
use crate::account::Note;

pub(super) fn find(context: &Context<'_>) -> Vec<Note> {
    let Some(evidence) = context.trees.iter().find_map(takes_office) else { return Vec::new() };
    let remark = format!("The report itself says that it is over: “{}”.", evidence.of(context.text));
    context.trees.iter().flat_map(coming_ballots).map(|span| note("stale_reference", span, &remark)).collect()
}

/// "the upcoming election": from the adjective to the noun.
fn coming_ballots(tree: &Tree<'_>) -> Vec<Span> {
    let class = |class: &str, word: usize| {
        Defects::embedded().is(class, tree.lemma(word)) || Defects::embedded().is(class, tree.form(word))
    };
    let ballots = (0..tree.len()).filter(|word| tree.upos(*word) == Upos::Noun && class("ballot", *word));
    let coming = |ballot: usize| {
        tree.children(ballot)
            .iter()
            .copied()
            .find(|word| *word < ballot && class("future", *word))
            .map(|word| word..ballot + 1)
    };
    ballots.filter_map(coming).map(|words| tree.span_between(words)).collect()
}

/// The words in which somebody by name is about to take office.
fn takes_office(tree: &Tree<'_>) -> Option<Span> {
    let verbs = (0..tree.len())
        .filter(|word| Defects::embedded().is("entry", tree.lemma(*word)) || is_entry_form(tree.form(*word)));
    verbs.filter(|verb| !is_supposed(tree, *verb) && names_somebody(tree, *verb)).find_map(|verb| {
        let office = tree.children(verb).iter().copied().find(|word| *word > verb && is_office(tree, *word))?;
        Some(tree.span_between(verb..office + 1))
    })
}

fn is_entry_form(form: &str) -> bool {
    form.strip_suffix('s').is_some_and(|stem| Defects::embedded().is("entry", stem))
}

fn is_office(tree: &Tree<'_>, word: usize) -> bool {
    tree.is_any(word, &["obj", "obl"]) && Defects::embedded().is("office", tree.form(word))
}

/// "would take office", "if she takes office", "took office".
fn is_supposed(tree: &Tree<'_>, verb: usize) -> bool {
    let supposes = |child: &usize| {
        matches!(tree.lemma(*child), "would" | "could" | "might" | "may" | "should" | "if" | "were" | "not")
    };
    let clause = std::iter::once(verb).chain(tree.ancestors(verb).take(2));
    let past = tree.token(verb).features.has("Tense", "Past");
    past || clause.into_iter().any(|word| tree.children(word).iter().any(supposes))
}

/// A person stands among the subjects of the verb or of the clause above it.
fn names_somebody(tree: &Tree<'_>, verb: usize) -> bool {
    let person = |word: usize| {
        tree.sentence().names.iter().any(|name| name.kind == EntityKind::Person && name.tokens.contains(&word))
    };
    let clause = std::iter::once(verb).chain(tree.ancestors(verb).take(1));
    clause.into_iter().any(|word| person(word) || tree.children_by(word, "nsubj").any(person))
}
