//! Chains that a phrase continues because the tree says that both name the same.

use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::account::MentionLevel;
use crate::mentions::candidate::Candidate;
use crate::mentions::phrase;

use super::Situation;

/// An apposition ("Rob Lee, an analyst at …"), a predicate noun ("Lee is an analyst"), or a name that stands before or
/// after the noun for what it is ("the Gallup company", "the think tank Bruegel").
pub(super) fn same_phrase(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let tree = &situation.context.trees[candidate.sentence];
    // Mentions of the same sentence before this one; they are few.
    let before = situation.candidates[..index].iter().enumerate().rev();
    let mut neighbours = before.take_while(|(_, other)| other.sentence == candidate.sentence);
    let found = neighbours.find(|(_, other)| is_same(tree, other, candidate) && compatible(other, candidate))?;
    Some(situation.chains.of[found.0])
}

fn is_same(tree: &Tree<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    left.level != MentionLevel::Pronoun
        && right.level != MentionLevel::Pronoun
        && (is_apposition(tree, left, right)
            || is_predicate(tree, left, right)
            || is_class_with_name(tree, left, right))
}

fn is_apposition(tree: &Tree<'_>, left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let of = |word: usize, above: usize| tree.head(word) == Some(above) && tree.is(word, "appos");
    of(right.head, left.head) || of(left.head, right.head)
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
    (modifies(name.head, noun.head) || modifies(noun.head, name.head))
        && noun.kind == name.kind
        && name.kind == EntityKind::Organization
        && !noun.sectors.is_empty()
        && noun.sectors.iter().all(|sector| name.sectors.contains(sector))
}

/// Two kinds that may be one thing, in the same number.
fn compatible(left: &Candidate<'_>, right: &Candidate<'_>) -> bool {
    let kinds = left.kind == right.kind
        || left.kind == EntityKind::Other
        || right.kind == EntityKind::Other
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
