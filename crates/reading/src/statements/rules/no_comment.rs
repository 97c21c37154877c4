//! # What it finds
//! That somebody has not commented, answered or responded: act `decline`, polarity negated.
//!
//! # When it does not
//! For "declined to comment", which is an infinitive of its own; when there is no negation.
//!
//! # Example
//! "The mill has not commented on the strike": source *The mill*, cue *has not commented on*, content *the strike*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::Stance;
use polybius_language::Tree;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::predicate::{cue_with, is_negated};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let lemma = page.predicate(at).map_or(tree.lemma(at.word), |predicate| predicate.lemma);
    let answers = matches!(lemma, "comment" | "respond" | "reply");
    let governor = governor(tree, at.word);
    if !answers || !(is_negated(tree, at.word) || governor.is_some_and(|above| is_negated(tree, above))) {
        return None;
    }
    let mut draft = Draft::silent("statements/no_comment", 0.85);
    (draft.predicate, draft.act, draft.stance) = (Some(at), "decline", Stance::Open);
    let matter = matter(tree, at.word);
    draft.cue = Some(cue_with(tree, at.word, matter.map(|(_, case)| case)));
    draft.content = matter.map(|(about, case)| content::clause(page, at.sentence, about, &[case])).unwrap_or_default();
    let mut draft = furnish(page, draft, at);
    (draft.negated, draft.addressee) = (true, None);
    draft.source.is_some().then_some(draft)
}

fn governor(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.head(verb).filter(|_| tree.is(verb, "xcomp"))
}

/// What is not commented on, and the preposition that leads it.
fn matter(tree: &Tree<'_>, verb: usize) -> Option<(usize, usize)> {
    let lead = |word: usize| Some((word, tree.child(word, "case")?));
    let mut obliques = tree.children_by(verb, "obl").filter_map(lead);
    obliques.find(|(_, case)| matches!(tree.lemma(*case), "on" | "about" | "to"))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn silence() {
        check_tree(
            "Officials/NOUN/4/nsubj have/AUX/4/aux not/PART/4/advmod commented/VERB/0/root on/ADP/7/case \
             the/DET/7/det strike/NOUN/4/obl ./PUNCT/4/punct",
            &["Officials | have not commented on | the strike"],
        );
    }
}
