//! From the head of a noun phrase to a party of the record: its words, whom they stand for, country and sectors.

use polybius_language::Upos;
use polybius_text::Span;

use super::scene::Scene;
use super::words::{lemma, phrase};
use crate::account::{Actor, Entity, MentionLevel};

/// The party that the noun phrase of `head` stands for.
pub(super) fn actor(scene: &Scene<'_>, head: usize) -> Actor {
    let told = antecedent(scene, head).unwrap_or(head);
    let words = phrase(scene.tree, told);
    let entity = scene.entity(head);
    let attribute = || scene.tree.children(head).iter().copied().find_map(|child| attribute(scene, child));
    Actor {
        span: with_whole_name(scene, told, scene.tree.span_between(words)),
        entity: entity.map(|entity| entity.id.clone()),
        country: entity.and_then(|entity| entity.country.clone()).or_else(attribute),
        sectors: entity
            .map(|entity| entity.sectors.clone())
            .filter(|sectors| !sectors.is_empty())
            .unwrap_or_else(|| sectors(scene, head)),
    }
}

/// "Arlo and Benn PLC": a name that goes on behind the phrase belongs to it as a whole.
fn with_whole_name(scene: &Scene<'_>, head: usize, phrase: Span) -> Span {
    let name = scene.mention(head).filter(|mention| mention.level == MentionLevel::Name);
    name.map_or(phrase, |name| phrase.join(name.span))
}

/// For a pronoun the nearest party before it in the sentence that stands for the same.
pub(super) fn antecedent(scene: &Scene<'_>, head: usize) -> Option<usize> {
    if scene.tree.upos(head) != Upos::Pronoun {
        return None;
    }
    let chain = scene.mention(head)?.cluster;
    let same = |word: &usize| {
        scene.mention(*word).is_some_and(|mention| mention.cluster == chain && mention.level != MentionLevel::Pronoun)
            && scene.is_party(*word)
    };
    (0..head).rev().find(same)
}

/// The country of a modifier: "Ukrainian forces", "Ukraine's army", "the army of Ukraine".
fn attribute(scene: &Scene<'_>, child: usize) -> Option<String> {
    if !scene.tree.is_any(child, &["amod", "compound", "nmod:poss", "nmod"]) {
        return None;
    }
    let is_state = |entity: &&Entity| {
        use polybius_text::EntityKind::{Country, Government, Group};
        matches!(entity.kind, Country | Government | Group)
    };
    match scene.entity(child).filter(is_state) {
        Some(entity) => entity.country.clone(),
        None => scene.knowledge.demonym(scene.tree.form(child)).map(|country| country.iso3.to_owned()),
    }
}

/// The sectors of what a common noun denotes: "health ministry", else "ministry".
fn sectors(scene: &Scene<'_>, head: usize) -> Vec<String> {
    let noun = lemma(scene.tree, head);
    let whole =
        scene.tree.children_by(head, "compound").map(|part| lemma(scene.tree, part)).collect::<Vec<_>>().join(" ");
    let agent = scene.knowledge.agent(&format!("{whole} {noun}")).or_else(|| scene.knowledge.agent(&noun));
    agent.map_or(Vec::new(), |agent| agent.sectors.iter().map(|sector| (*sector).to_owned()).collect())
}

/// The parties of several heads, each words once, in the order of the text; what the parser joins to the head of a name and
/// stands inside the name ("Arlo and Benn PLC") is no party of its own.
pub(super) fn actors(scene: &Scene<'_>, heads: &[usize]) -> Vec<Actor> {
    let is_piece = |head: usize| {
        let span = scene.tree.token(head).span;
        let whole = |other: &usize| {
            let name = scene.mention(*other).filter(|mention| mention.level == MentionLevel::Name);
            *other != head && name.is_some_and(|name| name.span.contains(span))
        };
        heads.iter().any(whole)
    };
    let whole = heads.iter().filter(|head| !is_piece(**head));
    let mut actors: Vec<Actor> = whole.map(|head| actor(scene, *head)).collect();
    actors.sort_by_key(|actor| actor.span);
    actors.dedup_by_key(|actor| actor.span);
    actors
}
