//! # What it finds
//! A headline or a line of an interview that names its speaker before a colon: "Minister: …".
//!
//! # When it does not
//! When the words before the colon are no short name of somebody, hold a verb, or when what follows is no clause; in the
//! middle of a paragraph.
//!
//! # Example
//! "Harbour master: ferries will run again": source *Harbour master*, cue the colon, content *ferries will run again*.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::Voice;
use polybius_language::{Tree, Upos};
use polybius_text::{EntityKind, Span};

use super::super::content;
use super::super::draft::{Draft, Party};
use super::super::page::{At, Page};

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    statement(page, sentence)
        .filter(|draft| draft.predicate.is_some_and(|at| !taken.contains(&at)))
        .into_iter()
        .collect()
}

fn statement(page: &Page<'_>, sentence: usize) -> Option<Draft> {
    const LONGEST_NAME: usize = 7;
    let tree = page.tree(sentence);
    let colon = (1..tree.len().min(LONGEST_NAME + 1)).find(|word| tree.form(*word) == ":")?;
    let speaker = tree.sentence().opens_paragraph.then(|| speaker(page, sentence, colon))??;
    let said: Vec<_> = (colon + 1..tree.len()).collect();
    if !said.iter().any(|word| matches!(tree.upos(*word), Upos::Verb | Upos::Auxiliary)) {
        return None;
    }
    let at = At { sentence, word: colon };
    let mut draft = Draft::silent("statements/headline", 0.75);
    (draft.predicate, draft.cue, draft.source) = (Some(at), Some(page.span(at)), Some(speaker));
    let first = page.span(At { sentence, word: colon + 1 });
    draft.content = vec![content::without_marks(page, to_end_of_line(page, first))];
    Some(draft)
}

/// From a word to the end of its paragraph, which is all one speech.
fn to_end_of_line(page: &Page<'_>, first: Span) -> Span {
    let after = page.layout.paragraphs.partition_point(|paragraph| paragraph.span.start <= first.start);
    let line = after.checked_sub(1).map(|line| page.layout.paragraphs[line].span);
    line.map_or(first, |line| first.join(Span { start: line.end, end: line.end }))
}

/// Who is named before the colon: a person, a body, or people of an office.
fn speaker(page: &Page<'_>, sentence: usize, colon: usize) -> Option<Party> {
    let tree = page.tree(sentence);
    let nominal = |word: usize| {
        matches!(
            tree.upos(word),
            Upos::Noun
                | Upos::ProperNoun
                | Upos::Adjective
                | Upos::Determiner
                | Upos::Adposition
                | Upos::Particle
                | Upos::Punctuation
        )
    };
    let word = head_of(tree, colon)?;
    let at = At { sentence, word };
    let speaks = is_named_voice(tree, word) || page.is_voice(at, Voice::People) || page.is_voice(at, Voice::Document);
    let span = tree.span_between(0..colon);
    ((0..colon).all(nominal) && speaks).then_some(Party { head: at, span, stands_for: at })
}

fn is_named_voice(tree: &Tree<'_>, word: usize) -> bool {
    use EntityKind::{Country, Government, Organization, Person};
    let speaks = |kind| matches!(kind, Person | Organization | Government | Country);
    tree.sentence().names.iter().any(|name| name.tokens.contains(&word) && speaks(name.kind))
}

/// The word before the colon that governs the others there.
fn head_of(tree: &Tree<'_>, colon: usize) -> Option<usize> {
    (0..colon).find(|word| tree.upos(*word) != Upos::Punctuation && tree.head(*word).is_none_or(|head| head >= colon))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn speakers_before_a_colon() {
        check_tree(
            "Minister/NOUN/4/nsubj :/PUNCT/1/punct ferries/NOUN/4/nsubj return/VERB/0/root",
            &["Minister | : | ferries return"],
        );
        check_tree("Bread/NOUN/4/nsubj :/PUNCT/1/punct prices/NOUN/4/nsubj rise/VERB/0/root", &[]);
    }
}
