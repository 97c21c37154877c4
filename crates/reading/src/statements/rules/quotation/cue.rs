//! Which verb beside a quotation tells who speaks.

use polybius_knowledge::{Frame, Predicate, Voice};
use polybius_language::Upos;
use polybius_text::{EntityKind, Span};

use super::super::super::draft::Party;
use super::super::super::page::{At, Page, verb};
use super::super::super::phrase::{is_nominal, party};
use super::super::super::predicate::source;
use super::super::according_to;
use super::line::{Line, Part};

/// Where words stand beside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
}

/// The predicate, "according", or colon, among the words beside a quotation that the quotation belongs to.
pub(super) fn beside(page: &Page<'_>, words: &[At], place: Place) -> Option<At> {
    match place {
        Place::After => after(page, words),
        Place::Before => before(page, words),
    }
}

/// The first verb of speech, if the words up to it only name who speaks.
fn after(page: &Page<'_>, words: &[At]) -> Option<At> {
    let end = words.iter().position(|at| ends_sentence(page, *at)).unwrap_or(words.len());
    let part = &words[..end];
    if end == 0 || starts_sentence(page, part[0]) && !follows_open_speech(page, part[0]) {
        return None;
    }
    let mut cues = part.iter().copied().filter(|at| introduces(page, *at) || according_to::is_cue(page, *at));
    let found = cues.find(|verb| leads_at_once(page, part, *verb));
    found.or_else(|| part.iter().copied().find(|at| may_introduce(page, *at) && stands_at_edge(page, part, *at)))
}

/// At most two words stand before the verb and its speaker.
fn leads_at_once(page: &Page<'_>, part: &[At], verb: At) -> bool {
    const MOST_WORDS: usize = 2;
    if according_to::is_cue(page, verb) {
        return part.iter().take_while(|at| **at != verb).all(|at| is_punctuation(page, *at));
    }
    let Some(speaker) = speaker(page, verb) else { return false };
    let first = speaker.span.start.min(page.span(verb).start);
    let leading = part.iter().take_while(|at| page.span(**at).start < first);
    leading.filter(|at| !is_punctuation(page, **at)).count() <= MOST_WORDS
}

/// A word that can be a verb of speech, first or last of a short stretch: what the tree takes it for does not count.
fn stands_at_edge(page: &Page<'_>, part: &[At], at: At) -> bool {
    const LONGEST: usize = 12;
    let words: Vec<_> = part.iter().copied().filter(|at| !is_punctuation(page, *at)).collect();
    let edge = words.first() == Some(&at) || words.last() == Some(&at);
    (2..=LONGEST).contains(&words.len()) && edge
}

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
    let names = |word: usize| matches!(tree.upos(word), Upos::ProperNoun | Upos::Noun | Upos::Pronoun);
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

/// A quotation that ends with a full stop is over; one that ends otherwise waits for its speaker.
fn follows_open_speech(page: &Page<'_>, at: At) -> bool {
    let before = page.context.text[..page.span(at).start as usize].trim_end();
    let words = before.trim_end_matches(|mark: char| "\"”»’'“".contains(mark));
    words.len() < before.len() && words.ends_with([',', '?', '!', '—', '–', '-']) || before.ends_with([',', '–', '—'])
}

/// The word starts with a capital, as the first one of a sentence does.
fn starts_sentence(page: &Page<'_>, at: At) -> bool {
    page.span(at).of(page.context.text).starts_with(char::is_uppercase)
}

/// The last verb of speech before a comma, a colon or the mark itself; else the colon.
fn before(page: &Page<'_>, words: &[At]) -> Option<At> {
    let last = *words.last()?;
    if ends_sentence(page, last) {
        return None;
    }
    let start = words.iter().rposition(|at| ends_sentence(page, *at)).map_or(0, |end| end + 1);
    let part = &words[start..];
    let mut verbs = part.iter().rev().copied();
    let verb =
        verbs.find(|at| according_to::is_cue(page, *at) || introduces(page, *at) && speaker(page, *at).is_some());
    let colon = (page.span(last).of(page.context.text) == ":").then_some(last);
    verb.or(colon)
}

/// Whether a colon is the cue, or follows the cue in its sentence.
pub(super) fn leads_to_colon(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    (at.word..tree.len())
        .take_while(|word| page.quotation(At { word: *word, ..at }).is_none())
        .any(|word| tree.form(word) == ":")
}

fn introduces(page: &Page<'_>, at: At) -> bool {
    page.tree(at.sentence).upos(at.word) == Upos::Verb && may_introduce(page, at)
}

fn may_introduce(page: &Page<'_>, at: At) -> bool {
    predicate(page, at).is_some_and(|predicate| predicate.takes(Frame::Quotation))
}

/// The verb of speech that a word is, or can be.
pub(super) fn predicate(page: &Page<'_>, at: At) -> Option<&'static Predicate> {
    verb(page.tree(at.sentence), at.word)
}

fn is_punctuation(page: &Page<'_>, at: At) -> bool {
    page.tree(at.sentence).upos(at.word) == Upos::Punctuation
}

fn ends_sentence(page: &Page<'_>, at: At) -> bool {
    matches!(page.span(at).of(page.context.text), "." | "!" | "?" | "…" | "...")
}

/// The words of a quotation; where nothing closes it and it ends with ", says the baker", the words before that, and the verb.
pub(super) fn cut(page: &Page<'_>, quotation: usize) -> (Span, Option<At>) {
    let quotation = page.quotations.list[quotation];
    let found = (!quotation.closed && !quotation.continued).then(|| closing_cue(page, quotation.inner)).flatten();
    found.map_or((quotation.inner, None), |(end, verb)| {
        (Span { end, ..quotation.inner }.trimmed(page.context.text), Some(verb))
    })
}

/// ", says the baker." at the end of words that nothing closes: where the comma stands, and the verb.
fn closing_cue(page: &Page<'_>, inner: Span) -> Option<(u32, At)> {
    const LONGEST: usize = 8;
    let sentence = page.context.analysis.sentence_at(inner.end.checked_sub(1)?)?;
    let tree = page.tree(sentence);
    let inside = |word: &usize| inner.contains(tree.token(*word).span);
    let comma = (0..tree.len()).rev().filter(inside).find(|word| tree.form(*word) == ",")?;
    let rest: Vec<_> = (comma + 1..tree.len()).filter(inside).map(|word| At { sentence, word }).collect();
    let verb = rest.iter().copied().find(|at| may_introduce(page, *at))?;
    let first = rest.first() == Some(&verb);
    let ends = rest.iter().rev().find(|at| !is_punctuation(page, **at)) == Some(&verb);
    (rest.len() <= LONGEST && (first || ends)).then(|| (tree.token(comma).span.start, verb))
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

/// The verb of saying in the last sentence of the words before a quotation, where that sentence is over: "The mill is lost,
/// Lund said. “It was never safe.”"
pub(super) fn sentence_before(page: &Page<'_>, words: &[At]) -> Option<At> {
    let (last, rest) = words.split_last().filter(|(last, _)| ends_sentence(page, **last))?;
    let start = rest.iter().rposition(|at| ends_sentence(page, *at)).map_or(0, |end| end + 1);
    let cues = rest[start..].iter().copied().filter(|at| at.sentence == last.sentence && introduces(page, *at));
    let mut main = cues.filter(|at| page.tree(at.sentence).is_any(at.word, &["root", "parataxis", "conj"]));
    main.find(|at| speaker(page, *at).is_some())
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

fn speaks(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let person =
        tree.sentence().names.iter().any(|name| name.tokens.contains(&at.word) && name.kind == EntityKind::Person);
    person || matches!(tree.lemma(at.word), "he" | "she") || page.is_voice(at, Voice::People)
}
