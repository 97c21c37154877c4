//! Mentions by name.
//!
//! # What it finds
//! Names that the language model marks, and names that `knowledge` knows: countries, peoples and capitals, organisations,
//! treaties, equipment. Where both see one, the longer wins, and what is known corrects the type.
//!
//! # When it does not
//! A known name inside a longer one of the model ("Ukrainian Defense Ministry") is no mention of its own. A single known
//! word that the model surely takes for a person stays a person when a longer name in the report has it ("Jordan" after
//! "Michael Jordan").
//!
//! # Example
//! "Turkish President Recep Tayyip Erdoğan met NATO officials" has the names "Turkish", "Recep Tayyip Erdoğan" and "NATO".

mod company;
mod office;
mod spot;
mod uncased;

use std::collections::BTreeSet;
use std::ops::Range;

use polybius_knowledge::Knowledge;
use polybius_language::Tree;
use polybius_text::EntityKind;

use super::candidate::Candidate;
use super::phrase;
use crate::Context;
use crate::account::MentionLevel;
use office::{drop_pieces_of_titles, gender, is_mere_title, is_piece_of_office, title_before, without_title};
use spot::{Found, corrected, is_class, is_written_as_name, known_names, merged, spotted};

/// The parts, folded, of the names of two words and more that the model takes for persons.
fn parts_of_people(context: &Context<'_>) -> BTreeSet<String> {
    let names = context.trees.iter().flat_map(|tree| tree.sentence().names.iter().map(move |name| (tree, name)));
    let long = names.filter(|(_, name)| name.kind == EntityKind::Person && name.tokens.len() > 1);
    long.flat_map(|(tree, name)| name.tokens.clone().map(|word| polybius_knowledge::key(tree.form(word)))).collect()
}

/// What is known of the names of a report before its sentences are read.
pub(super) struct Names {
    /// The parts of its longer names of persons.
    people: BTreeSet<String>,
    /// Whether it is written without capitals.
    is_uncased: bool,
}

impl Names {
    pub(super) fn of(context: &Context<'_>) -> Self {
        Self { people: parts_of_people(context), is_uncased: uncased::is_uncased(context) }
    }
}

/// The names of one sentence, in order.
pub(super) fn find<'k>(context: &Context<'k>, sentence: usize, names: &Names) -> Vec<Candidate<'k>> {
    let (tree, knowledge) = (&context.trees[sentence], context.knowledge);
    let is_written_as_name = |name: &Found<'_>| {
        if names.is_uncased { uncased::is_name(tree, knowledge, name) } else { is_written_as_name(tree, name) }
    };
    let spotted = tree.sentence().names.iter().map(|name| corrected(context, tree, spotted(tree, name)));
    let named = spotted.filter(|name| {
        is_written_as_name(name)
            && !is_mere_title(tree, knowledge, name)
            && !is_piece_of_office(tree, knowledge, name)
            && !is_class(tree, knowledge, name)
    });
    let named: Vec<Found<'k>> = named.collect();
    let mut known = known_names(tree, knowledge);
    if names.is_uncased {
        uncased::add_known(tree, knowledge, &named, &mut known);
    }
    let mut found =
        merged(named, known, |name| names.people.contains(&polybius_knowledge::key(tree.form(name.words.start))));
    company::join_founders(context, tree, &mut found);
    let mut candidates: Vec<_> = found.into_iter().map(|found| candidate(tree, sentence, knowledge, found)).collect();
    drop_pieces_of_titles(tree, knowledge, &mut candidates);
    candidates
}

fn candidate<'k>(tree: &Tree<'_>, sentence: usize, knowledge: &'k Knowledge, found: Found<'k>) -> Candidate<'k> {
    let (title, name) = without_title(tree, knowledge, &found);
    let head = phrase::head_of(tree, &name);
    let mut candidate = Candidate::new(sentence, name.clone(), head, MentionLevel::Name, found.kind);
    candidate.known = found.known.first().copied();
    candidate.country = candidate.known.and_then(|known| known.thing.country);
    candidate.sectors = candidate.known.map(|known| known.thing.sectors.clone()).unwrap_or_default();
    candidate.by = found.by;
    candidate.confidence = found.confidence;
    candidate.plural = number(tree, &candidate);
    if !phrase::is_modifier(tree, head) || candidate.is_person() {
        candidate.words = extended(tree, head, &name, candidate.is_person());
        candidate.title = title_before(tree, &candidate.words, &name, candidate.is_person()).or(title);
    }
    candidate.name = name;
    candidate.gender = candidate.title.clone().and_then(|title| gender(tree, knowledge, title));
    candidate
}

/// The name with the words of its phrase before it and a complement with "of" after it, when its head is the phrase's.
fn extended(tree: &Tree<'_>, head: usize, name: &Range<usize>, person: bool) -> Range<usize> {
    let phrase = phrase::words(tree, head);
    let end = if person { name.end } else { phrase::called(tree, &phrase, head).end.max(name.end) };
    phrase.start.min(name.start)..end
}

fn number(tree: &Tree<'_>, candidate: &Candidate<'_>) -> Option<bool> {
    match candidate.kind {
        EntityKind::Person | EntityKind::Country | EntityKind::Government | EntityKind::Place => Some(false),
        EntityKind::Group => Some(!phrase::is_modifier(tree, candidate.head)),
        EntityKind::Weapon | EntityKind::Vehicle => None,
        _ => tree.token(candidate.head).features.has("Number", "Plur").then_some(true),
    }
}
