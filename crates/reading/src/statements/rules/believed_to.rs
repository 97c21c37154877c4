//! # What it finds
//! What "is believed to", "was said to", "is expected to" tell of their subject, without saying who believes or says it.
//!
//! # When it does not
//! When the subject is the one who is told or asked ("was asked to leave").
//!
//! # Example
//! "The mayor is believed to own the mill": cue *is believed*, content *The mayor* and *to own the mill*, no source.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_language::Tree;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::predicate::is_passive;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let tells = |act| matches!(act, "say" | "believe" | "predict" | "report" | "claim" | "fear" | "hope");
    let predicate = page.predicate(at).filter(|predicate| tells(predicate.act) && predicate.lemma != "tell")?;
    let infinitive = infinitive(tree, at.word).filter(|_| is_passive(tree, at.word))?;
    let subject = tree.child(at.word, "nsubj");
    let subject = subject.map(|subject| content::clause(page, at.sentence, subject, &[])).unwrap_or_default();
    let apart: Vec<usize> =
        tree.children_by(infinitive, "advcl").filter(|child| stands_apart(tree, at.word, *child)).collect();
    let content = subject.into_iter().chain(content::clause(page, at.sentence, infinitive, &apart)).collect();
    Some(furnish(page, Draft::new("statements/believed_to", 0.7, at, predicate, content), at))
}

/// "is expected to leave in May with permission to return": words of the verb above stand before such a clause, to which
/// it belongs rather than to the infinitive.
fn stands_apart(tree: &Tree<'_>, verb: usize, clause: usize) -> bool {
    let first = tree.subtree(clause)[0];
    let before = tree.children(verb).iter().copied().filter(|other| *other < first && tree.is(*other, "obl"));
    before.into_iter().any(|other| other > verb && tree.subtree(other).last().is_some_and(|last| last + 1 == first))
}

fn infinitive(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let marked = |clause: &usize| tree.children_by(*clause, "mark").any(|mark| tree.lemma(mark) == "to");
    let complements = tree.children(verb).iter().copied().filter(|word| tree.is_any(*word, &["xcomp", "advcl"]));
    complements.filter(|clause| *clause > verb).find(marked)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn nobody_is_named() {
        check_tree(
            "The/DET/2/det mayor/NOUN/4/nsubj:pass is/AUX/4/aux:pass believed/VERB/0/root to/PART/6/mark \
             leave/VERB/4/xcomp ./PUNCT/4/punct",
            &["– | is believed | The mayor; to leave"],
        );
        check_tree(
            "The/DET/2/det mayor/NOUN/4/nsubj:pass was/AUX/4/aux:pass asked/VERB/0/root to/PART/6/mark \
             leave/VERB/4/xcomp ./PUNCT/4/punct",
            &[],
        );
    }
}
