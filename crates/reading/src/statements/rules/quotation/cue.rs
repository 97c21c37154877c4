//! Which verb beside a quotation tells who speaks.

use polybius_knowledge::Frame;
use polybius_language::Upos;
use polybius_text::Span;

use super::super::super::draft::Party;
use super::super::super::page::{At, Page};
use super::super::super::phrase::party;
use super::super::super::predicate::source;
use super::line::{Line, Part};

/// Where words stand beside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
}

/// The predicate, or colon, among the words beside a quotation that the quotation belongs to.
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
    let verb = *part.iter().find(|at| introduces(page, **at))?;
    let speaker = source(page, verb)?;
    let first = speaker.span.start.min(page.span(verb).start);
    let leading =
        part.iter().take_while(|at| page.span(**at).start < first).filter(|at| !is_punctuation(page, **at)).count();
    (leading <= 2).then_some(verb)
}

/// A quotation that ends with a full stop is over; one that ends otherwise waits for its speaker.
fn follows_open_speech(page: &Page<'_>, at: At) -> bool {
    let before = page.context.text[..page.span(at).start as usize].trim_end();
    let words = before.trim_end_matches(|mark: char| "\"”»’'“".contains(mark));
    words.len() < before.len() && words.ends_with([',', '?', '!', '—', '–', '-']) || before.ends_with([',', '–', '—'])
}

/// The first letter of the word is a capital and the word before it ends a sentence or quotation.
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
    let verb = part.iter().rev().copied().find(|at| introduces(page, *at) && source(page, *at).is_some());
    let colon = (page.span(last).of(page.context.text) == ":").then_some(last);
    verb.or(colon)
}

fn introduces(page: &Page<'_>, at: At) -> bool {
    page.tree(at.sentence).upos(at.word) == Upos::Verb
        && page.predicate(at).is_some_and(|predicate| predicate.takes(Frame::Quotation))
}

fn is_punctuation(page: &Page<'_>, at: At) -> bool {
    page.tree(at.sentence).upos(at.word) == Upos::Punctuation
}

fn ends_sentence(page: &Page<'_>, at: At) -> bool {
    is_punctuation(page, at) && matches!(page.span(at).of(page.context.text), "." | "!" | "?" | "…" | "...")
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
    let sentence = page.context.analysis.sentence_at(inner.end.checked_sub(1)?)?;
    let tree = page.tree(sentence);
    let outside = |word: &usize| inner.contains(tree.token(*word).span);
    let verbs = (0..tree.len()).rev().filter(outside).map(|word| At { sentence, word });
    let verb = verbs.filter(|at| introduces(page, *at)).find(|at| source(page, *at).is_some())?;
    let speaker = source(page, verb)?;
    let first = tree
        .sentence()
        .tokens
        .partition_point(|token| token.span.start < speaker.span.start.min(page.span(verb).start));
    let comma = first.checked_sub(1).filter(|word| tree.form(*word) == ",")?;
    let last = speaker.span.end.max(page.span(verb).end);
    let rest = page.context.text[last as usize..inner.end as usize].split_whitespace().count();
    (rest <= 4).then(|| (tree.token(comma).span.start, verb))
}

/// The last noun before a colon that leads a quotation.
pub(super) fn speaker_before_colon(page: &Page<'_>, colon: At) -> Option<Party> {
    let tree = page.tree(colon.sentence);
    let subject = (0..colon.word).find(|word| tree.is(*word, "nsubj"));
    let top = || (0..colon.word).find(|word| tree.head(*word).is_none_or(|head| head >= colon.word));
    let word = subject.or_else(top).filter(|word| super::super::super::phrase::is_nominal(tree, *word))?;
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

fn speaks(page: &Page<'_>, at: At) -> bool {
    let tree = page.tree(at.sentence);
    let person = tree
        .sentence()
        .names
        .iter()
        .any(|name| name.tokens.contains(&at.word) && name.kind == polybius_text::EntityKind::Person);
    person || matches!(tree.lemma(at.word), "he" | "she") || page.is_voice(at, polybius_knowledge::Voice::People)
}
