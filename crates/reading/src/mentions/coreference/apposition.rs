//! Chains that a phrase continues because the tree says that both name the same.

use polybius_knowledge::Knowledge;
use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::account::MentionLevel;
use crate::mentions::candidate::Candidate;
use crate::mentions::phrase;

use super::Situation;
use super::chain::UNDECIDED;

/// How many mentions of the same sentence are looked at.
const NEIGHBOURS: usize = 60;

/// An apposition ("Rob Lee, an analyst at …"), a predicate noun ("Lee is an analyst"), or a name that stands before or
/// after the noun for what it is ("the Gallup company", "the think tank Bruegel").
pub(super) fn same_phrase(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let tree = &situation.context.trees[candidate.sentence];
    // Mentions of the same sentence before this one; they are few.
    let before = situation.candidates[..index].iter().enumerate().rev().take(NEIGHBOURS);
    let decided = before.filter(|(place, _)| situation.chains.of[*place] != UNDECIDED);
    let mut neighbours = decided.take_while(|(_, other)| other.sentence == candidate.sentence);
    let found = neighbours.find(|(_, other)| {
        is_same(tree, situation.context.knowledge, other, candidate) && compatible(other, candidate)
    })?;
    Some(situation.chains.of[found.0])
}

fn is_same(tree: &Tree<'_>, knowledge: &Knowledge, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    left.level != MentionLevel::Pronoun
        && right.level != MentionLevel::Pronoun
        && (is_apposition(tree, knowledge, left, right)
            || is_predicate(tree, left, right)
            || is_class_with_name(tree, left, right))
}

fn is_apposition(tree: &Tree<'_>, knowledge: &Knowledge, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let of = |word: usize, above: &Candidate<'_>| {
        let governor = tree.head(word).filter(|_| tree.is(word, "appos"));
        // A careless parse hangs the apposition on a complement of the noun.
        governor == Some(above.head)
            || governor.is_some_and(|word| above.words.contains(&word) && right.is_name() && above.is_person())
    };
    (of(right.head, left) || of(left.head, right) || is_enclosed(tree, left, right))
        && !is_example(tree, knowledge, right)
}

/// "The high representative, Ann Smith, said": a person's name between commas right after a definite noun for a person.
fn is_enclosed(tree: &Tree<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let comma = |word: usize| word < tree.len() && tree.form(word) == ",";
    left.is_person()
        && right.is_person()
        && left.level == MentionLevel::Nominal
        && right.is_name()
        && phrase::is_definite(tree, left.head)
        && comma(left.words.end)
        && left.words.end + 1 == right.words.start
        && comma(right.words.end)
}

/// "Allies, particularly Poland": an example, not the same.
fn is_example(tree: &Tree<'_>, knowledge: &Knowledge, candidate: &Candidate<'_>) -> bool {
    let before = candidate.words.start.checked_sub(1).into_iter().chain(tree.children(candidate.head).iter().copied());
    before.into_iter().any(|word| knowledge.is_of_class("example_adverb", tree.lemma(word)))
}

/// "Lee is an analyst": the noun is the predicate of the name, without "not", a modal verb or a question.
fn is_predicate(tree: &Tree<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let noun = right.head;
    tree.head(left.head) == Some(noun)
        && tree.is(left.head, "nsubj")
        && right.level == MentionLevel::Nominal
        && tree.child(noun, "cop").is_some()
        && !tree.children(noun).iter().any(|child| {
            tree.is(*child, "aux") && !matches!(tree.lemma(*child), "have")
                || matches!(tree.lemma(*child), "not" | "never")
        })
        && left.kind == right.kind
}

/// A name as modifier of the noun for what it is: the noun's sectors are among those of the name.
fn is_class_with_name(tree: &Tree<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let (name, noun) = match (left.level, right.level) {
        (MentionLevel::Name, MentionLevel::Nominal) => (left, right),
        (MentionLevel::Nominal, MentionLevel::Name) => (right, left),
        _ => return false,
    };
    let modifies = |modifier: usize, of: usize| tree.head(modifier) == Some(of) && phrase::is_modifier(tree, modifier);
    let inside = noun.words.start <= name.name.start && name.name.end <= noun.head;
    let arms = matches!(name.kind, EntityKind::Weapon | EntityKind::Vehicle);
    (modifies(name.head, noun.head) || modifies(noun.head, name.head) || arms && inside)
        && noun.kind == name.kind
        && match name.kind {
            EntityKind::Organization => {
                !noun.sectors.is_empty() && noun.sectors.iter().all(|sector| name.sectors.contains(sector))
            }
            EntityKind::Weapon | EntityKind::Vehicle => true,
            _ => false,
        }
}

/// Two kinds that may be one thing, in the same number.
fn compatible(left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let kinds = left.kind == right.kind
        || right.kind == EntityKind::Other
        || (left.kind == EntityKind::Other && !right.is_person())
        || is_place(left.kind) && is_place(right.kind)
        || is_body(left.kind) && is_body(right.kind);
    kinds && (left.plural.is_none() || right.plural.is_none() || left.plural == right.plural)
}

fn is_place(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Place | EntityKind::Country | EntityKind::Facility)
}

fn is_body(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organization | EntityKind::Government | EntityKind::Group)
}
