//! What an alignment says about two texts.

use super::align::{Alignment, Cover};

/// How two texts are related.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Link {
    /// Versions of one text; with the share of the shorter one that agrees.
    Near(f32),
    /// One passage or more of one text stands in another's own text; with the share of the text that has more of it.
    Partial(f32),
}

/// Share of both texts from which they are versions of each other.
const MOST: f32 = 0.5;
/// Share of the shorter text from which it may be the longer one, cut.
const CUT: f32 = 0.7;
/// A cut text starts with the longer one's start: its first shared word stands within this share of it.
const START: f32 = 0.1;
/// Words outside quotation marks that must be shared.
const WORDS: usize = 24;
/// Share of one of the texts that must be shared for a partial copy.
const PART: f32 = 0.12;

/// Judges an alignment; `None` for texts that only use the same phrases or quotations.
pub(super) fn decide(alignment: &Alignment) -> Option<Link> {
    let (shorter, longer) = if alignment.left.of <= alignment.right.of {
        (&alignment.left, &alignment.right)
    } else {
        (&alignment.right, &alignment.left)
    };
    let whole = shorter.share();
    if whole >= MOST && longer.share() >= MOST || whole >= CUT && starts(longer) {
        return Some(Link::Near(whole));
    }
    let part = whole.max(longer.share());
    (part >= PART && shorter.own.min(longer.own) >= WORDS).then_some(Link::Partial(part))
}

fn starts(cover: &Cover) -> bool {
    cover.first as f32 <= START * cover.of as f32
}
