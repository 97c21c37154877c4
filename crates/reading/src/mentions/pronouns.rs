//! Mentions by pronoun.
//!
//! # What it finds
//! Personal, possessive and reflexive pronouns.
//!
//! # When it does not
//! "It" that stands for nothing: "it is likely that …", "it rained", and any "it" that the tree calls expletive.
//!
//! # Example
//! "She said it was clear that they had left" has "She" and "they".

use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::candidate::{Candidate, Gender};
use crate::account::MentionLevel;

/// The pronouns of one sentence, in order.
pub(super) fn find<'k>(tree: &Tree<'_>, sentence: usize) -> Vec<Candidate<'k>> {
    (0..tree.len()).filter_map(|word| pronoun(tree, sentence, word)).collect()
}

fn pronoun<'k>(tree: &Tree<'_>, sentence: usize, word: usize) -> Option<Candidate<'k>> {
    if !matches!(tree.upos(word), Upos::Pronoun | Upos::Determiner) {
        return None;
    }
    let lower = tree.form(word).to_lowercase();
    let (person, plural, gender) = form(&lower)?;
    if matches!(lower.as_str(), "it" | "’s" | "'s") && is_expletive(tree, word) {
        return None;
    }
    let mut candidate = Candidate::new(sentence, word..word + 1, word, MentionLevel::Pronoun, EntityKind::Other);
    candidate.person = person;
    candidate.plural = plural;
    candidate.gender = gender;
    candidate.by = "mentions/pronoun";
    candidate.kind = match (person, plural) {
        (1, Some(true)) => EntityKind::Group,
        (3, _) if gender.is_none() => EntityKind::Other,
        _ => EntityKind::Person,
    };
    Some(candidate)
}

/// Person, number and gender of a pronoun's form.
fn form(lower: &str) -> Option<(u8, Option<bool>, Option<Gender>)> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => (3, Some(false), Some(Gender::Masculine)),
        "she" | "her" | "hers" | "herself" => (3, Some(false), Some(Gender::Feminine)),
        "it" | "its" | "itself" => (3, Some(false), None),
        "they" | "them" | "their" | "theirs" | "themselves" => (3, Some(true), None),
        "i" | "me" | "my" | "mine" | "myself" => (1, Some(false), None),
        "we" | "us" | "our" | "ours" | "ourselves" => (1, Some(true), None),
        "you" | "your" | "yours" | "yourself" | "yourselves" => (2, None, None),
        _ => return None,
    })
}

/// Whether an "it" stands for nothing.
fn is_expletive(tree: &Tree<'_>, word: usize) -> bool {
    if tree.is(word, "expl") {
        return true;
    }
    let Some(head) = tree.head(word).filter(|_| tree.is(word, "nsubj")) else { return false };
    let has_clause = tree.child(head, "csubj").is_some() || tree.child(head, "ccomp").is_some();
    let copular = tree.child(head, "cop").is_some();
    let infinitive = tree.children(head).iter().any(|child| {
        tree.is_any(*child, &["advcl", "xcomp", "acl"])
            && *child > head
            && tree.token(*child).features.has("VerbForm", "Inf")
    });
    (copular && tree.upos(head) == Upos::Adjective && (has_clause || infinitive))
        || (tree.is(word, "nsubj:pass") && has_clause)
        || matches!(tree.lemma(head), "rain" | "snow" | "seem" | "appear" | "turn" | "happen" if has_clause)
        || matches!(tree.lemma(head), "rain" | "snow" | "drizzle" | "hail")
}
