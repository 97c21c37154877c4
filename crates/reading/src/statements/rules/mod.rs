//! One rule, one file.
//!
//! Every rule looks at one sentence (those for quotations: at one paragraph) and gives drafts. A predicate that one rule
//! took is not taken again; the order is that of [`ORDER`].

mod according_to;
mod believed_to;
mod clause;
mod headline;
mod hearsay;
mod infinitive;
mod no_comment;
mod noun_clause;
mod noun_phrase;
mod object;
mod opinion;
mod preposition;
pub(super) mod quotation;

use std::collections::BTreeSet;

use super::draft::Draft;
use super::page::{At, Page};

/// A rule: the drafts that it finds in one sentence, given the predicates that are taken.
type Rule = fn(&Page<'_>, usize, &BTreeSet<At>) -> Vec<Draft>;

/// The rules for one sentence, the surest first.
const ORDER: [Rule; 12] = [
    according_to::find,
    opinion::find,
    no_comment::find,
    headline::find,
    believed_to::find,
    clause::find,
    infinitive::find,
    noun_clause::find,
    object::find,
    preposition::find,
    noun_phrase::find,
    hearsay::find,
];

/// Applies every rule to every sentence; `taken` are the predicates that quotations have.
pub(super) fn find(page: &Page<'_>, mut taken: BTreeSet<At>) -> Vec<Draft> {
    let mut found = Vec::new();
    for sentence in 0..page.context.trees.len() {
        for rule in ORDER {
            let drafts = rule(page, sentence, &taken);
            taken.extend(drafts.iter().filter_map(|draft| draft.predicate));
            found.extend(drafts);
        }
    }
    found
}

/// The predicates of a sentence that no rule took yet.
fn open<'a>(page: &'a Page<'_>, sentence: usize, taken: &'a BTreeSet<At>) -> impl Iterator<Item = At> + 'a {
    let words = 0..page.tree(sentence).len();
    words.map(move |word| At { sentence, word }).filter(|at| !taken.contains(at))
}
