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

use std::collections::BTreeSet;
use std::ops::Range;

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::{Name, Tree, Upos};
use polybius_text::EntityKind;

use super::candidate::{Candidate, Gender};
use super::coreference::is_prominent;
use super::phrase;
use crate::Context;
use crate::account::MentionLevel;

/// Most words that a known name is looked for in.
const LONGEST_NAME: usize = 12;
/// From this confidence on the model's word for a person goes before a single word that names something else.
const SURE: f32 = 0.7;

struct Found<'k> {
    words: Range<usize>,
    kind: EntityKind,
    known: Vec<Known<'k>>,
    by: &'static str,
    confidence: f32,
}

/// The parts, folded, of the names of two words and more that the model takes for persons.
pub(super) fn parts_of_people(context: &Context<'_>) -> BTreeSet<String> {
    let names = context.trees.iter().flat_map(|tree| tree.sentence().names.iter().map(move |name| (tree, name)));
    let long = names.filter(|(_, name)| name.kind == EntityKind::Person && name.tokens.len() > 1);
    long.flat_map(|(tree, name)| name.tokens.clone().map(|word| polybius_knowledge::key(tree.form(word)))).collect()
}

/// The names of one sentence, in order; `people` are the parts of longer names of persons in the report.
pub(super) fn find<'k>(context: &Context<'k>, sentence: usize, people: &BTreeSet<String>) -> Vec<Candidate<'k>> {
    let (tree, knowledge) = (&context.trees[sentence], context.knowledge);
    let spotted = tree.sentence().names.iter().map(|name| corrected(context, tree, spotted(tree, name)));
    let named = spotted.filter(|name| {
        is_written_as_name(tree, name)
            && !is_mere_title(tree, knowledge, name)
            && !is_piece_of_office(tree, knowledge, name)
            && !is_class(tree, knowledge, name)
    });
    let found = merged(named.collect(), known_names(tree, knowledge), |name| {
        people.contains(&polybius_knowledge::key(tree.form(name.words.start)))
    });
    let mut names: Vec<_> = found.into_iter().map(|found| candidate(tree, sentence, knowledge, found)).collect();
    drop_pieces_of_titles(tree, knowledge, &mut names);
    names
}

/// Mostly words with a capital, and not an adjective by itself: the model sometimes takes foreign words or "anti-tank"
/// for a name.
fn is_written_as_name(tree: &Tree<'_>, name: &Found<'_>) -> bool {
    let capitals = name.words.clone().filter(|word| tree.form(*word).contains(char::is_uppercase)).count();
    let head = phrase::head_of(tree, &name.words);
    let adjective = tree.upos(head) == Upos::Adjective && name.kind != EntityKind::Group;
    capitals * 2 >= name.words.len() && !adjective
}

/// "U.S. President", "Defense Secretary": a title with at most a country before it is no name.
fn is_mere_title(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = name.words.clone().map(|word| tree.form(word)).collect();
    let country = knowledge.longest(&forms).map_or(0, |known| known.words);
    let starts = [0, usize::from(is_former(forms[0])), country];
    let mut rests = starts.into_iter().filter(|start| *start < forms.len()).map(|start| forms[start..].join(" "));
    matches!(name.kind, EntityKind::Person | EntityKind::Organization)
        && rests.any(|rest| knowledge.title(&rest).is_some() || is_person_noun(knowledge, &rest))
}

/// "US Defense" before "Secretary": with the words after it the name is an office.
fn is_piece_of_office(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = (name.words.start..tree.len()).take(LONGEST_NAME).map(|word| tree.form(word)).collect();
    let country = knowledge.longest(&forms[..name.words.len()]).map_or(0, |known| known.words);
    let ends = name.words.len() + 1..(name.words.len() + 3).min(forms.len() + 1);
    let mut offices = ends.flat_map(|end| [0, country].map(|start| forms[start..end].join(" ")));
    name.kind == EntityKind::Organization && offices.any(|office| knowledge.title(&office).is_some())
}

fn is_former(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "former" | "ex" | "then" | "late" | "acting" | "incoming" | "outgoing")
}

fn is_person_noun(knowledge: &Knowledge, words: &str) -> bool {
    knowledge.agent(words).is_some_and(|agent| agent.kind == EntityKind::Person)
}

/// An abbreviation that is a common noun for a class of things: "UAV", "VBIED".
fn is_class(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = name.words.clone().map(|word| tree.form(word)).collect();
    knowledge.longest(&forms).is_some_and(|known| known.words == forms.len() && known.first().sense == Sense::Class)
}

/// Takes out what the model took for a name inside the office that a title ends with: "US Defense" of "Secretary".
fn drop_pieces_of_titles(tree: &Tree<'_>, knowledge: &Knowledge, names: &mut Vec<Candidate<'_>>) {
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

fn spotted<'k>(tree: &Tree<'_>, name: &Name) -> Found<'k> {
    let mut words = name.tokens.clone();
    while words.len() > 1 && is_edge(tree, words.end - 1) {
        words.end -= 1;
    }
    while words.len() > 1 && is_edge(tree, words.start) {
        words.start += 1;
    }
    Found { words, kind: name.kind, known: Vec::new(), by: "head/names", confidence: name.confidence }
}

/// What the model takes for something else, though it is the family name of who is or lately was in high office.
fn corrected<'k>(context: &Context<'k>, tree: &Tree<'_>, mut name: Found<'k>) -> Found<'k> {
    let forms: Vec<&str> = name.words.clone().map(|word| tree.form(word)).collect();
    let known = context.knowledge.persons_named(&forms, context.published);
    let high = known.first().is_some_and(|person| person.full_name || is_prominent(context, person));
    let capital = forms[0].starts_with(char::is_uppercase);
    if high
        && capital
        && matches!(name.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Group | EntityKind::Product)
    {
        (name.kind, name.by) = (EntityKind::Person, "mentions/office_holder");
    }
    name
}

/// A possessive mark, article or punctuation, which the model sometimes takes into a name.
fn is_edge(tree: &Tree<'_>, word: usize) -> bool {
    match tree.upos(word) {
        Upos::Particle | Upos::Determiner | Upos::Adposition | Upos::SubordinatingConjunction => true,
        Upos::Punctuation => !matches!(tree.form(word), "." | ")" | "!"),
        _ => false,
    }
}

/// Names that `knowledge` knows, the longest at each place.
fn known_names<'k>(tree: &Tree<'_>, knowledge: &'k Knowledge) -> Vec<Found<'k>> {
    let forms: Vec<&str> = (0..tree.len()).map(|word| tree.form(word)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < forms.len() {
        let known =
            can_start(tree, at).then(|| knowledge.longest(&forms[at..forms.len().min(at + LONGEST_NAME)])).flatten();
        let named = known.filter(|known| known.first().sense != Sense::Class);
        match named {
            Some(name) => {
                let kind = kind_of(&name.first());
                let words = at..at + name.words;
                at = words.end;
                found.push(Found { words, kind, known: name.known, by: "mentions/known_name", confidence: 0.85 });
            }
            None => at += 1,
        }
    }
    found
}

fn can_start(tree: &Tree<'_>, word: usize) -> bool {
    matches!(
        tree.upos(word),
        Upos::ProperNoun | Upos::Noun | Upos::Adjective | Upos::Other | Upos::Verb | Upos::Determiner
    ) || tree.form(word).starts_with(char::is_uppercase)
}

fn kind_of(known: &Known<'_>) -> EntityKind {
    if known.sense == Sense::Demonym { EntityKind::Group } else { known.thing.kind }
}

/// Both lists in one, in order and without overlap.
fn merged<'k>(
    spotted: Vec<Found<'k>>,
    mut known: Vec<Found<'k>>,
    is_part_of_person: impl Fn(&Found<'k>) -> bool,
) -> Vec<Found<'k>> {
    let mut kept: Vec<Found<'k>> = Vec::new();
    for name in spotted {
        let overlapping = |other: &Found<'k>| other.words.start < name.words.end && name.words.start < other.words.end;
        let Some(place) = known.iter().position(overlapping) else {
            kept.push(name);
            continue;
        };
        let (own, other) = (name.words.len(), known[place].words.len());
        let tiled: usize = known.iter().map(|other| shared(other, &name)).sum();
        if own > other && tiled < own {
            known.retain(|other| other.words.start >= name.words.end || name.words.start >= other.words.end);
            kept.push(name);
        } else if own == other && is_surely_person(&name, &known[place]) && is_part_of_person(&name) {
            known.remove(place);
            kept.push(name);
        } else if own <= other {
            let preferred = known[place].known.iter().position(|known| kind_of(known) == name.kind);
            known[place].known.rotate_left(preferred.unwrap_or(0));
            known[place].kind = kind_of(&known[place].known[0]);
            known[place].confidence = known[place].confidence.max(name.confidence);
        }
    }
    kept.extend(known);
    kept.sort_by_key(|name| name.words.start);
    kept
}

/// How many words two names have in common.
fn shared(left: &Found<'_>, right: &Found<'_>) -> usize {
    let (start, end) = (left.words.start.max(right.words.start), left.words.end.min(right.words.end));
    end.saturating_sub(start)
}

fn is_surely_person(name: &Found<'_>, known: &Found<'_>) -> bool {
    name.kind == EntityKind::Person
        && name.confidence >= SURE
        && !matches!(known.kind, EntityKind::Government | EntityKind::Group)
        && known.words.len() == 1
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
        candidate.words = extended(tree, head, &name);
        candidate.title = title_before(tree, &candidate.words, &name, candidate.is_person()).or(title);
    }
    candidate.name = name;
    candidate.gender = candidate.title.clone().and_then(|title| gender(tree, knowledge, title));
    candidate
}

/// A title at the start of a person's name, which the model sometimes takes into it, and the name without it.
fn without_title(tree: &Tree<'_>, knowledge: &Knowledge, found: &Found<'_>) -> (Option<Range<usize>>, Range<usize>) {
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

/// The words of the phrase around a name, when its head is the phrase's head.
fn extended(tree: &Tree<'_>, head: usize, name: &Range<usize>) -> Range<usize> {
    let phrase = phrase::words(tree, head);
    phrase.start.min(name.start)..phrase.end.max(name.end)
}

/// What stands before a person's name inside its phrase, without article: "former US Defense Secretary".
fn title_before(tree: &Tree<'_>, words: &Range<usize>, name: &Range<usize>, person: bool) -> Option<Range<usize>> {
    let mut title = words.start..name.start;
    while !title.is_empty() && matches!(tree.upos(title.start), Upos::Determiner | Upos::Pronoun) {
        title.start += 1;
    }
    let has_noun = title.clone().any(|word| matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun));
    (person && has_noun).then_some(title)
}

fn gender(tree: &Tree<'_>, knowledge: &Knowledge, title: Range<usize>) -> Option<Gender> {
    title.rev().find_map(|word| Gender::from_feature(knowledge.title(tree.form(word))?.gender?))
}

fn number(tree: &Tree<'_>, candidate: &Candidate<'_>) -> Option<bool> {
    match candidate.kind {
        EntityKind::Person | EntityKind::Country | EntityKind::Government | EntityKind::Place => Some(false),
        EntityKind::Group => Some(!phrase::is_modifier(tree, candidate.head)),
        EntityKind::Weapon | EntityKind::Vehicle => None,
        _ => tree.token(candidate.head).features.has("Number", "Plur").then_some(true),
    }
}
