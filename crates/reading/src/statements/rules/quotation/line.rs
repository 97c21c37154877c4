//! A paragraph as quotations and the words between them.

use polybius_language::Upos;
use polybius_text::{Quotation, Span};

use super::super::super::page::{At, Page};
use super::super::according_to;

/// One paragraph.
pub(super) struct Line {
    /// Number of the paragraph.
    pub number: usize,
    /// Quotations and words in turn.
    pub parts: Vec<Part>,
}

/// A part of a paragraph.
#[derive(Debug)]
pub(super) enum Part {
    /// An outermost quotation.
    Quotation {
        /// Its index in the page's list.
        index: usize,
        /// Whether somebody speaks in it, rather than the report quoting a few words.
        speech: bool,
    },
    /// Words outside quotations.
    Words(Vec<At>),
}

impl Part {
    /// Whether the next paragraph carries it on.
    pub fn runs_on(&self, page: &Page<'_>) -> bool {
        matches!(self, Self::Quotation { index, .. } if page.quotations.list[*index].continued)
    }
}

impl Line {
    pub fn words_before(&self, index: usize) -> Option<&[At]> {
        match self.parts.get(index.checked_sub(1)?)? {
            Part::Words(words) => Some(words),
            Part::Quotation { .. } => None,
        }
    }

    pub fn words_after(&self, index: usize) -> Option<&[At]> {
        match self.parts.get(index + 1)? {
            Part::Words(words) => Some(words),
            Part::Quotation { .. } => None,
        }
    }

    pub fn ends_with(&self, index: usize) -> bool {
        index + 1 == self.parts.len()
    }
}

/// The paragraphs that hold words.
pub(super) fn lines(page: &Page<'_>) -> Vec<Line> {
    let mut words = page.words().peekable();
    let mut lines = Vec::new();
    for (number, paragraph) in page.layout.paragraphs.iter().enumerate() {
        let mut parts: Vec<Part> = Vec::new();
        while let Some(at) = words.next_if(|at| page.span(*at).start < paragraph.span.end) {
            match (page.quotation(at), parts.last_mut()) {
                (Some(index), Some(Part::Quotation { index: last, .. })) if *last == index => {}
                (Some(index), _) => parts.push(Part::Quotation { index, speech: false }),
                (None, Some(Part::Words(last))) => last.push(at),
                (None, _) => parts.push(Part::Words(vec![at])),
            }
        }
        mark_speech(page, paragraph.span, &mut parts);
        lines.push(Line { number, parts });
    }
    lines
}

/// Tells quotations in which somebody speaks from quoted words.
fn mark_speech(page: &Page<'_>, paragraph: Span, parts: &mut [Part]) {
    let mut speaks_already = false;
    for index in 0..parts.len() {
        let Part::Quotation { index: quotation, .. } = parts[index] else { continue };
        let lead = index.checked_sub(1).map(|before| &parts[before]);
        let speech = is_speech(page, paragraph, page.quotations.list[quotation], lead, speaks_already);
        parts[index] = Part::Quotation { index: quotation, speech };
        speaks_already |= speech;
    }
}

fn is_speech(
    page: &Page<'_>,
    paragraph: Span,
    quotation: Quotation,
    lead: Option<&Part>,
    speaks_already: bool,
) -> bool {
    let text = page.context.text;
    let words = quotation.inner.of(text);
    let before = text[paragraph.start as usize..quotation.outer.start as usize].trim_end();
    let after = text[quotation.outer.end as usize..paragraph.end as usize].chars().next();
    let opens_like_speech =
        words.starts_with(|first: char| first.is_uppercase() || first.is_numeric() || "[(…¿¡.".contains(first));
    let ends_like_speech =
        words.ends_with([',', '.', '!', '?', '…', '—', '–']) || after == Some(',') || !quotation.closed;
    let led_in = before.ends_with([',', ':']);
    let starts = before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '’', ')', '»']);
    let is_sentence = words.split_whitespace().nth(2).is_some();
    match lead {
        None | Some(Part::Quotation { .. }) => ends_like_speech || (opens_like_speech && is_sentence),
        Some(_) if starts => opens_like_speech && (ends_like_speech || is_sentence),
        Some(Part::Words(words)) if led_in => {
            let led = opens_like_speech || speaks_already || ends_with_cue(page, words);
            led && (ends_like_speech || is_sentence)
        }
        Some(Part::Words(words)) => opens_like_speech && is_sentence && ends_with_verb(page, words),
    }
}

/// "the baker said, “…”", "according to the baker, “…”": a cue leads the quotation.
fn ends_with_cue(page: &Page<'_>, words: &[At]) -> bool {
    let before = words.iter().rev().skip(1);
    let in_phrase = before.clone().take(LONGEST_PHRASE).any(|at| according_to::is_cue(page, *at));
    in_phrase || before.clone().next().is_some_and(|at| ends_with_verb(page, &[*at]))
}

/// No phrase with "according to" is longer than that before its comma.
const LONGEST_PHRASE: usize = 20;

/// "She shouted “Stop the presses!”": a verb stands right before the mark.
fn ends_with_verb(page: &Page<'_>, words: &[At]) -> bool {
    let Some(last) = words.last() else { return false };
    page.tree(last.sentence).upos(last.word) == Upos::Verb && page.predicate(*last).is_some()
}
