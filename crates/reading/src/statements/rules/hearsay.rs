//! # What it finds
//! The clause that "reportedly", "allegedly" and their like mark as somebody's word, without saying whose.
//!
//! # When it does not
//! When the adverb stands below a noun or adjective ("an allegedly stolen boat"), or in a quotation.
//!
//! # Example
//! "The tanker reportedly left on Monday": cue *reportedly*, content *The tanker … left on Monday*, no source.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::Frame;
use polybius_language::Upos;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at).filter(|predicate| predicate.takes(Frame::Hearsay))?;
    let clause = tree.head(at.word).filter(|head| tree.upos(*head) == Upos::Verb)?;
    let content = content::clause(page, at.sentence, clause, &[at.word]);
    let mut draft = Draft::new("statements/hearsay", 0.7, at, predicate, content);
    draft.cue = Some(page.span(at));
    (!draft.content.is_empty() && page.quotation(at).is_none()).then_some(draft)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn nobody_is_named() {
        check_tree(
            "The/DET/2/det tanker/NOUN/4/nsubj reportedly/ADV/4/advmod left/VERB/0/root on/ADP/6/case \
             Monday/PROPN/4/obl ./PUNCT/4/punct",
            &["– | reportedly | The tanker; left on Monday"],
        );
        check_tree(
            "An/DET/4/det allegedly/ADV/3/advmod stolen/ADJ/4/amod boat/NOUN/5/nsubj sank/VERB/0/root \
             ./PUNCT/5/punct",
            &[],
        );
    }
}
