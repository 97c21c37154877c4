//! Which pairs of texts may share passages, without looking at all pairs.
//!
//! Winnowing: of each run of [`WINDOW`] sequences of [`SIZE`] words the one with the smallest hash is kept, so that two
//! texts that share `SIZE + WINDOW - 1` words in a row share a kept sequence wherever they stand. Unlike MinHash over
//! whole texts this also finds a short text inside a long one.
//! *Source*: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003.

use std::collections::VecDeque;

use crate::digest::Print;
use crate::words::mix;

/// Words of a sequence.
const SIZE: usize = 5;
/// Sequences of which one is kept.
const WINDOW: usize = 5;
/// In a list of texts with one sequence, each is paired with so many of its neighbours; more share it only when it is
/// a set phrase or when they are a large family, which neighbours hold together just as well.
const NEIGHBOURS: usize = 24;
/// Kept sequences that a pair must share, and their share of those of the text that has fewer.
const SHARED: usize = 2;
const SHARE: f32 = 0.06;

/// Pairs of indices into `prints`, the smaller first, sorted.
pub(super) fn pairs(prints: &[&Print]) -> Vec<(usize, usize)> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    let mut kept = Vec::with_capacity(prints.len());
    for (index, print) in prints.iter().enumerate() {
        let sequences = winnow(print);
        kept.push(sequences.len());
        postings.extend(sequences.into_iter().map(|sequence| (sequence, index as u32)));
    }
    postings.sort_unstable();
    postings.dedup();
    let mut pairs = Vec::new();
    for texts in postings.chunk_by(|a, b| a.0 == b.0) {
        for (position, (_, right)) in texts.iter().enumerate() {
            pairs.extend(texts[position.saturating_sub(NEIGHBOURS)..position].iter().map(|(_, left)| (*left, *right)));
        }
    }
    pairs.sort_unstable();
    let counted = pairs.chunk_by(|a, b| a == b).map(|same| (same[0].0 as usize, same[0].1 as usize, same.len()));
    let enough = |left: usize, right: usize| SHARED.max((kept[left].min(kept[right]) as f32 * SHARE) as usize);
    counted
        .filter(|(left, right, shared)| *shared >= enough(*left, *right))
        .map(|(left, right, _)| (left, right))
        .collect()
}

/// The kept sequences of a text, sorted, each once.
pub(super) fn winnow(print: &Print) -> Vec<u64> {
    let mut kept = Vec::new();
    // The sequences of the current window that may still be its smallest, smallest first.
    let mut window: VecDeque<(usize, u64)> = VecDeque::new();
    for (at, hash) in sequences(print).enumerate() {
        while window.back().is_some_and(|(_, last)| *last >= hash) {
            window.pop_back();
        }
        window.push_back((at, hash));
        while window.front().is_some_and(|(first, _)| first + WINDOW <= at) {
            window.pop_front();
        }
        if at + 1 >= WINDOW {
            kept.extend(window.front().map(|(_, smallest)| *smallest));
        }
    }
    kept.extend(window.front().map(|(_, smallest)| *smallest));
    kept.sort_unstable();
    kept.dedup();
    kept
}

fn sequences(print: &Print) -> impl Iterator<Item = u64> + '_ {
    print.hashes().windows(SIZE).map(|words| words.iter().fold(0, |hash, word| mix(hash, u64::from(*word))))
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use crate::digest::Print;

    fn check(texts: &[&str], expected: &[(usize, usize)]) {
        let prints: Vec<_> = texts.iter().map(|text| Print::of(text)).collect();
        assert_eq!(pairs(&prints.iter().collect::<Vec<_>>()), expected);
    }

    const WIRE: &str = "The harbour of Lowmouth stayed closed on Friday because a barge had sunk across its only channel, \
                        and the port said that divers would need another week to raise it.";

    #[test]
    fn a_shared_passage_is_found_wherever_it_stands() {
        let inside = format!("Our own reporter went to see for himself what had become of trade. {WIRE} He came back.");
        let other =
            "Trade has other ways to go, said the man who runs the ferry, and he has seen worse winters than this.";
        check(&[WIRE, other, &inside], &[(0, 2)]);
    }

    #[test]
    fn a_set_phrase_is_not_enough() {
        check(&["As the port said on Friday in a statement", "What the town said on Friday in a statement"], &[]);
        check(&["", "a"], &[]);
    }
}
