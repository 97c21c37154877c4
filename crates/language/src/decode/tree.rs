//! The dependency tree of a sentence: heads and relations.

use std::ops::Range;

use polybius_kernels::{Dense, Path};

use super::scores::{Matrix, best};
use super::spanning_tree::{ArcScores, best_tree, cycle};

/// Taken off an arc whose head is punctuation: only where nothing else is left does a word depend on it.
const PUNCTUATION_COST: f64 = 1e3;

/// Taken off every arc from the root, so that the best tree has exactly one.
const ROOT_COST: f64 = 1e6;

/// What tells heads: vectors of the words of a sentence.
pub(crate) struct Arcs<'a> {
    /// One row for each word, as a dependent.
    pub(crate) dependents: &'a Matrix,
    /// One row for each word, as a head.
    pub(crate) heads: &'a Matrix,
    /// Which rows are those of the sentence.
    pub(crate) rows: Range<usize>,
    /// The artificial root as a head.
    pub(crate) root: &'a Dense,
}

impl Arcs<'_> {
    /// The head of every word in the best tree with one root; `None` for the root word.
    pub(crate) fn best_heads(&self, is_punctuation: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
        let mut scores = self.scores(is_punctuation);
        let greedy = scores.greedy();
        let roots = greedy.iter().skip(1).filter(|head| **head == 0).count();
        let heads = if roots == 1 && cycle(&greedy).is_none() {
            greedy
        } else {
            scores.add_to_root(-ROOT_COST);
            best_tree(&scores)
        };
        heads.into_iter().skip(1).map(|head| head.checked_sub(1)).collect()
    }

    fn scores(&self, is_punctuation: impl Fn(usize) -> bool) -> ArcScores {
        let count = self.rows.len();
        let cost: Vec<f64> = (0..count).map(|word| if is_punctuation(word) { PUNCTUATION_COST } else { 0.0 }).collect();
        let mut scores = ArcScores::new(count + 1);
        let dependents = self.dependents.block(self.rows.clone());
        let words = Dense::new(self.heads.block(self.rows.clone()), self.heads.width());
        let from_words = words.apply(Path::best(), dependents);
        for (word, from_root) in self.root.apply(Path::best(), dependents).into_iter().enumerate() {
            scores.set(word + 1, 0, f64::from(from_root) - cost[word]);
            let heads = from_words[word * count..][..count].iter().enumerate();
            for (head, score) in heads.filter(|(head, _)| *head != word) {
                scores.set(word + 1, head + 1, f64::from(*score) - cost[head]);
            }
        }
        scores
    }
}

/// What tells relations, the same for all sentences.
pub(crate) struct Relations {
    pub(crate) weight: Dense,
    pub(crate) bias: Vec<f32>,
    /// Index of `root`.
    pub(crate) root: usize,
}

impl Relations {
    /// The relation of each dependent to its head; that of the root only for those that have none.
    pub(crate) fn best<'a>(&self, pairs: impl Iterator<Item = Option<(&'a [f32], &'a [f32])>>) -> Vec<usize> {
        let pairs: Vec<_> = pairs.collect();
        let sums =
            |(dependent, head): &(&'a [f32], &'a [f32])| dependent.iter().zip(*head).map(|(a, b)| (a + b).max(0.0));
        let inner: Vec<f32> = pairs.iter().flatten().flat_map(sums).collect();
        let mut scores = self.weight.apply(Path::best(), &inner);
        let mut rows = scores.chunks_exact_mut(self.bias.len());
        let mut best_of_next = || {
            let scores = rows.next().expect("there is a row for each pair");
            scores.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
            scores[self.root] = f32::NEG_INFINITY;
            best(scores)
        };
        pairs.iter().map(|pair| if pair.is_some() { best_of_next() } else { self.root }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arcs, Matrix};

    /// Heads of words whose arc scores are given: `scores[dependent][head]`, the root last.
    fn check(scores: &[&[f32]], punctuation: &[usize], expected: &[Option<usize>]) {
        let count = scores.len();
        let width = count + 1;
        let unit = |row: usize| (0..width).map(move |column| f32::from(u8::from(row == column)));
        let dependents = Matrix::new(scores.concat(), width);
        let heads = Matrix::new((0..count).flat_map(unit).collect(), width);
        let root = Matrix::new(unit(count).collect(), width).packed();
        let arcs = Arcs { dependents: &dependents, heads: &heads, rows: 0..count, root: &root };
        assert_eq!(arcs.best_heads(|word| punctuation.contains(&word)), expected);
    }

    #[test]
    fn the_best_heads_are_taken_where_they_make_a_tree() {
        check(&[&[0.0, 5.0, 1.0], &[2.0, 0.0, 7.0]], &[], &[Some(1), None]);
        check(&[&[0.0, 1.0]], &[], &[None]);
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        check(&[&[0.0, 9.0, 0.0, 6.0], &[9.0, 0.0, 0.0, 1.0], &[0.0, 5.0, 0.0, 0.0]], &[], &[None, Some(0), Some(1)]);
    }

    #[test]
    fn there_is_one_root() {
        check(&[&[0.0, 1.0, 8.0], &[1.0, 0.0, 9.0]], &[], &[Some(1), None]);
    }

    #[test]
    fn punctuation_heads_nothing_unless_it_is_alone() {
        check(&[&[0.0, 9.0, 0.0, 1.0], &[3.0, 0.0, 0.0, 0.0], &[2.0, 8.0, 0.0, 0.0]], &[1], &[None, Some(0), Some(0)]);
        check(&[&[0.0, 1.0]], &[0], &[None]);
    }

    /// All trees of small random graphs, tried one by one.
    #[test]
    fn no_other_tree_is_better() {
        let mut seed = 7_u32;
        let mut random = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as f32 / 6553.6
        };
        for _ in 0..300 {
            let scores: Vec<Vec<f32>> = (0..4).map(|_| (0..5).map(|_| random()).collect()).collect();
            let rows: Vec<&[f32]> = scores.iter().map(Vec::as_slice).collect();
            let total =
                |heads: &[Option<usize>]| -> f32 { heads.iter().zip(&rows).map(|(h, row)| row[h.unwrap_or(4)]).sum() };
            let best = all_trees().into_iter().max_by(|a, b| total(a).total_cmp(&total(b))).unwrap();
            check(&rows, &[], &best);
        }
    }

    /// Every assignment of heads to four words that is a tree with one root.
    fn all_trees() -> Vec<Vec<Option<usize>>> {
        let heads = |code: usize| -> Vec<Option<usize>> {
            (0..4).map(|word| Some(code / 5_usize.pow(word) % 5).filter(|head| *head < 4)).collect()
        };
        let reaches_root = |heads: &[Option<usize>], word: usize| {
            std::iter::successors(Some(word), |at| heads[*at]).take(6).count() < 6
        };
        let is_tree = |heads: &Vec<Option<usize>>| {
            heads.iter().filter(|head| head.is_none()).count() == 1 && (0..4).all(|word| reaches_root(heads, word))
        };
        (0..625).map(heads).filter(is_tree).collect()
    }
}
