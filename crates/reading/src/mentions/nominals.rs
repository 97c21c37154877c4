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

use std::ops::Range;

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::candidate::{Candidate, Gender};
use super::phrase;
use crate::account::MentionLevel;

/// Most words before a noun that are looked up with it.
const MODIFIERS: usize = 4;

/// The nominals of one sentence beside its names, in order.
pub(super) fn find<'k>(
    tree: &Tree<'_>,
    sentence: usize,
    knowledge: &'k Knowledge,
    names: &[Candidate<'k>],
) -> Vec<Candidate<'k>> {
    let heads = (0..tree.len()).filter(|word| is_head(tree, *word) && !is_taken(names, *word));
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

fn is_head(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun)
        && !phrase::is_modifier(tree, word)
        && !tree.is_any(word, &["nmod:unmarked", "obl:unmarked"])
        && tree.form(word).chars().any(char::is_alphabetic)
        && !is_for_ones_part(tree, word)
        && !is_part_of_verb(tree, word)
        && !is_time(tree.lemma(word))
}

/// Nouns of the calendar and the clock belong to the times of a report.
fn is_time(lemma: &str) -> bool {
    const TIMES: [&str; 31] = [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "year",
        "decade",
        "century",
        "today",
        "tomorrow",
        "yesterday",
        "time",
        "morning",
        "afternoon",
        "evening",
        "weekend",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "winter",
    ];
    let lower = lemma.to_lowercase();
    TIMES.contains(&lower.as_str()) || lower.ends_with("day") && lower.len() > 5
}

/// "Took place", "take office": a bare noun that only makes up the verb's meaning.
fn is_part_of_verb(tree: &Tree<'_>, word: usize) -> bool {
    let verb = tree.head(word).filter(|_| tree.is(word, "obj") && tree.children(word).is_empty());
    let verb_takes = |verb: usize| matches!(tree.lemma(verb), "take" | "make" | "have" | "give" | "pay" | "play");
    verb.is_some_and(verb_takes)
        && matches!(
            tree.lemma(word),
            "place" | "office" | "part" | "care" | "advantage" | "note" | "charge" | "way" | "power"
        )
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
    nominal.gender = gender(tree.lemma(head));
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

/// The runs of words that end with the head, the longest first.
fn runs(head: usize, start: usize) -> impl Iterator<Item = Range<usize>> {
    (start.max(head.saturating_sub(MODIFIERS))..=head).map(move |first| first..head + 1)
}

/// What the noun with the words before it denotes, by the longest phrase in the table.
fn denoted(
    tree: &Tree<'_>,
    knowledge: &Knowledge,
    head: usize,
    start: usize,
) -> Option<(Range<usize>, EntityKind, Vec<&'static str>)> {
    let (words, found) = runs(head, start).find_map(|words| {
        let form = tree.span_between(words.clone()).of(tree.text());
        let lemma = (words.len() == 1).then(|| knowledge.agent(tree.lemma(head))).flatten();
        Some((words, knowledge.agent(form).or(lemma)?))
    })?;
    if found.kind == EntityKind::Other {
        return None;
    }
    let mut sectors = found.sectors.clone();
    for word in start..head {
        let more = modifier_sectors(tree.lemma(word));
        if !more.is_empty() && matches!(found.kind, EntityKind::Person | EntityKind::Organization) {
            sectors.extend(more.iter().copied().filter(|sector| !found.sectors.contains(sector)));
        }
    }
    sectors.dedup();
    Some((words, found.kind, sectors))
}

/// What a modifier tells of the sector: "military analyst", "government troops".
fn modifier_sectors(lemma: &str) -> &'static [&'static str] {
    match lemma {
        "military" | "defense" | "defence" | "army" | "naval" => &["MIL"],
        "government" | "federal" | "state" | "presidential" => &["GOV"],
        "opposition" => &["OPP"],
        "rebel" | "insurgent" | "separatist" | "guerrilla" => &["REB"],
        "police" => &["COP"],
        "intelligence" => &["SPY"],
        _ => &[],
    }
}

fn equipment<'k>(
    tree: &Tree<'_>,
    knowledge: &'k Knowledge,
    head: usize,
    start: usize,
) -> Option<(Range<usize>, EntityKind, Known<'k>)> {
    runs(head, start).find_map(|words| {
        let forms: Vec<&str> = words.clone().map(|word| tree.form(word)).collect();
        let found = knowledge.longest(&forms).filter(|found| found.words == forms.len())?;
        let known = *found.known.iter().find(|known| known.sense == Sense::Class)?;
        Some((words, known.thing.kind, known))
    })
}

/// The country that a modifier or possessor names: "Ukrainian officials", "Russia's army", "the army of Russia".
///
/// Not for nouns that stand in a relation to another side ("Ukraine's allies"), nor for what experts know about ("Ukraine
/// analysts").
fn country_of<'k>(
    tree: &Tree<'_>,
    knowledge: &Knowledge,
    names: &[Candidate<'k>],
    own: &Candidate<'_>,
) -> Option<&'k str> {
    let head = own.head;
    let relational = is_relational(tree, knowledge, head);
    let expert = own.sectors.contains(&"EDU") || own.sectors.contains(&"MED");
    let telling = tree.children(head).iter().filter(|child| {
        tree.is(**child, "amod")
            || (tree.is(**child, "compound") && !expert)
            || (tree.is(**child, "nmod:poss") && !relational)
            || (tree.is(**child, "nmod")
                && !relational
                && tree.children_by(**child, "case").any(|case| tree.lemma(case) == "of"))
    });
    telling
        .filter_map(|child| names.iter().find(|name| name.name.contains(child)))
        .filter(|name| {
            matches!(name.kind, EntityKind::Group | EntityKind::Country | EntityKind::Government | EntityKind::Place)
        })
        .find_map(|name| name.country)
}

/// Whether the noun names the other side of a relation: "Ukraine's allies" are not Ukrainian.
pub(super) fn is_relational(tree: &Tree<'_>, knowledge: &Knowledge, head: usize) -> bool {
    let noun = knowledge.agent(tree.form(head)).map_or(tree.lemma(head), |agent| agent.noun);
    RELATIONAL.contains(&noun)
}

/// Nouns for the other side of a relation.
const RELATIONAL: [&str; 14] = [
    "ally",
    "partner",
    "neighbor",
    "neighbour",
    "enemy",
    "adversary",
    "rival",
    "opponent",
    "supporter",
    "critic",
    "backer",
    "creditor",
    "foe",
    "counterpart",
];

/// What a noun tells of gender.
fn gender(lemma: &str) -> Option<Gender> {
    match lemma {
        "woman" | "girl" | "mother" | "wife" | "daughter" | "sister" | "queen" | "spokeswoman" | "lady" | "aunt"
        | "grandmother" | "widow" | "actress" | "princess" | "chairwoman" | "congresswoman" | "niece" | "nun" => {
            Some(Gender::Feminine)
        }
        "man" | "boy" | "father" | "husband" | "son" | "brother" | "king" | "spokesman" | "gentleman" | "uncle"
        | "grandfather" | "prince" | "chairman" | "congressman" | "businessman" | "nephew" | "monk" | "policeman" => {
            Some(Gender::Masculine)
        }
        _ => None,
    }
}
