//! Which passages two texts share, word by word.

use std::collections::HashMap;
use std::ops::Range;

use crate::digest::Print;
use crate::words::mix;

/// Words of a sequence from which a match is started.
const SEED: usize = 4;
/// Places of one sequence in the right text that are tried.
const PLACES: usize = 8;
/// Words that may differ between two matching runs of one passage.
const GAP: usize = 10;
/// Matching words that a passage needs.
const PASSAGE: usize = 12;

/// What two texts share.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Alignment {
    /// Passages as ranges of words, in the order of the left text.
    pub(super) passages: Vec<(Range<usize>, Range<usize>)>,
    /// How much of the left text they cover.
    pub(super) left: Cover,
    /// How much of the right text they cover.
    pub(super) right: Cover,
}

/// How much of one text is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cover {
    /// Words that stand in a shared passage.
    pub(super) words: usize,
    /// Those of them that do not stand inside quotation marks.
    pub(super) own: usize,
    /// Words of the whole text.
    pub(super) of: usize,
    /// The first shared word.
    pub(super) first: usize,
}

impl Cover {
    /// Share of the text, 0 to 1.
    pub(super) fn share(&self) -> f32 {
        self.words as f32 / self.of.max(1) as f32
    }
}

/// A stretch of equal words.
#[derive(Debug, Clone, Copy)]
struct Run {
    left: usize,
    right: usize,
    length: usize,
}

/// Aligns two texts.
pub(super) fn align(left: &Print, right: &Print) -> Alignment {
    let runs = runs(left.hashes(), right.hashes());
    let passages = passages(&runs);
    let cover = |print: &Print, ranges: &mut dyn Iterator<Item = Range<usize>>| covered(print, ranges);
    Alignment {
        left: cover(left, &mut passages.iter().map(|(range, _)| range.clone())),
        right: cover(right, &mut passages.iter().map(|(_, range)| range.clone())),
        passages,
    }
}

/// Maximal runs of equal words from left to right; a run that continues the one before is preferred, then a longer one.
fn runs(left: &[u32], right: &[u32]) -> Vec<Run> {
    let places = places(right);
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at + SEED <= left.len() {
        let expected = runs.last().map_or(0, |run| run.right + run.length);
        let found = places.get(&sequence(&left[at..at + SEED])).into_iter().flatten().map(|&place| {
            let place = place as usize;
            let equal = left[at..].iter().zip(&right[place..]).take_while(|(a, b)| a == b).count();
            Run { left: at, right: place, length: equal }
        });
        match found.filter(|run| run.length >= SEED).max_by_key(|run| (follows(run, expected), run.length)) {
            Some(run) => {
                at += run.length;
                runs.push(run);
            }
            None => at += 1,
        }
    }
    runs
}

fn follows(run: &Run, expected: usize) -> bool {
    run.right >= expected && run.right - expected <= GAP
}

fn sequence(words: &[u32]) -> u64 {
    words.iter().fold(0, |hash, word| mix(hash, u64::from(*word)))
}

fn places(words: &[u32]) -> HashMap<u64, Vec<u32>> {
    let mut places: HashMap<u64, Vec<u32>> = HashMap::with_capacity(words.len());
    for (at, words) in words.windows(SEED).enumerate() {
        let known = places.entry(sequence(words)).or_default();
        if known.len() < PLACES {
            known.push(at as u32);
        }
    }
    places
}

/// Runs joined over small gaps; what stays too short is left out.
fn passages(runs: &[Run]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut passages: Vec<(Range<usize>, Range<usize>, usize)> = Vec::new();
    for run in runs {
        let ends = (run.left + run.length, run.right + run.length);
        match passages.last_mut() {
            Some((left, right, equal)) if run.left - left.end <= GAP && follows(run, right.end) => {
                (left.end, right.end) = ends;
                *equal += run.length;
            }
            _ => passages.push((run.left..ends.0, run.right..ends.1, run.length)),
        }
    }
    let long = passages.into_iter().filter(|(_, _, equal)| *equal >= PASSAGE);
    long.map(|(left, right, _)| (left, right)).collect()
}

fn covered(print: &Print, ranges: &mut dyn Iterator<Item = Range<usize>>) -> Cover {
    let mut shared = vec![false; print.len()];
    for range in ranges {
        shared[range].fill(true);
    }
    let words = || shared.iter().enumerate().filter(|(_, shared)| **shared).map(|(at, _)| at);
    Cover {
        words: words().count(),
        own: words().filter(|at| !print.word(*at).quoted).count(),
        of: print.len(),
        first: words().next().unwrap_or(print.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::digest::Print;

    /// `|` parts the passages that are expected, as they stand on the left.
    fn check(left: &str, right: &str, expected: &str) {
        let (prints, found) = ((Print::of(left), Print::of(right)), |print: &Print, words: std::ops::Range<usize>| {
            print.word(words.start).span.join(print.word(words.end - 1).span)
        });
        let alignment = align(&prints.0, &prints.1);
        let shown: Vec<_> =
            alignment.passages.iter().map(|(words, _)| found(&prints.0, words.clone()).of(left)).collect();
        assert_eq!(shown.join("|"), expected);
    }

    const FIRST: &str = "the barge sank across the only channel of the harbour on a windless night";
    const SECOND: &str = "divers will need another week before they can lift it out of the mud";

    #[test]
    fn passages_in_another_order_are_found() {
        let (left, right) = (format!("{FIRST}. {SECOND}."), format!("{SECOND}. Quite different here. {FIRST}."));
        check(&left, &right, &format!("{FIRST}|{SECOND}"));
    }

    #[test]
    fn small_edits_do_not_break_a_passage() {
        let edited = FIRST.replace("the only channel", "the one and only deep channel");
        check(FIRST, &edited, FIRST);
    }

    #[test]
    fn set_phrases_are_no_passage() {
        check("as he said at the end of the day", "at the end of the day they sail", "");
    }

    #[test]
    fn quoted_words_are_counted_apart() {
        let text = format!("“{FIRST}”, {SECOND}");
        let print = Print::of(&text);
        let cover = align(&print, &print).left;
        assert_eq!((cover.words, cover.own), (28, 14));
    }
}
