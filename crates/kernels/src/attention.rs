//! Attention of all pieces of a window to each other, head by head.

use std::ops::Range;

use crate::dense::{ROWS, WIDTH, product};
use crate::functions::{exp, larger, rounded};
use crate::norm::total;
use crate::path::vectorised;
use crate::{Activations, Path};

/// The score of places that only fill up a row.
const NOWHERE: f32 = -1e30;

/// How the hidden state is shared out among heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads {
    count: usize,
    size: usize,
}

impl Heads {
    /// So many heads that share `hidden` values equally, a multiple of sixteen each.
    pub fn new(hidden: usize, count: usize) -> Option<Self> {
        let size = hidden.checked_div(count)?;
        (size > 0 && size * count == hidden && size.is_multiple_of(WIDTH)).then_some(Self { count, size })
    }

    fn hidden(self) -> usize {
        self.count * self.size
    }
}

/// Room for what one head works on.
#[derive(Debug, Default)]
pub struct Attention {
    /// For every sixteen pieces, one line for each value of their keys.
    keys: Vec<[f32; WIDTH]>,
    /// For every sixteen values, one line for each piece.
    values: Vec<[f32; WIDTH]>,
    /// Scores of some queries, a row each.
    scores: [Vec<[f32; WIDTH]>; ROWS],
    /// Sums of the weights that the scores become.
    totals: [f32; ROWS],
    /// What these queries get, a row each.
    mixture: [Vec<[f32; WIDTH]>; ROWS],
}

impl Attention {
    /// Mixes the values of a window: `joint` holds the query, the key and the value of each piece, all heads in each.
    /// Queries are scaled already, and values so that the mixture is counted in the steps of the layer that reads it.
    pub fn mix(&mut self, path: Path, heads: Heads, joint: &[f32], zero: u8, mixed: &mut Activations) {
        let Heads { count, size } = heads;
        let hidden = heads.hidden();
        let pieces = joint.len() / (3 * hidden);
        mixed.resize(pieces, hidden);
        for place in (0..count).map(|head| head * size..(head + 1) * size) {
            self.take(joint, hidden, place.clone());
            let query = |piece: usize| &joint[piece * 3 * hidden..][place.clone()];
            let (mut rows, fours) = (mixed.bytes_mut(), pieces / ROWS * ROWS);
            for piece in (0..fours).step_by(ROWS) {
                self.mix_rows::<ROWS>(path, std::array::from_fn(|next| query(piece + next)), pieces);
                self.round(path, zero, place.start, &mut rows[..ROWS * hidden], hidden);
                rows = &mut rows[ROWS * hidden..];
            }
            for piece in fours..pieces {
                self.mix_rows::<1>(path, [query(piece)], pieces);
                self.round(path, zero, place.start, &mut rows[..hidden], hidden);
                rows = &mut rows[hidden..];
            }
        }
    }

    /// Copies keys and values of a head; keys are filled up to sixteen pieces.
    fn take(&mut self, joint: &[f32], hidden: usize, place: Range<usize>) {
        let size = place.len();
        let pieces = joint.len() / (3 * hidden);
        let blocks = pieces.div_ceil(WIDTH);
        self.keys.resize(blocks * size, [0.0; WIDTH]);
        self.values.resize(size / WIDTH * pieces, [0.0; WIDTH]);
        for (piece, row) in joint.chunks_exact(3 * hidden).enumerate() {
            let keys = &mut self.keys[piece / WIDTH * size..][..size];
            for (line, key) in keys.iter_mut().zip(&row[hidden..][place.clone()]) {
                line[piece % WIDTH] = *key;
            }
            for (block, values) in row[2 * hidden..][place.clone()].as_chunks::<WIDTH>().0.iter().enumerate() {
                self.values[block * pieces + piece] = *values;
            }
        }
        let filled = (pieces - 1) % WIDTH + 1;
        self.keys[(blocks - 1) * size..].iter_mut().for_each(|line| line[filled..].fill(0.0));
        self.scores.iter_mut().for_each(|scores| scores.resize(blocks, [0.0; WIDTH]));
        self.mixture.iter_mut().for_each(|mixture| mixture.resize(size / WIDTH, [0.0; WIDTH]));
    }

    /// Mixes the values for some queries, by the weights that their scores give to all pieces; weights sum up to 1 only
    /// when the mixture is rounded.
    fn mix_rows<const N: usize>(&mut self, path: Path, queries: [&[f32]; N], pieces: usize) {
        let scores = self.scores[..N].as_mut_array::<N>().expect("there are as many rows");
        product(path, queries, &self.keys, scores.each_mut().map(|row| &mut row[..]));
        for (row, total) in scores.iter_mut().zip(&mut self.totals) {
            row.as_flattened_mut()[pieces..].fill(NOWHERE);
            exponentials(path, row, total);
        }
        let weights = scores.each_ref().map(|row| &row.as_flattened()[..pieces]);
        let mixture = self.mixture[..N].as_mut_array::<N>().expect("there are as many rows");
        product(path, weights, &self.values, mixture.each_mut().map(|row| &mut row[..]));
    }

    /// Rounds the first mixtures into rows of which the head has the columns from `first` on.
    fn round(&self, path: Path, zero: u8, first: usize, rows: &mut [u8], hidden: usize) {
        for ((row, mixture), total) in rows.chunks_exact_mut(hidden).zip(&self.mixture).zip(&self.totals) {
            let mixture = mixture.as_flattened();
            round(path, mixture, 1.0 / total, zero, &mut row[first..first + mixture.len()]);
        }
    }
}

vectorised! {
    fn round(values: &[f32], share: f32, zero: u8, bytes: &mut [u8]) {
        for (byte, value) in bytes.iter_mut().zip(values) {
            *byte = rounded(*value * share, zero);
        }
    }
}

vectorised! {
    /// Turns scores into weights, of which the largest is 1, and sums these up.
    fn exponentials(scores: &mut [[f32; WIDTH]], sum: &mut f32) {
        let mut most = [f32::MIN; WIDTH];
        for chunk in scores.iter() {
            for (most, score) in most.iter_mut().zip(chunk) {
                *most = larger(*most, *score);
            }
        }
        let most = most.iter().fold(f32::MIN, |most, score| larger(most, *score));
        let mut sums = [0.0; WIDTH];
        for chunk in scores {
            for (sum, score) in sums.iter_mut().zip(chunk) {
                *score = exp(*score - most);
                *sum += *score;
            }
        }
        *sum = total(&mut sums);
    }
}

#[cfg(test)]
mod tests {
    use super::{Attention, Heads};
    use crate::{Activations, Path};

    const HIDDEN: usize = 32;

    fn joint(count: usize) -> Vec<f32> {
        (0..count * 3 * HIDDEN).map(|index| (index as f32 * 1.3).sin() * 3.0).collect()
    }

    fn mixed(path: Path, room: &mut Attention, count: usize) -> Vec<u8> {
        let mut mixed = Activations::default();
        room.mix(path, Heads::new(HIDDEN, 2).unwrap(), &joint(count), 128, &mut mixed);
        mixed.bytes_mut().to_vec()
    }

    /// By the definition, in double precision.
    fn defined(count: usize) -> Vec<f64> {
        let joint = joint(count);
        let at = |piece: usize, part: usize, value: usize| f64::from(joint[(piece * 3 + part) * HIDDEN + value]);
        let mix = |query: usize, value: usize| {
            let head = value / 16 * 16..value / 16 * 16 + 16;
            let score = |key: usize| head.clone().map(|index| at(query, 0, index) * at(key, 1, index)).sum::<f64>();
            let most = (0..count).map(score).fold(f64::MIN, f64::max);
            let weight = |key: usize| (score(key) - most).exp();
            let total: f64 = (0..count).map(weight).sum();
            (0..count).map(|key| weight(key) / total * at(key, 2, value)).sum()
        };
        (0..count * HIDDEN).map(|index| mix(index / HIDDEN, index % HIDDEN)).collect()
    }

    #[test]
    fn values_are_mixed_as_defined_on_every_path() {
        let mut room = Attention::default();
        for count in [1, 37, 3, 16, 5] {
            let expected = defined(count);
            for path in Path::available() {
                let found = mixed(path, &mut room, count);
                assert_eq!(found, mixed(Path::PLAIN, &mut Attention::default(), count), "{path:?}");
                for (byte, exact) in found.iter().zip(&expected) {
                    assert!((f64::from(*byte) - 128.0 - exact).abs() <= 0.501, "{count}: {byte} for {exact}");
                }
            }
        }
    }

    #[test]
    fn heads_share_the_hidden_state() {
        assert!(Heads::new(384, 12).is_some());
        assert!(
            [(384, 0), (384, 5), (96, 12), (0, 1)].iter().all(|(hidden, count)| Heads::new(*hidden, *count).is_none())
        );
    }
}
