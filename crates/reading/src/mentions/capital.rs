//! A capital that acts.
//!
//! # What it finds
//! A country that does something is its government as an actor; its entity stays the country. A capital, or a country's seat of power, that does, gets or owns something stands for the government: "Moscow
//! denied", "Washington's decision", "talks with Kyiv".
//!
//! # When it does not
//! After a preposition of place ("in Moscow", "from Washington"), and where what it owns is a place or people
//! ("Moscow's suburbs").
//!
//! # Example
//! "Paris recalled its envoy" has the government of France; "a march in Paris" has the city.

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::candidate::Candidate;

/// Makes a capital that acts the government of its country.
pub(super) fn settle<'k>(tree: &Tree<'_>, knowledge: &'k Knowledge, name: &mut Candidate<'k>) {
    let Some(Known { thing, sense }) = name.known else { return };
    if sense == Sense::Name && name.kind == EntityKind::Country && is_agent(tree, name.head) {
        name.kind = EntityKind::Government;
    }
    if sense != Sense::Capital {
        return;
    }
    let Some(government) = thing.country.and_then(|country| knowledge.government_of(country)) else { return };
    if acts(tree, knowledge, name.head) {
        name.known = Some(Known { thing: government, sense: Sense::Metonym });
        name.kind = EntityKind::Government;
        name.sectors = government.sectors.clone();
        name.by = "mentions/capital";
    }
}

/// Whether the word is the one who does something: the subject of an active verb, or a conjunct of one, or after "by".
fn is_agent(tree: &Tree<'_>, word: usize) -> bool {
    if tree.is(word, "conj") {
        return tree.head(word).is_some_and(|first| first < word && is_agent(tree, first));
    }
    let active = tree.is(word, "nsubj") && !tree.is(word, "nsubj:pass") && !is_described(tree, word);
    active && tree.head(word).is_some_and(|head| tree.upos(head) == Upos::Verb) || tree.is(word, "obl:agent")
}

/// Whether the word stands where an actor stands.
fn acts(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    let base = tree.token(word).relation.base();
    match base {
        "conj" => tree.head(word).is_some_and(|first| first < word && acts(tree, knowledge, first)),
        "nsubj" => !is_described(tree, word),
        "iobj" => true,
        "obl" | "nmod" if tree.is(word, "nmod:poss") => owns_act(tree, knowledge, word),
        "obj" => tree.head(word).is_some_and(|verb| !knowledge.is_of_class("place_verb", tree.lemma(verb))),
        "nmod" if comes_from(tree, word) => tree.head(word).is_some_and(|noun| is_act(tree, knowledge, noun)),
        "obl" | "nmod" => {
            tree.children_by(word, "case").any(|case| knowledge.is_of_class("actor_preposition", tree.lemma(case)))
        }
        _ => false,
    }
}

/// "Kyiv is a city of three million": the subject of a noun or adjective is the city itself.
fn is_described(tree: &Tree<'_>, word: usize) -> bool {
    tree.head(word).is_some_and(|head| tree.child(head, "cop").is_some() && tree.upos(head) == Upos::Noun)
}

/// "A commitment from Kyiv", but not "people from Kyiv".
fn comes_from(tree: &Tree<'_>, word: usize) -> bool {
    tree.children_by(word, "case").any(|case| tree.lemma(case) == "from")
}

fn is_act(tree: &Tree<'_>, knowledge: &Knowledge, noun: usize) -> bool {
    knowledge.agent(tree.lemma(noun)).is_none()
}

fn owns_act(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    let Some(owned) = tree.head(word) else { return false };
    let kind = knowledge.agent(tree.lemma(owned)).map(|agent| agent.kind);
    !matches!(kind, Some(EntityKind::Place | EntityKind::Facility | EntityKind::Group))
        && !knowledge.is_of_class("city_part", tree.lemma(owned))
}
