//! Splits text into words as the English treebanks of Universal Dependencies do (EWT, GUM).
//!
//! A chunk (what stands between white space) is taken apart from the left, by the first kind of word that fits:
//! addresses, numbers, words with letters, signs. Linear in the length of the text; nothing is looked up beyond the
//! chunk but whether anything follows in its paragraph.

mod addresses;
mod chunk;
mod lists;
mod numbers;
mod signs;
mod words;

use polybius_text::{Gap, Layout, Span};

use crate::Analysis;
pub(crate) use chunk::is_invisible;
use chunk::{Chunk, chunks};

/// One syntactic word of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) span: Span,
    /// What stands before it.
    pub(crate) gap: Gap,
}

/// The words of all paragraphs, paragraph by paragraph; a paragraph may have none.
pub(crate) fn paragraphs(text: &str) -> Vec<Vec<Word>> {
    Layout::of(text).paragraphs.iter().map(|paragraph| words(text, paragraph.span, paragraph.before)).collect()
}

/// The words that are given, with what stands before them in the text.
pub(crate) fn given(text: &str, analysis: &Analysis) -> Vec<Word> {
    let mut end = 0;
    let mut words = Vec::new();
    for token in analysis.sentences.iter().flat_map(|sentence| &sentence.tokens) {
        let between = text.get(end..token.span.start as usize).unwrap_or_default();
        words.push(Word { span: token.span, gap: if words.is_empty() { Gap::Blank } else { gap(between) } });
        end = token.span.end as usize;
    }
    words
}

fn gap(between: &str) -> Gap {
    match between.matches('\n').count() {
        0 if between.is_empty() => Gap::None,
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Blank,
    }
}

/// The words of one paragraph.
fn words(text: &str, paragraph: Span, before: Gap) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = before;
    let found: Vec<Chunk> = chunks(text, paragraph).collect();
    for (index, chunk) in found.iter().enumerate() {
        let context = Context {
            previous: index.checked_sub(1).map(|i| found[i].text),
            next: found.get(index + 1).map(|c| c.text),
        };
        let mut start = 0;
        for end in ends(chunk.text, &context) {
            let span = Span::new(chunk.start + start, chunk.start + end);
            words.push(Word { span, gap });
            gap = Gap::None;
            start = end;
        }
        gap = Gap::Space;
    }
    words
}

/// The chunks beside one, in its paragraph.
struct Context<'a> {
    previous: Option<&'a str>,
    next: Option<&'a str>,
}

/// Where the words of a chunk end.
fn ends(chunk: &str, context: &Context) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    let address = addresses::within(chunk);
    while at < chunk.len() {
        match &address {
            Some(address) if address.start == at => ends.push(address.end),
            _ => {
                let limit = address.as_ref().filter(|address| at < address.start).map_or(chunk.len(), |a| a.start);
                next_word(&chunk[..limit], at, context, &mut ends);
            }
        }
        at = *ends.last().expect("a word was found");
    }
    ends
}

/// Finds the word that starts at `at`, with the clitics after it.
fn next_word(chunk: &str, at: usize, context: &Context, ends: &mut Vec<usize>) {
    let first = chunk[at..].chars().next().expect("a chunk ends at its end");
    if let Some(end) = numbers::end_of(chunk, at, context) {
        ends.push(end);
    } else if first.is_alphanumeric()
        || words::starts_with_apostrophe(chunk, at)
        || words::is_bracketed_initial(chunk, at)
    {
        words::find(chunk, at, context, ends);
    } else {
        ends.push(signs::end_of(chunk, at));
    }
}

#[cfg(test)]
mod tests;
