//! Cuts a text into windows that the model can read.
//!
//! Windows follow from the words alone, so what the model says about a word never depends on batches or threads. Whole
//! paragraphs share a window while they fit. A longer paragraph is cut after the last sentence end that fits; without
//! one it is cut anywhere, and the windows on both sides overlap so that each word is read with context around it.

use std::ops::Range;

use polybius_text::Gap;

use crate::tokenizer::Word;

/// Pieces of a window at most, `[CLS]` and `[SEP]` not counted.
pub(crate) const ROOM: usize = 126;

/// Pieces that two windows share where a paragraph is cut inside a sentence.
const OVERLAP: usize = 48;

/// A run of words that the model reads at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    /// What it reads.
    pub(crate) words: Range<usize>,
    /// The words whose outputs are taken from this window.
    pub(crate) kept: Range<usize>,
}

/// What stands after a word, as far as cutting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Seam {
    /// The sentence goes on.
    Inside,
    /// It looks as if a sentence ended.
    Sentence,
    /// A paragraph ends.
    Paragraph,
}

/// Cuts words into windows; `sizes` are their numbers of pieces, `seams` what stands after each.
pub(crate) fn windows(sizes: &[u8], seams: &[Seam]) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut start = 0;
    let mut kept_from = 0;
    while kept_from < sizes.len() {
        let limit = fitting(sizes, start);
        let end = if limit == sizes.len() { limit } else { last_seam(seams, kept_from, limit).unwrap_or(limit) };
        let is_seam = seams[end - 1] >= Seam::Sentence || end == sizes.len();
        let (next, kept_to) = if is_seam { (end, end) } else { overlap(sizes, start, end) };
        windows.push(Window { words: start..end, kept: kept_from..kept_to });
        (start, kept_from) = (next, kept_to);
    }
    windows
}

/// The word after the last one that fits into a window from `start`; a window has at least one word.
fn fitting(sizes: &[u8], start: usize) -> usize {
    let mut used = 0;
    let fits = |size: &&u8| {
        used += usize::from(**size);
        used <= ROOM
    };
    start + sizes[start..].iter().take_while(fits).count().max(1)
}

/// The best place to cut after `start`, at most at `end`: the last end of a paragraph that leaves the window at least
/// half full, else the last end of a sentence.
fn last_seam(seams: &[Seam], start: usize, end: usize) -> Option<usize> {
    let last = |from: usize, seam: Seam| (from..end).rev().find(|index| seams[*index] >= seam).map(|index| index + 1);
    last(start + (end - start) / 2, Seam::Paragraph).or_else(|| last(start, Seam::Sentence))
}

/// Where the window after one that was cut inside a sentence starts, and from where its outputs are taken: both read
/// the words between, and each of these is taken from the window where it is farther from the edge.
fn overlap(sizes: &[u8], start: usize, end: usize) -> (usize, usize) {
    let mut used = 0;
    let shared = |index: &usize| {
        used += usize::from(sizes[*index]);
        used <= OVERLAP
    };
    let next = end - (start + 1..end).rev().take_while(shared).count();
    if fitting(sizes, next) <= end { (end, end) } else { (next, next + (end - next) / 2) }
}

/// What stands after each word of raw text, as far as spelling tells.
pub(crate) fn spelled_seams(text: &str, words: &[Word]) -> Vec<Seam> {
    let mut stopped = false;
    let seam = |(index, word): (usize, &Word)| {
        let form = word.span.of(text);
        stopped = is_stop(form) || (stopped && is_closing(form));
        match words.get(index + 1) {
            None => Seam::Paragraph,
            Some(next) if next.gap >= Gap::Line => Seam::Paragraph,
            Some(next) if stopped && next.gap == Gap::Space && opens_sentence(next.span.of(text)) => Seam::Sentence,
            Some(_) => Seam::Inside,
        }
    };
    words.iter().enumerate().map(seam).collect()
}

fn is_stop(form: &str) -> bool {
    form.chars().all(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '؟'))
}

fn is_closing(form: &str) -> bool {
    matches!(form, "\"" | "'" | "''" | "”" | "’" | "»" | ")" | "]")
}

fn opens_sentence(form: &str) -> bool {
    !form.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{ROOM, Seam, Window, spelled_seams, windows};
    use crate::tokenizer::paragraphs;

    fn ranges(sizes: &[u8], seams: &[Seam]) -> Vec<(usize, usize)> {
        windows(sizes, seams).into_iter().map(|window| (window.words.start, window.words.end)).collect()
    }

    fn seams(count: usize, sentences: &[usize], paragraphs: &[usize]) -> Vec<Seam> {
        let mut seams = vec![Seam::Inside; count];
        sentences.iter().for_each(|index| seams[index - 1] = Seam::Sentence);
        paragraphs.iter().for_each(|index| seams[index - 1] = Seam::Paragraph);
        seams
    }

    #[test]
    fn whole_paragraphs_share_a_window() {
        assert_eq!(ranges(&[1; 150], &seams(150, &[30, 90], &[50, 100, 150])), [(0, 100), (100, 150)]);
        assert_eq!(ranges(&[1; 5], &seams(5, &[], &[5])), [(0, 5)]);
        assert_eq!(ranges(&[], &[]), []);
    }

    #[test]
    fn a_long_paragraph_is_cut_after_its_last_sentence_that_fits() {
        assert_eq!(ranges(&[1; 200], &seams(200, &[40, 90], &[200])), [(0, 90), (90, 200)]);
    }

    #[test]
    fn a_long_sentence_is_read_in_overlapping_windows() {
        let found = windows(&[2; 100], &seams(100, &[], &[100]));
        assert_eq!(found[0], Window { words: 0..63, kept: 0..51 });
        assert_eq!(found[1], Window { words: 39..100, kept: 51..100 });
    }

    #[test]
    fn every_word_is_kept_once_and_every_window_fits() {
        for longest in [1, 7, 60, 100] {
            let sizes: Vec<u8> = (0..999_u32).map(|index| (index * 7919 % longest + 1) as u8).collect();
            let found = windows(&sizes, &seams(999, &[100, 500], &[300, 999]));
            let mut next = 0;
            for window in &found {
                assert_eq!(window.kept.start, next);
                assert!(window.words.start <= window.kept.start && window.kept.end <= window.words.end);
                let used: usize = sizes[window.words.clone()].iter().map(|size| usize::from(*size)).sum();
                assert!(used <= ROOM);
                next = window.kept.end;
            }
            assert_eq!(next, 999);
        }
    }

    #[test]
    fn sentence_ends_are_told_by_spelling() {
        let text = "He left. \"Why?\" she asked Mr. Holm! (So it goes.) Then 3.5\nEnd";
        let words: Vec<_> = paragraphs(text).concat();
        let seams = spelled_seams(text, &words);
        let after: Vec<_> = words.iter().zip(&seams).filter(|(_, seam)| **seam == Seam::Sentence).collect();
        let after: Vec<_> = after.into_iter().map(|(word, _)| (word.span.start, word.span.of(text))).collect();
        assert_eq!(after, [(7, "."), (34, "!"), (48, ")")]);
        assert_eq!(seams.iter().filter(|seam| **seam == Seam::Paragraph).count(), 2);
    }
}
