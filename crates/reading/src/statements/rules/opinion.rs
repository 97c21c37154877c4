//! # What it finds
//! What is so "in somebody's view" or "in the opinion of" somebody, "for" whom or "to" whom it seems so aside: the clause
//! that the words stand in.
//!
//! # When it does not
//! In a quotation, where "in my opinion" belongs to what is quoted.
//!
//! # Example
//! "In the baker's view, the mill is lost": source *the baker*, cue *In … view*, content *the mill is lost*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_language::Tree;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::phrase::party;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let thought =
        matches!(tree.lemma(at.word), "view" | "opinion" | "judgment" | "judgement" | "estimation" | "word" | "eye");
    let case = tree.child(at.word, "case").filter(|case| tree.lemma(*case) == "in")?;
    if !thought || !tree.is(at.word, "obl") || page.quotation(at).is_some() {
        return None;
    }
    let owner = owner(tree, at.word)?;
    let mut draft = Draft::silent("statements/opinion", 0.8);
    (draft.predicate, draft.act) = (Some(at), "believe");
    draft.source = Some(party(page, At { word: owner, ..at }));
    draft.cue = Some(if owner > at.word { tree.span_between(case..at.word + 1) } else { tree.token(at.word).span });
    let clause = super::according_to::clause_of(tree, at.word);
    draft.content = content::clause(page, at.sentence, clause, &[at.word]);
    (!draft.content.is_empty()).then_some(draft)
}

fn owner(tree: &Tree<'_>, thought: usize) -> Option<usize> {
    let of = |word: &usize| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == "of");
    tree.child(thought, "nmod:poss").or_else(|| tree.children_by(thought, "nmod").find(of))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn views() {
        check_tree(
            "In/ADP/5/case the/DET/3/det baker/NOUN/5/nmod:poss 's/PART/3/case view/NOUN/9/obl \
             the/DET/7/det mill/NOUN/9/nsubj is/AUX/9/cop lost/ADJ/0/root ./PUNCT/9/punct",
            &["the baker | view | the mill is lost"],
        );
    }
}
