//! Titles before and inside what the model takes for a name.

use std::ops::Range;

use polybius_knowledge::Knowledge;
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::spot::{Found, LONGEST_NAME};
use crate::mentions::candidate::{Candidate, Gender};

/// "U.S. President", "Defense Secretary": a title with at most a country before it is no name.
pub(super) fn is_mere_title(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = name.words.clone().map(|word| tree.form(word)).collect();
    let country = knowledge.longest(&forms).map_or(0, |known| known.words);
    let starts = [0, usize::from(knowledge.is_of_class("past_office", &forms[0].to_lowercase())), country];
    let mut rests = starts.into_iter().filter(|start| *start < forms.len()).map(|start| forms[start..].join(" "));
    matches!(name.kind, EntityKind::Person | EntityKind::Organization)
        && rests.any(|rest| knowledge.title(&rest).is_some() || is_person_noun(knowledge, &rest))
}

/// "US Defense" before "Secretary": with the words after it the name is an office.
pub(super) fn is_piece_of_office(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = (name.words.start..tree.len()).take(LONGEST_NAME).map(|word| tree.form(word)).collect();
    // A name may be longer than any that is looked for.
    let own = name.words.len().min(forms.len());
    let country = knowledge.longest(&forms[..own]).map_or(0, |known| known.words);
    let ends = own + 1..(own + 3).min(forms.len() + 1);
    let mut offices = ends.flat_map(|end| [0, country].map(|start| forms[start..end].join(" ")));
    name.kind == EntityKind::Organization && offices.any(|office| knowledge.title(&office).is_some())
}

fn is_person_noun(knowledge: &Knowledge, words: &str) -> bool {
    knowledge.agent(words).is_some_and(|agent| agent.kind == EntityKind::Person)
}

/// Takes out what the model took for a name inside the office that a title ends with: "US Defense" of "Secretary".
pub(super) fn drop_pieces_of_titles(tree: &Tree<'_>, knowledge: &Knowledge, names: &mut Vec<Candidate<'_>>) {
    let titles: Vec<Range<usize>> =
        names.iter().filter_map(|name| office(tree, knowledge, name.title.as_ref()?)).collect();
    names.retain(|name| {
        let inside = |title: &Range<usize>| name.name.start < title.end && title.start < name.name.end;
        name.known.is_some() || !titles.iter().any(inside)
    });
}

/// The longest end of a title that `knowledge` has.
fn office(tree: &Tree<'_>, knowledge: &Knowledge, title: &Range<usize>) -> Option<Range<usize>> {
    let mut ends = title.clone().map(|first| first..title.end);
    ends.find(|words| knowledge.title(tree.span_between(words.clone()).of(tree.text())).is_some())
}

/// A title at the start of a person's name, which the model sometimes takes into it, and the name without it.
pub(super) fn without_title(
    tree: &Tree<'_>,
    knowledge: &Knowledge,
    found: &Found<'_>,
) -> (Option<Range<usize>>, Range<usize>) {
    let words = found.words.clone();
    if found.kind != EntityKind::Person || words.len() < 2 {
        return (None, words);
    }
    let longest = (1..words.len()).rev().map(|count| words.start..words.start + count);
    let mut titled =
        longest.filter(|title| knowledge.title(tree.span_between(title.clone()).of(tree.text())).is_some());
    match titled.next() {
        Some(title) => (Some(title.clone()), title.end..words.end),
        None => (None, words),
    }
}

/// What stands before a person's name inside its phrase, without article: "former US Defense Secretary".
pub(super) fn title_before(
    tree: &Tree<'_>,
    words: &Range<usize>,
    name: &Range<usize>,
    person: bool,
) -> Option<Range<usize>> {
    let mut title = words.start..name.start;
    while !title.is_empty() && matches!(tree.upos(title.start), Upos::Determiner | Upos::Pronoun) {
        title.start += 1;
    }
    let has_noun = title.clone().any(|word| matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun));
    (person && has_noun).then_some(title)
}

pub(super) fn gender(tree: &Tree<'_>, knowledge: &Knowledge, title: Range<usize>) -> Option<Gender> {
    title.rev().find_map(|word| Gender::from_feature(knowledge.title(tree.form(word))?.gender?))
}
