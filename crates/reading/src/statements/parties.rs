//! Who says what a predicate tells, to whom, and through whom.

use polybius_knowledge::{Frame, Predicate, Voice};
use polybius_language::Upos;

use super::draft::{Draft, Party};
use super::page::{At, Page};
use super::phrase::party;
use super::predicate::{cue, is_negated, is_passive, object, source};

/// Fills in what stands round the predicate of a draft: cue, source, negation, addressee, channel.
pub(super) fn furnish(page: &Page<'_>, mut draft: Draft, at: At) -> Draft {
    let tree = page.tree(at.sentence);
    draft.cue = draft.cue.or_else(|| Some(cue(tree, at.word)));
    draft.source = draft.source.or_else(|| source(page, at));
    draft.negated = is_negated(tree, at.word);
    draft.addressee = draft.addressee.or_else(|| addressee(page, at, &draft));
    draft.channel = channel(page, at);
    draft
}

fn addressee(page: &Page<'_>, at: At, draft: &Draft) -> Option<Party> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at)?;
    let outside = |word: &usize| !draft.content.iter().any(|span| span.contains(tree.token(*word).span));
    let spoken_to = |word: &usize| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == "to");
    let told_object = || {
        let indirect = tree.child(at.word, "iobj").or_else(|| object(tree, at.word));
        indirect.or(tree.child(at.word, "nsubj:pass")).filter(|_| predicate.takes(Frame::Addressee))
    };
    let oblique =
        || tree.children_by(at.word, "obl").find(|word| spoken_to(word) && !predicate.takes_preposition("to"));
    let word =
        told_object().filter(outside).or_else(|| oblique().filter(outside)).or_else(|| told(page, at, predicate))?;
    Some(party(page, At { word, ..at }))
}

/// The noun right behind "told", whatever the tree takes it for.
fn told(page: &Page<'_>, at: At, predicate: &Predicate) -> Option<usize> {
    let tree = page.tree(at.sentence);
    let next = Some(at.word + 1).filter(|word| *word < tree.len() && predicate.takes(Frame::Addressee))?;
    (matches!(tree.upos(next), Upos::ProperNoun | Upos::Other) && !is_passive(tree, at.word)).then_some(next)
}

/// "posted on the network": what carried the words.
fn channel(page: &Page<'_>, at: At) -> Option<Party> {
    let tree = page.tree(at.sentence);
    let carries = |word: &usize| {
        let case = tree.child(*word, "case").map(|case| tree.lemma(case));
        let at_word = At { word: *word, ..at };
        matches!(case, Some("on" | "via" | "through" | "over")) && is_outlet(page, at_word)
    };
    let word = tree.children_by(at.word, "obl").find(carries)?;
    Some(party(page, At { word, ..at }))
}

/// Whether a noun stands for something that carries the words of others.
fn is_outlet(page: &Page<'_>, at: At) -> bool {
    use polybius_text::EntityKind::{Organization, Product, Work};
    let tree = page.tree(at.sentence);
    let named = tree
        .sentence()
        .names
        .iter()
        .any(|name| name.tokens.contains(&at.word) && matches!(name.kind, Organization | Product | Work));
    named || page.is_voice(at, Voice::Platform)
}
