//! Parts of a whole.
//!
//! # What it finds
//! "two thirds", "three-quarters", "half of the voters", "a third of the country", "one in five", "nine out of ten",
//! "three-for-two".
//! # When it does not
//! "half a million" (an amount), "the first half", "a third party", "the third quarter".
//! # Example
//! "two thirds of the seats" is a ratio of 0.667.

use super::super::lexicon::{LEXICON, Place};
use crate::account::{Bound, FigureKind};
use crate::figures::draft::Draft;
use crate::words::{Line, Shape, cardinal, ordinal};

const BY: &str = "figures/fraction";

/// Finds a part of a whole that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    let bound = LEXICON.bounds.all(line, at).find(|(_, (_, place))| *place != Place::After);
    if let Some((end, (bound, place))) = bound
        && let Some(draft) = plain(line, end)
    {
        return Some(bounded(draft, at, *bound, *place));
    }
    plain(line, at)
}

fn plain(line: &Line<'_>, at: usize) -> Option<Draft> {
    named(line, at).or_else(|| out_of(line, at)).or_else(|| half(line, at)).or_else(|| exchanged(line, at))
}

fn bounded(draft: Draft, start: usize, bound: Bound, place: Place) -> Draft {
    let value = draft.value.unwrap_or_default();
    let (low, high) = match (bound, place) {
        (Bound::MoreThan | Bound::AtLeast, _) => (Some(value), None),
        (Bound::LessThan | Bound::AtMost, _) => (None, Some(value)),
        (_, Place::Below) => (Some(value * 0.9), Some(value)),
        (_, Place::Above) => (Some(value), Some(value * 1.1)),
        _ => (Some(value * 0.9), Some(value * 1.1)),
    };
    Draft { pieces: start..draft.pieces.end, low, high, bound, ..draft }
}

/// "two thirds", "a quarter of", "one-fifth".
fn named(line: &Line<'_>, at: usize) -> Option<Draft> {
    let (above, after) = if line.any(at, &["a", "one"]) { (1.0, at + 1) } else { number(line, at)? };
    let word = line.over_joint(after);
    let below = match ordinal(line, word) {
        Some((below, end)) if above == 1.0 && below > 2 && end == word + 1 && below <= 100 => f64::from(below),
        _ => *LEXICON.fractions.get(line.lower(word))?,
    };
    // "rose by a third"
    let by = line.is(at.wrapping_sub(1), "by") && !line.shaped(word + 1, Shape::Letters);
    let whole = by || line.is(word + 1, "of") || word > after || above > 1.0 && line.lower(word).ends_with('s');
    let quarters = line.any(word, &["quarter", "quarters"]) && !line.any(word + 1, &["of"]) && word == after && !by;
    let mixed = line.is(word, "half") && !line.is(word + 1, "of") && word == after;
    // "a quarter of a billion" is an amount.
    let scaled =
        line.reads(word + 1, &["of", "a"]) && cardinal(line, word + 2).is_some_and(|whole| whole.value >= 100.0);
    // "over a quarter of a century" is a time.
    let lasts = line.is(word + 1, "of")
        && line.any(word + 2, &["a", "an"])
        && line.any(word + 3, &["century", "decade", "year", "hour", "day"]);
    let sound = whole
        && !lasts
        && !scaled
        && !quarters
        && !mixed
        && above < below
        && !line.any(word + 1, &["of-a", "party", "world"]);
    sound.then(|| Draft::exact(BY, at..word + 1, above / below, FigureKind::Ratio))
}

fn number(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let number = cardinal(line, at).filter(|number| !number.digits && number.value < 100.0)?;
    Some((number.value, number.end))
}

/// "one in five", "nine out of ten".
fn out_of(line: &Line<'_>, at: usize) -> Option<Draft> {
    let above = cardinal(line, at)?;
    let joint = match (line.lower(above.end), line.lower(above.end + 1)) {
        ("in", "every") => above.end + 2,
        ("in", _) => above.end + 1,
        ("out", "of") if line.is(above.end + 2, "every") => above.end + 3,
        ("out", "of") => above.end + 2,
        _ => return None,
    };
    let below = cardinal(line, joint).filter(|below| above.value < below.value && below.value <= 100_000.0)?;
    let small = above.value <= 10.0 && (below.value <= 10.0 || below.value % 10.0 == 0.0) || line.is(above.end, "out");
    let years = below.digits && (1500.0..2100.0).contains(&below.value) && line.is(above.end, "in");
    (small && !years)
        .then(|| Draft::exact("figures/out_of", at..below.end, above.value / below.value, FigureKind::Ratio))
}

/// "half of the voters", "half the seats".
fn half(line: &Line<'_>, at: usize) -> Option<Draft> {
    let whole = line.any(at + 1, &["of", "the", "its", "their", "his", "her", "those", "all"]);
    let named = line.any(at.wrapping_sub(1), &["first", "second", "last", "other", "and", "a"]);
    (line.is(at, "half") && whole && !named).then(|| Draft::exact(BY, at..at + 1, 0.5, FigureKind::Ratio))
}

/// "a three-for-two stock split": 1.5 new ones for each old one.
fn exchanged(line: &Line<'_>, at: usize) -> Option<Draft> {
    let new = cardinal(line, at).filter(|new| line.joint(new.end) && line.is(new.end + 1, "for"))?;
    let old = cardinal(line, new.end + 3).filter(|old| line.joint(new.end + 2) && old.value > 0.0)?;
    Some(Draft::exact("figures/exchanged", at..old.end, new.value / old.value, FigureKind::Ratio))
}

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn parts_of_a_whole() {
        check("two thirds of them", &[("two thirds", 2.0 / 3.0)]);
        check("one in five men", &[("one in five", 0.2)]);
        check("half of them", &[("half", 0.5)]);
        check("nearly a third of them", &[("nearly a third", 1.0 / 3.0)]);
        check("a third party", &[]);
        check("a three-for-two split", &[("three-for-two", 1.5)]);
    }
}
