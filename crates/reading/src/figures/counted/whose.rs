//! Whose figure it is.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::phrase::{MEASURES, compact, full, of_child};
use super::verb::{governing_verb, lost_subject};
use crate::words::SIGHT;

/// What has the measure: "the boats have a range of 300 kilometers", "the boats' range of 300 kilometers".
pub fn owner(tree: &Tree<'_>, measure: usize) -> Option<Span> {
    let having = tree.head(measure).filter(|verb| tree.is(measure, "obj") && tree.lemma(*verb) == "have");
    let owner = tree.child(measure, "nmod:poss").or_else(|| tree.child(having?, "nsubj"))?;
    (tree.upos(owner) != Upos::Pronoun).then(|| compact(tree, owner))
}

/// Whose figure it is: "among those who …", "the percentage of Ukrainians who …", "Ukraine's 500 tanks".
pub fn whose(tree: &Tree<'_>, number: usize, noun: Option<usize>) -> Option<Span> {
    let verb = governing_verb(tree, number).or_else(|| Some(noun.unwrap_or(number)));
    noun.and_then(|noun| {
        tree.child(noun, "nmod:poss").filter(|owner| *owner < number && tree.upos(*owner) != Upos::Pronoun)
    })
    .map(|owner| compact(tree, owner))
    .or_else(|| verb.and_then(|verb| among(tree, verb)))
    .or_else(|| noun.and_then(|noun| among(tree, noun)))
    .or_else(|| verb.and_then(|verb| group_of_subject(tree, verb, noun)))
}

/// "among Ukrainians who want peace".
fn among(tree: &Tree<'_>, word: usize) -> Option<Span> {
    let group = tree.children(word).iter().copied().find(|child| {
        tree.is_any(*child, &["obl", "nmod"])
            && tree.children_by(*child, "case").any(|case| matches!(tree.lemma(case), "among" | "amongst" | "amid"))
    })?;
    Some(full(tree, group))
}

/// The group behind "the percentage of", when that is the subject and not the figure's `own` noun.
fn group_of_subject(tree: &Tree<'_>, verb: usize, own: Option<usize>) -> Option<Span> {
    let subject = tree
        .child(verb, "nsubj")
        .or_else(|| lost_subject(tree, verb))
        .filter(|subject| Some(*subject) != own && MEASURES.contains(&tree.lemma(*subject)))?;
    let group = of_child(tree, subject)?;
    let clause = tree.children_by(subject, "acl").find(|clause| *clause > group);
    let span = full(tree, group);
    Some(clause.map_or(span, |clause| {
        let within = |word: usize| word != verb && word > group && word.abs_diff(clause) <= SIGHT;
        span.join(tree.span_of(&tree.subtree_where(clause, within)))
    }))
}
