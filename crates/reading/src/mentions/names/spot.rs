//! Names as the model marks them and as `knowledge` has them, and the two lists in one.

use std::ops::Range;

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::{Name, Tree, Upos};
use polybius_text::EntityKind;

use crate::Context;
use crate::mentions::coreference::is_prominent;
use crate::mentions::phrase;

/// Most words that a known name is looked for in.
pub(super) const LONGEST_NAME: usize = 12;

/// From this confidence on the model's word for a person goes before a single word that names something else.
const SURE: f32 = 0.7;

/// A name that was seen, before it is known what it stands for.
pub(super) struct Found<'k> {
    pub words: Range<usize>,
    pub kind: EntityKind,
    pub known: Vec<Known<'k>>,
    pub by: &'static str,
    pub confidence: f32,
}

pub(super) fn spotted<'k>(tree: &Tree<'_>, name: &Name) -> Found<'k> {
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
pub(super) fn corrected<'k>(context: &Context<'k>, tree: &Tree<'_>, mut name: Found<'k>) -> Found<'k> {
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

/// Mostly words with a capital, and not an adjective by itself: the model sometimes takes foreign words or "anti-tank"
/// for a name.
pub(super) fn is_written_as_name(tree: &Tree<'_>, name: &Found<'_>) -> bool {
    let capitals = name.words.clone().filter(|word| tree.form(*word).contains(char::is_uppercase)).count();
    let head = phrase::head_of(tree, &name.words);
    let adjective = tree.upos(head) == Upos::Adjective && name.kind != EntityKind::Group;
    capitals * 2 >= name.words.len() && !adjective
}

/// An abbreviation that is a common noun for a class of things: "UAV", "VBIED".
pub(super) fn is_class(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    let forms: Vec<&str> = name.words.clone().map(|word| tree.form(word)).collect();
    knowledge.longest(&forms).is_some_and(|known| known.words == forms.len() && known.first().sense == Sense::Class)
}

/// Names that `knowledge` knows, the longest at each place.
pub(super) fn known_names<'k>(tree: &Tree<'_>, knowledge: &'k Knowledge) -> Vec<Found<'k>> {
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

pub(super) fn kind_of(known: &Known<'_>) -> EntityKind {
    if known.sense == Sense::Demonym { EntityKind::Group } else { known.thing.kind }
}

/// Both lists in one, in order and without overlap.
pub(super) fn merged<'k>(
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
        let longest = known.iter().filter(|other| shared(other, &name) > 0).map(|other| other.words.len()).max();
        if longest > Some(own) && own > other {
            continue;
        }
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
