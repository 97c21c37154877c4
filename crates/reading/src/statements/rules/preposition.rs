//! # What it finds
//! What is spoken, warned, worried about: the object of a preposition that the predicate takes, or the clause below it.
//!
//! # When it does not
//! Without anybody who speaks; when the predicate does not take that preposition.
//!
//! # Example
//! "The guild warned against a strike": cue *warned against*, content *a strike*, act `warn`.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_language::{Tree, Upos};

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::predicate::cue_with;
use super::clause::{has_speaker, is_own_thought};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at)?;
    if tree.upos(at.word) == Upos::Noun {
        return None;
    }
    let taken = |(_, preposition): &(usize, usize)| predicate.takes_preposition(tree.lemma(*preposition));
    let (about, preposition) = governed(tree, at.word).find(taken)?;
    let content = content::clause(page, at.sentence, about, &[preposition]);
    let mut draft = Draft::new("statements/preposition", 0.65, at, predicate, content);
    draft.cue = Some(cue_with(tree, at.word, Some(preposition)));
    let draft = furnish(page, draft, at);
    let is_whole = has_speaker(page, &draft, at) && !draft.content.is_empty();
    (is_whole && !is_own_thought(page, &draft, at)).then_some(draft)
}

/// The obliques and clauses below a predicate with the word that leads them.
fn governed<'t>(tree: &'t Tree<'_>, predicate: usize) -> impl Iterator<Item = (usize, usize)> + 't {
    let below = tree.children(predicate).iter().copied().filter(move |child| *child > predicate);
    below.filter_map(|child| {
        let lead = match tree.token(child).relation.base() {
            "obl" | "nmod" => tree.child(child, "case"),
            "advcl" => tree.child(child, "mark"),
            _ => None,
        };
        lead.map(|lead| (child, lead))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn what_is_warned_against() {
        check_tree(
            "Officials/NOUN/2/nsubj warned/VERB/0/root against/ADP/5/case a/DET/5/det strike/NOUN/2/obl \
             ./PUNCT/2/punct",
            &["Officials | warned against | a strike"],
        );
        check_tree("Officials/NOUN/2/nsubj warned/VERB/0/root in/ADP/4/case May/PROPN/2/obl ./PUNCT/2/punct", &[]);
    }
}
