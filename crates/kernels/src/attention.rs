//! Attention of all pieces of a window to each other, head by head.

use crate::functions::{exp, larger, rounded};
use crate::norm::total;
use crate::path::vectorised;
use crate::{Activations, Path};

/// Columns that are computed at once.
const WIDTH: usize = 16;

/// Rows that are computed at once.
const ROWS: usize = 4;

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
    /// One row for each value of a key, one column for each piece.
    keys: Vec<f32>,
    /// One row for each piece.
    values: Vec<f32>,
    /// Scores of some queries, a row each.
    scores: [Vec<f32>; ROWS],
    /// The mixture of values, one row for each piece.
    mixture: Vec<f32>,
}

impl Attention {
    /// Mixes the values of a window: `joint` holds the query, the key and the value of each piece, all heads in each.
    /// Queries are scaled already, and values so that the mixture is counted in the steps of the layer that reads it.
    pub fn mix(&mut self, path: Path, heads: Heads, joint: &[f32], zero: u8, mixed: &mut Activations) {
        let hidden = heads.hidden();
        mixed.resize(joint.len() / (3 * hidden), hidden);
        for head in 0..heads.count {
            mix_head(path, self, joint, hidden, head * heads.size..(head + 1) * heads.size, zero, mixed.bytes_mut());
        }
    }
}

vectorised! {
    /// Mixes one head, which has the columns `place` of query, key, value and mixture.
    fn mix_head(
        room: &mut Attention,
        joint: &[f32],
        hidden: usize,
        place: std::ops::Range<usize>,
        zero: u8,
        mixed: &mut [u8],
    ) {
        let count = joint.len() / (3 * hidden);
        room.take(joint, hidden, place.clone());
        let query = |row: usize| &joint[row * 3 * hidden..][place.clone()];
        let mut row = 0;
        while row + ROWS <= count {
            room.weigh::<ROWS>(count, std::array::from_fn(|next| query(row + next)));
            room.add_up::<ROWS>(count, row, place.len());
            row += ROWS;
        }
        while row < count {
            room.weigh::<1>(count, [query(row)]);
            room.add_up::<1>(count, row, place.len());
            row += 1;
        }
        for (found, row) in room.mixture.chunks_exact(place.len()).zip(mixed.chunks_exact_mut(hidden)) {
            for (byte, value) in row[place.clone()].iter_mut().zip(found) {
                *byte = rounded(*value, zero);
            }
        }
    }
}

impl Attention {
    /// Copies keys and values of a head; the keys' rows are filled up to whole columns.
    #[inline(always)]
    fn take(&mut self, joint: &[f32], hidden: usize, place: std::ops::Range<usize>) {
        let size = place.len();
        let count = joint.len() / (3 * hidden);
        let width = count.next_multiple_of(WIDTH);
        self.keys.resize(size * width, 0.0);
        self.values.clear();
        for (piece, row) in joint.chunks_exact(3 * hidden).enumerate() {
            for (value, key) in row[hidden..][place.clone()].iter().enumerate() {
                self.keys[value * width + piece] = *key;
            }
            self.values.extend_from_slice(&row[2 * hidden..][place.clone()]);
        }
        for row in self.keys.chunks_exact_mut(width) {
            row[count..].fill(0.0);
        }
        self.scores.iter_mut().for_each(|scores| scores.resize(width, 0.0));
        self.mixture.resize(count * size, 0.0);
    }

    /// Fills the first rows of scores with the weights of some queries, which sum up to 1.
    #[inline(always)]
    fn weigh<const N: usize>(&mut self, count: usize, queries: [&[f32]; N]) {
        let width = self.scores[0].len();
        for column in (0..width).step_by(WIDTH) {
            let block = product(queries, &self.keys, width, column);
            for (scores, found) in self.scores.iter_mut().zip(block) {
                scores[column..column + WIDTH].copy_from_slice(&found);
            }
        }
        for scores in &mut self.scores[..N] {
            scores[count..].fill(NOWHERE);
            softmax(scores);
        }
    }

    /// Mixes the values by the first rows of scores, for the pieces from `first` on.
    #[inline(always)]
    fn add_up<const N: usize>(&mut self, count: usize, first: usize, size: usize) {
        let weights: [&[f32]; N] = std::array::from_fn(|row| &self.scores[row][..count]);
        for column in (0..size).step_by(WIDTH) {
            let block = product(weights, &self.values, size, column);
            for (row, found) in block.iter().enumerate() {
                self.mixture[(first + row) * size + column..][..WIDTH].copy_from_slice(found);
            }
        }
    }
}

/// Sixteen columns of the product of some rows with a matrix.
#[inline(always)]
fn product<const N: usize>(rows: [&[f32]; N], matrix: &[f32], stride: usize, column: usize) -> [[f32; WIDTH]; N] {
    let mut sums = [[0.0; WIDTH]; N];
    let length = rows[0].len();
    let rows = rows.map(|row| &row[..length]);
    for (at, line) in matrix.chunks_exact(stride).take(length).enumerate() {
        let line: &[f32; WIDTH] = line[column..].first_chunk().expect("columns are whole");
        for (sums, row) in sums.iter_mut().zip(&rows) {
            for (sum, value) in sums.iter_mut().zip(line) {
                *sum += row[at] * value;
            }
        }
    }
    sums
}

/// Turns scores into weights that sum up to 1; the row is a multiple of sixteen long.
#[inline(always)]
fn softmax(scores: &mut [f32]) {
    let mut most = [f32::MIN; WIDTH];
    for chunk in scores.chunks_exact(WIDTH) {
        for (most, score) in most.iter_mut().zip(chunk) {
            *most = larger(*most, *score);
        }
    }
    let most = most.iter().fold(f32::MIN, |most, score| larger(most, *score));
    let mut sums = [0.0; WIDTH];
    for score in scores.iter_mut() {
        *score = exp(*score - most);
    }
    for chunk in scores.chunks_exact(WIDTH) {
        for (sum, score) in sums.iter_mut().zip(chunk) {
            *sum += score;
        }
    }
    let share = 1.0 / total(&mut sums);
    scores.iter_mut().for_each(|score| *score *= share);
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
