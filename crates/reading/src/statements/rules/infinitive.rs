//! # What it finds
//! What somebody promises, asks, wants, plans or declines to do: an infinitive below a predicate that takes one, with or
//! without somebody who is addressed ("urged the town to …").
//!
//! # When it does not
//! Without anybody who speaks; for a participle or a bare infinitive ("helped move").
//!
//! # Example
//! "The guild promised to pay": source *The guild*, cue *promised*, content *to pay*, act `promise`.
//!
//! # Source
//! Written for this project.

use std::collections::BTreeSet;

use polybius_knowledge::{Frame, Predicate};
use polybius_language::Tree;
use polybius_text::Span;

use super::super::content;
use super::super::draft::Draft;
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::super::phrase::party;
use super::super::predicate::{is_unreal, object};
use super::clause::is_own_thought;

pub(super) fn find(page: &Page<'_>, sentence: usize, taken: &BTreeSet<At>) -> Vec<Draft> {
    super::open(page, sentence, taken).filter_map(|at| statement(page, at)).collect()
}

fn statement(page: &Page<'_>, at: At) -> Option<Draft> {
    let tree = page.tree(at.sentence);
    let predicate = page.predicate(at)?;
    let infinitive = infinitive(tree, at.word)?;
    let object = object(tree, at.word).or_else(|| called_on(tree, at.word, predicate));
    let frame = if object.is_some() { Frame::AddressedInfinitive } else { Frame::Infinitive };
    if !(predicate.takes(frame) || object.is_some() && is_thought(predicate)) {
        return None;
    }
    let mut content = content::clause(page, at.sentence, infinitive, &[]);
    let mut draft = Draft::new("statements/infinitive", 0.8, at, predicate, Vec::new());
    match object {
        Some(word) if is_thought(predicate) => content.insert(0, object_span(page, at, word)),
        Some(word) => draft.addressee = Some(party(page, At { word, ..at })),
        None => {}
    }
    draft.content = joined(page.context.text, content);
    let draft = furnish(page, draft, at);
    let speaks = draft.source.is_some() && !is_unreal(tree, at.word);
    (speaks && !is_own_thought(page, &draft, at)).then_some(draft)
}

/// "wants the town to pay": what is wanted is the whole, the town is not addressed.
fn is_thought(predicate: &Predicate) -> bool {
    matches!(predicate.act, "want" | "believe" | "predict" | "hope" | "fear")
}

fn infinitive(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let marked = |clause: &usize| tree.children_by(*clause, "mark").any(|mark| tree.lemma(mark) == "to");
    let complements = tree.children(verb).iter().copied().filter(|child| tree.is_any(*child, &["xcomp", "ccomp"]));
    let addressed = tree.children_by(verb, "advcl").filter(|_| tree.child(verb, "obl").is_some());
    complements.chain(addressed).find(|clause| *clause > verb && marked(clause))
}

/// "called on the town to pay".
fn called_on(tree: &Tree<'_>, verb: usize, predicate: &Predicate) -> Option<usize> {
    let particle = predicate.lemma.split_once(' ')?.1;
    tree.children_by(verb, "obl")
        .find(|word| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == particle))
}

fn object_span(page: &Page<'_>, at: At, word: usize) -> Span {
    party(page, At { word, ..at }).span
}

/// Pieces with nothing but a space between them are one.
pub(super) fn joined(text: &str, pieces: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if last.end <= piece.start && text[last.end as usize..piece.start as usize].trim().is_empty() =>
            {
                *last = last.join(piece);
            }
            _ => joined.push(piece),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check_tree;

    #[test]
    fn what_is_promised_and_asked() {
        check_tree(
            "The/DET/2/det guild/NOUN/3/nsubj promised/VERB/0/root to/PART/5/mark pay/VERB/3/xcomp \
             ./PUNCT/3/punct",
            &["The guild | promised | to pay"],
        );
        check_tree(
            "Bakers/NOUN/2/nsubj urged/VERB/0/root the/DET/4/det town/NOUN/2/obj to/PART/6/mark \
             pay/VERB/2/xcomp ./PUNCT/2/punct",
            &["Bakers | urged | to pay"],
        );
        check_tree("Bakers/NOUN/2/nsubj helped/VERB/0/root to/PART/4/mark pay/VERB/2/xcomp ./PUNCT/2/punct", &[]);
    }
}
