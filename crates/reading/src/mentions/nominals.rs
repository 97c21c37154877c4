//! Mentions by a common noun.
//!
//! # What it finds
//! Noun phrases: those whose head noun denotes a person, body, group, place, facility, weapon or vehicle by the tables of
//! `knowledge` ("US defense officials", "the think tank", "land mines"), and others, which stay only when something else
//! in the report refers to the same.
//!
//! # When it does not
//! Nouns that modify another noun ("defense" in "defense officials"), titles before a name, numbers and times.
//!
//! # Example
//! "The spokesman of the regional government" has "The spokesman of the regional government" and "the regional government".

mod denote;

use std::ops::Range;

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::candidate::{Candidate, Gender};
use super::phrase;
use crate::account::MentionLevel;
pub(super) use denote::is_relational;
use denote::{MODIFIERS, country_of, denoted, equipment};

/// The nominals of one sentence beside its names, in order.
pub(super) fn find<'k>(
    tree: &Tree<'_>,
    sentence: usize,
    knowledge: &'k Knowledge,
    names: &[Candidate<'k>],
) -> Vec<Candidate<'k>> {
    let heads = (0..tree.len()).filter(|word| is_head(tree, knowledge, *word) && !is_taken(names, *word));
    let mut found: Vec<_> = heads.map(|head| nominal(tree, sentence, knowledge, names, head)).collect();
    found.extend(modifying_weapons(tree, sentence, knowledge, names));
    found
}

/// Weapons and vehicles that modify another noun: "car bomb" in "car bomb attack".
fn modifying_weapons<'k>(
    tree: &Tree<'_>,
    sentence: usize,
    knowledge: &'k Knowledge,
    names: &[Candidate<'k>],
) -> Vec<Candidate<'k>> {
    let words = (0..tree.len()).filter(|word| tree.is(*word, "compound") && !is_taken(names, *word));
    words.filter_map(|word| weapon(tree, sentence, knowledge, word)).collect()
}

/// The class of weapons that ends with the word, unless the noun that it modifies belongs to the class too.
fn weapon<'k>(tree: &Tree<'_>, sentence: usize, knowledge: &'k Knowledge, word: usize) -> Option<Candidate<'k>> {
    let above = tree.head(word)?;
    if equipment(tree, knowledge, above, word.min(above)).is_some() {
        return None;
    }
    let start = word.saturating_sub(MODIFIERS);
    let (words, kind, known) = equipment(tree, knowledge, word, start)?;
    if denoted(tree, knowledge, word, start).is_some_and(|(agent, ..)| agent.len() > words.len()) {
        return None;
    }
    let mut found = Candidate::new(sentence, words.clone(), word, MentionLevel::Nominal, kind);
    (found.name, found.known, found.by) = (words, Some(known), "mentions/modifying_weapon");
    Some(found)
}

fn is_head(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun)
        && !phrase::is_modifier(tree, word)
        && !tree.is_any(word, &["nmod:unmarked", "obl:unmarked"])
        && tree.form(word).chars().any(char::is_alphabetic)
        && !is_for_ones_part(tree, word)
        && !is_part_of_verb(tree, knowledge, word)
        && !is_time(knowledge, tree.lemma(word))
}

/// Nouns of the calendar and the clock belong to the times of a report.
fn is_time(knowledge: &Knowledge, lemma: &str) -> bool {
    knowledge.is_of_class("time_noun", &lemma.to_lowercase())
}

/// "Took place", "take office": a bare noun that only makes up the verb's meaning.
fn is_part_of_verb(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    let verb = tree.head(word).filter(|_| tree.is(word, "obj") && tree.children(word).is_empty());
    verb.is_some_and(|verb| knowledge.is_of_class("light_verb", tree.lemma(verb)))
        && knowledge.is_of_class("light_object", tree.lemma(word))
}

/// "For his part": the noun means nothing.
fn is_for_ones_part(tree: &Tree<'_>, word: usize) -> bool {
    tree.lemma(word) == "part" && tree.children_by(word, "case").any(|case| tree.lemma(case) == "for")
}

/// Whether the word is part of a name or of the title before one.
fn is_taken(names: &[Candidate<'_>], word: usize) -> bool {
    names.iter().any(|name| name.name.contains(&word) || name.title.as_ref().is_some_and(|title| title.contains(&word)))
}

fn nominal<'k>(
    tree: &Tree<'_>,
    sentence: usize,
    knowledge: &'k Knowledge,
    names: &[Candidate<'k>],
    head: usize,
) -> Candidate<'k> {
    let words = phrase::words(tree, head);
    let mut nominal = Candidate::new(sentence, words, head, MentionLevel::Nominal, EntityKind::Other);
    nominal.plural = Some(is_plural(tree, head));
    let agent = denoted(tree, knowledge, head, nominal.words.start);
    let class = equipment(tree, knowledge, head, nominal.words.start);
    let longer = |(words, ..): &(Range<usize>, _, _)| agent.as_ref().is_none_or(|(own, ..)| own.len() <= words.len());
    match (class.filter(longer), agent) {
        (Some((_, kind, known)), _) => (nominal.kind, nominal.known) = (kind, Some(known)),
        (None, Some((_, kind, sectors))) => (nominal.kind, nominal.sectors) = (kind, sectors),
        (None, None) => nominal.confidence = 0.4,
    }
    nominal.country = country_of(tree, knowledge, names, &nominal);
    nominal.gender = knowledge.agent(tree.form(head)).and_then(|agent| Gender::from_feature(agent.gender()?));
    if nominal.kind == EntityKind::Government && nominal.plural == Some(false) {
        let government = nominal.country.and_then(|country| knowledge.government_of(country));
        nominal.known = government.map(|thing| Known { thing, sense: Sense::Metonym });
    }
    nominal
}

/// Plural by its feature, or because the noun means many: "police", "people".
fn is_plural(tree: &Tree<'_>, head: usize) -> bool {
    tree.token(head).features.has("Number", "Plur")
        || matches!(tree.lemma(head), "police" | "people" | "personnel" | "troop")
}
