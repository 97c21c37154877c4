//! Chains that a common noun continues.

use std::collections::BTreeSet;

use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::account::MentionLevel;
use crate::mentions::candidate::Candidate;
use crate::mentions::phrase;

use super::{Chain, Situation};

/// How many sentences a definite noun looks back for the same noun.
const SAME_NOUN: usize = 12;
/// How many sentences "the country", "the company" look back for a name of that kind.
const CLASS: usize = 4;

/// The same noun again, definite, with no modifier that the earlier phrase does not have; or the very same words.
pub(super) fn same_head(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if candidate.level != MentionLevel::Nominal {
        return None;
    }
    let tree = &situation.context.trees[candidate.sentence];
    let definite = phrase::is_definite(tree, candidate.head);
    let own = modifiers(tree, candidate.head);
    if !definite && own.is_empty() && !phrase::is_bare(tree, candidate.head) {
        return None;
    }
    let chains = situation.chains.by_head.get(&tree.lemma(candidate.head).to_lowercase())?.iter().rev().copied();
    chains.into_iter().find(|chain| {
        let chain = &situation.chains.list[*chain];
        chain.last + SAME_NOUN >= candidate.sentence
            && number_agrees(chain, candidate)
            && chain.mentions.iter().rev().take(4).any(|mention| {
                let other = &situation.candidates[*mention];
                other.level == MentionLevel::Nominal
                    && !contains(other, candidate)
                    && same(situation, other, tree.lemma(candidate.head), &own, definite)
            })
    })
}

fn same(
    situation: &Situation<'_, '_>,
    other: &Candidate<'_>,
    lemma: &str,
    own: &BTreeSet<String>,
    definite: bool,
) -> bool {
    let tree = &situation.context.trees[other.sentence];
    if tree.lemma(other.head).to_lowercase() != lemma.to_lowercase() {
        return false;
    }
    let theirs = modifiers(tree, other.head);
    if definite { own.is_subset(&theirs) } else { *own == theirs }
}

/// Whether one of the two stands inside the other.
fn contains(left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    left.sentence == right.sentence && left.words.start < right.words.end && right.words.start < left.words.end
}

fn number_agrees(chain: &Chain<'_>, candidate: &Candidate<'_>) -> bool {
    chain.plural.is_none() || candidate.plural.is_none() || chain.plural == candidate.plural
}

/// Lemmas of the words that narrow a noun down: adjectives, compounds, numbers, possessors, complements.
fn modifiers(tree: &Tree<'_>, head: usize) -> BTreeSet<String> {
    let narrowing = tree
        .children(head)
        .iter()
        .filter(|child| tree.is_any(**child, &["amod", "compound", "nummod", "nmod", "nmod:poss", "acl"]));
    narrowing.map(|child| tree.lemma(*child).to_lowercase()).collect()
}

/// "The country" after "Ukraine": a definite noun without modifiers continues the latest name of its kind.
pub(super) fn class_of_name(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let tree = &situation.context.trees[candidate.sentence];
    let fitting = candidate.level == MentionLevel::Nominal
        && candidate.plural == Some(false)
        && names_class(candidate.kind)
        && phrase::is_definite(tree, candidate.head)
        && modifiers(tree, candidate.head).is_empty();
    let lemma = tree.lemma(candidate.head);
    let mut recent = situation.chains.recent.iter().rev().copied();
    fitting.then(|| recent.find(|chain| is_of_class(situation, *chain, candidate, lemma)))?
}

fn names_class(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Country | EntityKind::Organization | EntityKind::Place | EntityKind::Treaty)
}

fn is_of_class(situation: &Situation<'_, '_>, chain: usize, candidate: &Candidate<'_>, lemma: &str) -> bool {
    let chain = &situation.chains.list[chain];
    let named = !chain.names.is_empty() && chain.kind == candidate.kind && chain.last + CLASS >= candidate.sentence;
    let sectors = chain.thing.map(|thing| thing.sectors.as_slice()).unwrap_or_default();
    let ends_with_noun = chain
        .names
        .iter()
        .any(|name| name.last().is_some_and(|last| last == lemma) || name.first().is_some_and(|first| first == lemma));
    let sectors_agree = match candidate.kind {
        EntityKind::Organization => {
            ends_with_noun
                || (!candidate.sectors.is_empty() && candidate.sectors.iter().any(|own| sectors.contains(own)))
        }
        EntityKind::Place => {
            ends_with_noun || matches!(lemma, "city" | "town" | "village" | "capital" | "island" | "region")
        }
        _ => true,
    };
    let not_adjective = chain.mentions.iter().any(|mention| situation.candidates[*mention].kind != EntityKind::Group);
    named && sectors_agree && not_adjective
}
