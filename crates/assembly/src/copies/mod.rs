//! Which reports carry the same text.
//!
//! Exact copies by the hash of the whole text; then [`candidates`] finds pairs that share sequences of words,
//! [`align`] which passages they share, [`decide`] what that means, and [`group`] puts pairs together.

mod align;
mod candidates;
mod decide;
mod group;
mod origin;
mod shared;

use std::collections::BTreeMap;

use polybius_text::Span;

use crate::{CopyGroup, Digest};

use shared::Shared;

/// What is known about copies among a list of digests.
pub(crate) struct Copies {
    /// The groups, by id.
    pub(crate) groups: Vec<CopyGroup>,
    /// For each digest the index of the first digest that carries the same text, exact or near.
    pub(crate) text_of: Vec<usize>,
    /// Passages that reports share in part.
    shared: Shared,
}

impl Copies {
    /// The groups of partial copies in whose passages these words of a digest stand.
    pub(crate) fn passages_at(&self, digest: usize, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.shared.at(digest, span)
    }
}

/// The sequences of words by which copies of a report are found.
pub(crate) fn sequences(digest: &Digest) -> Vec<u64> {
    candidates::winnow(&digest.print)
}

/// Finds the copies among `digests`.
pub(crate) fn find(digests: &[&Digest]) -> Copies {
    let classes = exact_classes(digests);
    let distinct: Vec<usize> = classes.iter().map(|class| class[0]).collect();
    let prints: Vec<_> = distinct.iter().map(|index| &digests[*index].print).collect();
    let links = candidates::pairs(&prints).into_iter().filter_map(|(left, right)| {
        let alignment = align::align(prints[left], prints[right]);
        Some(group::Linked { left, right, link: decide::decide(&alignment)?, alignment })
    });
    group::Grouping::new(digests, classes, links.collect()).finish()
}

/// Indices of digests with the same text; each class and the list of classes in order. A text of a few words ("No
/// comment.") is nobody's copy.
fn exact_classes(digests: &[&Digest]) -> Vec<Vec<usize>> {
    const FEWEST_WORDS: usize = 8;
    let mut classes: BTreeMap<(u64, usize), Vec<usize>> = BTreeMap::new();
    for (index, digest) in digests.iter().enumerate() {
        let alone = if digest.print.len() < FEWEST_WORDS { index } else { usize::MAX };
        classes.entry((digest.print.whole(), alone)).or_default().push(index);
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_unstable();
    classes
}
