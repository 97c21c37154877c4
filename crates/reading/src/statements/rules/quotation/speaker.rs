//! Who speaks in a quotation, even where the tree does not tell.

use polybius_knowledge::{Frame, Voice};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::super::super::draft::Party;
use super::super::super::page::{At, Page};
use super::super::super::phrase::{is_nominal, party};
use super::super::super::predicate::source;
use super::line::{Line, Part};

/// Who speaks by that verb: by the tree, unless that leads into a quotation; else whoever stands beside the verb.
pub(super) fn speaker(page: &Page<'_>, verb: At) -> Option<Party> {
    let beside = |party: &Party| page.quotation(party.head) == page.quotation(verb);
    source(page, verb).filter(beside).map(|party| with_determiner(page, party)).or_else(|| neighbour(page, verb))
}

/// A party with the determiner and adjectives right before it, should the tree have hung them elsewhere.
fn with_determiner(page: &Page<'_>, mut party: Party) -> Party {
    let tree = page.tree(party.head.sentence);
    let first = tree.sentence().tokens.partition_point(|token| token.span.start < party.span.start);
    let quotation = page.quotation(party.head);
    let outside = |word: &usize| page.quotation(At { word: *word, ..party.head }) == quotation;
    let of_class = |word: &usize, classes: &[Upos]| outside(word) && classes.contains(&tree.upos(*word));
    let run = |classes: &'static [Upos]| (0..first).rev().take_while(move |word| of_class(word, classes));
    let titles = run(&[Upos::Determiner, Upos::Adjective, Upos::Noun, Upos::ProperNoun]).last();
    let alone = |word: &usize| word.checked_sub(1).is_none_or(|before| !outside(&before) || tree.form(before) == ",");
    let named = tree.upos(party.head.word) == Upos::ProperNoun;
    let determiner = || run(&[Upos::Determiner, Upos::Adjective]).find(|word| tree.upos(*word) == Upos::Determiner);
    if let Some(word) = titles.filter(|word| named && alone(word)).or_else(determiner) {
        party.span = party.span.join(tree.token(word).span);
    }
    party
}

/// The noun or pronoun next to a verb whose subject the tree does not give: before it, else behind it.
fn neighbour(page: &Page<'_>, verb: At) -> Option<Party> {
    let tree = page.tree(verb.sentence);
    let free = |word: &usize| page.quotation(At { word: *word, ..verb }) == page.quotation(verb);
    let stands_alone = |word: usize| matches!(tree.lemma(word), "another" | "others" | "one" | "some" | "many");
    let names =
        |word: usize| matches!(tree.upos(word), Upos::ProperNoun | Upos::Noun | Upos::Pronoun) || stands_alone(word);
    let leads = |word: &usize| {
        matches!(tree.upos(*word), Upos::Determiner | Upos::Adverb | Upos::Adjective | Upos::Numeral | Upos::Auxiliary)
    };
    let before = (0..verb.word).rev().take_while(free).find(|word| tree.upos(*word) != Upos::Adverb);
    let behind = (verb.word + 1..tree.len()).take_while(free).find(|word| !leads(word));
    let word = before.filter(|word| names(*word)).or_else(|| behind.filter(|word| names(*word)))?;
    let top = std::iter::successors(Some(word), |below| tree.head(*below))
        .take_while(|above| names(*above) && free(above) && *above != verb.word);
    let mut party = party(page, At { word: top.last().unwrap_or(word), ..verb });
    party.span = party.span.join(tree.token(first_of_phrase(page, verb, word)).span);
    Some(party)
}

/// How far the words before a noun belong to it, by their parts of speech alone.
fn first_of_phrase(page: &Page<'_>, verb: At, noun: usize) -> usize {
    let tree = page.tree(verb.sentence);
    let belongs = |word: &usize| {
        let upos = tree.upos(*word);
        let modifies =
            matches!(upos, Upos::Determiner | Upos::Adjective | Upos::Numeral | Upos::ProperNoun | Upos::Noun);
        modifies && page.quotation(At { word: *word, ..verb }) == page.quotation(verb) && *word != verb.word
    };
    let pronoun = tree.upos(noun) == Upos::Pronoun;
    (0..noun).rev().take_while(|word| !pronoun && belongs(word)).last().unwrap_or(noun)
}

/// The last noun before a colon that leads a quotation.
pub(super) fn speaker_before_colon(page: &Page<'_>, colon: At) -> Option<Party> {
    let tree = page.tree(colon.sentence);
    let of_root = tree.root().and_then(|root| tree.child(root, "nsubj")).filter(|word| *word < colon.word);
    let subject = of_root.or_else(|| (0..colon.word).find(|word| tree.is(*word, "nsubj")));
    let top = || (0..colon.word).find(|word| tree.head(*word).is_none_or(|head| head >= colon.word));
    let word = subject.or_else(top).filter(|word| is_nominal(tree, *word))?;
    Some(party(page, At { word, ..colon }))
}

/// The subject of the last sentence before the first quotation of a line: "The baker was angry. “…”"
pub(super) fn subject_before(page: &Page<'_>, line: &Line) -> Option<Party> {
    let Some(Part::Words(words)) = line.parts.first() else { return None };
    let sentence = words.last()?.sentence;
    let tree = page.tree(sentence);
    let word = tree.child(tree.root()?, "nsubj")?;
    let at = At { sentence, word };
    (page.quotation(at).is_none() && speaks(page, at)).then(|| party(page, at))
}

/// Who says something in the sentence before a line that starts with a quotation: "Lund said that he would go on." – “It is
/// not over yet.”
pub(super) fn told_before(page: &Page<'_>, line: &Line) -> Option<Party> {
    let Some(Part::Quotation { index, .. }) = line.parts.first() else { return None };
    let start = page.quotations.list[*index].outer.start;
    let sentence = page.context.analysis.sentence_at(start)?.checked_sub(1)?;
    let tree = page.tree(sentence);
    let says = |at: &At| {
        tree.is_any(at.word, &["root", "conj", "parataxis"])
            && page.quotation(*at).is_none()
            && tree.upos(at.word) == Upos::Verb
            && page.predicate(*at).is_some_and(|predicate| predicate.takes(Frame::Quotation))
    };
    let verb = (0..tree.len()).rev().map(|word| At { sentence, word }).find(says)?;
    speaker(page, verb).filter(|party| speaks(page, party.head))
}

fn speaks(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let person =
        tree.sentence().names.iter().any(|name| name.tokens.contains(&at.word) && name.kind == EntityKind::Person);
    person || matches!(tree.lemma(at.word), "he" | "she") || page.is_voice(at, Voice::People)
}
