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

/// Share of both texts from which they are versions of each other; of the shorter text, from which it may be the longer
/// one, cut. A text with more words of its own than that embeds the other.
const MOST: f32 = 0.7;
/// A cut text starts with the longer one's start: at most so many words, a headline, stand before the first shared one.
const START: usize = 15;
/// Words outside quotation marks that must be shared.
const WORDS: usize = 30;
/// Share of one of the texts that must be shared for a partial copy.
const PART: f32 = 0.15;

/// Judges an alignment; `None` for texts that only use the same phrases or quotations.
pub(super) fn decide(alignment: &Alignment) -> Option<Link> {
    let (shorter, longer) = if alignment.left.of <= alignment.right.of {
        (&alignment.left, &alignment.right)
    } else {
        (&alignment.right, &alignment.left)
    };
    let whole = shorter.share();
    if whole >= MOST && (longer.share() >= MOST || starts(longer)) {
        return Some(Link::Near(whole));
    }
    let part = whole.max(longer.share());
    (part >= PART && shorter.own.min(longer.own) >= WORDS).then_some(Link::Partial(part))
}

/// Whether what is shared stands at the text's start.
pub(super) fn starts(cover: &Cover) -> bool {
    cover.first <= START
}

#[cfg(test)]
mod tests {
    use super::{Link, decide};
    use crate::copies::align::{Alignment, Cover};

    /// A text of 100 words and a longer one; `shared` words of which `own` are not quoted, from `first` in the longer.
    fn check(shared: usize, own: usize, longer: usize, first: usize, expected: Option<Link>) {
        let left = Cover { words: shared, own, of: 100, first: 0 };
        let right = Cover { words: shared, own, of: longer, first };
        assert_eq!(decide(&Alignment { passages: Vec::new(), left, right }), expected);
    }

    #[test]
    fn a_cut_text_is_a_version() {
        check(95, 95, 300, 0, Some(Link::Near(0.95)));
    }

    #[test]
    fn a_text_inside_another_is_a_part() {
        check(95, 95, 300, 90, Some(Link::Partial(0.95)));
        check(40, 40, 110, 0, Some(Link::Partial(0.4)));
    }

    #[test]
    fn a_shared_quotation_is_no_copy() {
        check(40, 5, 110, 0, None);
        check(10, 10, 110, 0, None);
    }
}
