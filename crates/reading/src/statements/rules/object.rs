//! # What it finds
//! What is denied, criticised, praised, announced, described: the object of a reporting verb, with what belongs to it ("accused
//! the guild *of fraud*", "called the plan *absurd*", "described it *as a threat*").
//!
//! # When it does not
//! Without anybody who speaks; when the verb takes no object as its content.
//!
//! # Example
//! "Several bakers have criticised the council's decision": cue *have criticised*, content *the council's decision*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::{Frame, Predicate};
use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::predicate::{cue_with, is_passive};
use super::clause::{has_speaker, is_own_thought};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at)?;
    if !matches!(tree.upos(at.word), Upos::Verb) {
        return None;
    }
    let content = if is_passive(tree, at.word) { suffered(page, at, predicate)? } else { said(page, at, predicate)? };
    let mut draft = Draft::new("statements/object", 0.7, at, predicate, content);
    if let Some((_, preposition)) = predicate.lemma.split_once(' ') {
        let case = tree.children_by(at.word, "obl").filter_map(|word| tree.child(word, "case"));
        draft.cue = Some(cue_with(tree, at.word, case.into_iter().find(|case| tree.lemma(*case) == preposition)));
    }
    let draft = furnish(page, draft, at);
    (has_speaker(page, &draft, at) && !is_own_thought(page, &draft, at)).then_some(draft)
}

fn said(page: &Page<'_>, at: At, predicate: &Predicate) -> Option<Vec<Span>> {
    let tree = page.tree(at.sentence);
    let object = tree.child(at.word, "obj").or_else(|| particle_object(tree, at.word, predicate))?;
    let complement = complement(tree, at.word, object, predicate);
    let takes = predicate.takes(Frame::Object)
        || complement.is_some() && (predicate.takes(Frame::ObjectAs) || predicate.takes(Frame::ObjectPredicate));
    let without_case: Vec<_> = tree.children_by(object, "case").filter(|case| *case < object).collect();
    let mut words = tree.subtree_where(object, |child| !without_case.contains(&child));
    words.extend(complement.map(|complement| tree.subtree(complement)).unwrap_or_default());
    words.sort_unstable();
    takes.then(|| content::pieces(page, tree, &words)).filter(|content| !content.is_empty())
}

/// "The plan was criticised by the guild".
fn suffered(page: &Page<'_>, at: At, predicate: &Predicate) -> Option<Vec<Span>> {
    let tree = page.tree(at.sentence);
    let subject = tree.child(at.word, "nsubj:pass").filter(|_| predicate.takes(Frame::Object))?;
    Some(content::clause(page, at.sentence, subject, &[])).filter(|content| !content.is_empty())
}

/// "called for a strike".
fn particle_object(tree: &Tree<'_>, verb: usize, predicate: &Predicate) -> Option<usize> {
    let particle = predicate.lemma.split_once(' ')?.1;
    tree.children_by(verb, "obl")
        .find(|word| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == particle))
}

/// What is said of the object, right of it: a predicate, "as …", "of …", "for …".
fn complement(tree: &Tree<'_>, verb: usize, object: usize, predicate: &Predicate) -> Option<usize> {
    let belongs = |child: &usize| {
        let marker = tree.child(*child, "case").or_else(|| tree.child(*child, "mark")).map(|word| tree.lemma(word));
        match tree.token(*child).relation.base() {
            "xcomp" => marker != Some("to"),
            "obl" | "advcl" => marker == Some("as") || matches!(marker, Some("of" | "for")) && is_judgement(predicate),
            _ => false,
        }
    };
    tree.children(verb).iter().copied().filter(|child| *child > object).find(belongs)
}

fn is_judgement(predicate: &Predicate) -> bool {
    matches!(predicate.act, "accuse" | "criticize" | "praise")
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn what_is_denied_and_criticised() {
        check_tree(
            "Officials/NOUN/2/nsubj denied/VERB/0/root the/DET/4/det report/NOUN/2/obj ./PUNCT/2/punct",
            &["Officials | denied | the report"],
        );
        check_tree(
            "Officials/NOUN/2/nsubj accused/VERB/0/root the/DET/4/det guild/NOUN/2/obj of/ADP/6/case \
             fraud/NOUN/2/obl ./PUNCT/2/punct",
            &["Officials | accused | the guild of fraud"],
        );
        check_tree("Restrictions/NOUN/2/nsubj deny/VERB/0/root them/PRON/2/obj ./PUNCT/2/punct", &[]);
    }
}
