//! A capital that acts.
//!
//! # What it finds
//! A capital, or a country's seat of power, that does, gets or owns something stands for the government: "Moscow
//! denied", "Washington's decision", "talks with Kyiv".
//!
//! # When it does not
//! After a preposition of place ("in Moscow", "from Washington"), and where what it owns is a place or people
//! ("Moscow's suburbs").
//!
//! # Example
//! "Paris recalled its envoy" has the government of France; "a march in Paris" has the city.

use polybius_knowledge::{Knowledge, Known, Sense};
use polybius_language::Tree;
use polybius_text::EntityKind;

use super::candidate::Candidate;

/// Makes a capital that acts the government of its country.
pub(super) fn settle<'k>(tree: &Tree<'_>, knowledge: &'k Knowledge, name: &mut Candidate<'k>) {
    let Some(Known { thing, sense: Sense::Capital }) = name.known else { return };
    let Some(government) = thing.country.and_then(|country| knowledge.government_of(country)) else { return };
    if acts(tree, knowledge, name.head) {
        name.known = Some(Known { thing: government, sense: Sense::Metonym });
        name.kind = EntityKind::Government;
        name.sectors = government.sectors.clone();
        name.by = "mentions/capital";
    }
}

/// Whether the word stands where an actor stands.
fn acts(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    let base = tree.token(word).relation.base();
    match base {
        "conj" => tree.head(word).is_some_and(|first| first < word && acts(tree, knowledge, first)),
        "nsubj" => !is_described(tree, word),
        "iobj" => true,
        "obl" | "nmod" if tree.is(word, "nmod:poss") => owns_act(tree, knowledge, word),
        "obl" | "nmod" => tree.children_by(word, "case").any(|case| takes_actor(tree.lemma(case))),
        _ => false,
    }
}

/// Prepositions that an actor stands under.
fn takes_actor(preposition: &str) -> bool {
    matches!(preposition, "with" | "against" | "by" | "between" | "for" | "according")
}

/// "Kyiv is a city of three million": the subject of a noun or adjective is the city itself.
fn is_described(tree: &Tree<'_>, word: usize) -> bool {
    tree.head(word)
        .is_some_and(|head| tree.child(head, "cop").is_some() && tree.upos(head) == polybius_language::Upos::Noun)
}

fn owns_act(tree: &Tree<'_>, knowledge: &Knowledge, word: usize) -> bool {
    let Some(owned) = tree.head(word) else { return false };
    let kind = knowledge.agent(tree.lemma(owned)).map(|agent| agent.kind);
    !matches!(kind, Some(EntityKind::Place | EntityKind::Facility | EntityKind::Group))
        && !matches!(tree.lemma(owned), "mayor" | "resident" | "metro" | "population")
}
