//! Which verb beside a quotation tells who speaks.

use polybius_knowledge::{Frame, Predicate};
use polybius_language::Upos;
use polybius_text::Span;

use super::super::super::page::{At, Page, verb};
use super::super::according_to;
use super::speaker::speaker;

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
    if end == 0 {
        return None;
    }
    if starts_sentence(page, part[0]) && !follows_open_speech(page, part[0]) {
        return only_speaker_and_verb(page, part);
    }
    let mut cues = part.iter().copied().filter(|at| introduces(page, *at) || according_to::is_cue(page, *at));
    let found = cues.find(|verb| leads_at_once(page, part, *verb));
    found.or_else(|| part.iter().copied().find(|at| may_introduce(page, *at) && stands_at_edge(page, part, *at)))
}

/// “It is over.” Lund said. – a sentence of nothing but who speaks and a verb belongs to the quotation before it, which
/// should have ended with a comma.
fn only_speaker_and_verb(page: &Page<'_>, part: &[At]) -> Option<At> {
    const MOST_WORDS: usize = 5;
    let verb = *part.last().filter(|verb| introduces(page, **verb) && part.len() <= MOST_WORDS)?;
    let speaker = speaker(page, verb)?;
    let named = |at: &At| speaker.span.contains(page.span(*at)) || page.tree(at.sentence).upos(at.word) == Upos::Adverb;
    part[..part.len() - 1].iter().all(named).then_some(verb)
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

/// The verb of saying in the last sentence of the words before a quotation, where that sentence is over: "The mill is lost,
/// Lund said. “It was never safe.”"
pub(super) fn sentence_before(page: &Page<'_>, words: &[At]) -> Option<At> {
    let (last, rest) = words.split_last().filter(|(last, _)| ends_sentence(page, **last))?;
    let start = rest.iter().rposition(|at| ends_sentence(page, *at)).map_or(0, |end| end + 1);
    let cues = rest[start..].iter().copied().filter(|at| at.sentence == last.sentence && introduces(page, *at));
    let mut main = cues.filter(|at| page.tree(at.sentence).is_any(at.word, &["root", "parataxis", "conj"]));
    main.find(|at| speaker(page, *at).is_some())
}
