//! How many times as much.
//!
//! # What it finds
//! "doubled", "has been halved", "twice as many", "threefold", "three times more than", "ten times the price".
//! # When it does not
//! "three times" that something happened (a count), "double standards", "doubling down".
//! # Example
//! "exports tripled" is a multiple of 3.

use polybius_language::Upos;

use crate::account::{Bound, FigureKind};
use crate::figures::draft::Draft;
use crate::figures::lexicon::{LEXICON, Place};
use crate::words::{Line, cardinal};

/// Finds a multiple that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    let mut bounds = LEXICON.bounds.all(line, at).filter(|(_, (_, place))| *place != Place::After);
    let bounded = bounds.find_map(|(end, (bound, _))| Some((plain(line, end)?, *bound)));
    bounded.map(|(draft, bound)| with_bound(draft, at, bound)).or_else(|| plain(line, at))
}

fn plain(line: &Line<'_>, at: usize) -> Option<Draft> {
    word(line, at).or_else(|| times(line, at))
}

/// "more than doubled", "about three times as many".
fn with_bound(draft: Draft, start: usize, bound: Bound) -> Draft {
    let (low, high) = match bound {
        Bound::MoreThan | Bound::AtLeast => (draft.value, None),
        Bound::LessThan | Bound::AtMost => (None, draft.value),
        _ => (draft.value.map(|value| value * 0.9), draft.value.map(|value| value * 1.1)),
    };
    Draft { pieces: start..draft.pieces.end, low, high, bound, ..draft }
}

/// "doubled", "twice".
fn word(line: &Line<'_>, at: usize) -> Option<Draft> {
    let (factor, verb) = *LEXICON.multiples.get(line.lower(at))?;
    let upos = line.token(at).map(|token| line.tree.upos(token));
    let fits = if verb {
        upos == Some(Upos::Verb) || compares(line, at + 1)
    } else {
        !line.is(at, "twice") || compares(line, at + 1)
    };
    let by = if verb { "figures/multiplied" } else { "figures/multiple" };
    (fits && !line.joint(at + 1) && !line.is(at + 1, "down"))
        .then(|| Draft::exact(by, at..at + 1, factor, FigureKind::Multiple))
}

/// "three times as many", "10 times the price".
fn times(line: &Line<'_>, at: usize) -> Option<Draft> {
    let number = cardinal(line, at)?;
    let noun = line.over_joint(number.end);
    let says = line.any(noun, &["times", "fold"]);
    let fold = line.is(noun, "fold");
    (says && (fold || compares(line, noun + 1)))
        .then(|| Draft::exact("figures/multiple", at..noun + 1, number.value, FigureKind::Multiple))
}

/// Whether a comparison follows: "as many", "more than", "the size of".
fn compares(line: &Line<'_>, at: usize) -> bool {
    let graded = line.lower(at).len() > 4 && line.lower(at).ends_with("er") && line.is(at + 1, "than");
    // "100 times oversubscribed"
    let increased = line.lower(at).starts_with("over") && line.lower(at).ends_with("ed");
    graded
        || increased
        || line.any(at, &["as", "more", "less", "higher", "larger", "bigger", "greater", "lower", "faster", "stronger"])
        || line.any(at, &["last", "this", "that", "those", "earlier"])
        || line.any(at, &["the", "its", "their"]) && (at + 1..at + 3).any(|word| line.any(word, &COMPARED))
}

/// What "five times the …" compares with, alone or behind a year: "five times the 1985 amount".
const COMPARED: [&str; 15] = [
    "number", "size", "amount", "price", "level", "rate", "total", "national", "average", "usual", "value", "cost",
    "legal", "original", "previous",
];

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn multiples() {
        check("twice as many", &[("twice", 2.0)]);
        check("three times more than", &[("three times", 3.0)]);
        check("grew threefold", &[("threefold", 3.0)]);
        check("about three times last year's", &[("about three times", 3.0)]);
        check("five times the usual amount", &[("five times", 5.0)]);
        check("twice he came", &[]);
    }
}
