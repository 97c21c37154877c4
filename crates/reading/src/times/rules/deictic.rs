//! Times named by where they lie from the report's day or from the time told of last.
//!
//! # What it finds
//! "today", "yesterday", "the day before yesterday", "last month", "this week", "next year", "the following week",
//! "the same day".
//! # When it does not
//! "the last three years" (a duration), "the day of the attack", "this time".
//! # Source
//! TimeML 1.2.1 annotation guidelines.

use crate::times::Unit;
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, TimeLine};

const BY: &str = "times/deictic";

/// Finds a deictic expression that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    named_day(line, at).or_else(|| stepped(line, at))
}

/// "today", "yesterday", "the day after tomorrow".
pub fn named_day(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (days, end) = match line.lower(at) {
        "yesterday" => (-1, at + 1),
        "today" => (0, at + 1),
        "tomorrow" => (1, at + 1),
        "the" if line.reads(at + 1, &["day", "before", "yesterday"]) => (-2, at + 4),
        "the" if line.reads(at + 1, &["day", "after", "tomorrow"]) => (2, at + 4),
        _ => return None,
    };
    Some(Found::new(BY, at..end, Meaning::Step(Unit::Day, days, Base::Published)))
}

/// Words that point backward, here or forward, and the index behind them: "last", "this past", "the following".
///
/// The step is `None` for "the" alone, which is not consumed.
pub fn step(line: &TimeLine<'_>, at: usize) -> Option<(Option<i64>, usize)> {
    let first = line.over_the(at);
    let (step, end) = match line.lower(first) {
        "last" | "past" | "previous" | "preceding" | "prior" => (-1, first + 1),
        "next" | "following" | "coming" | "upcoming" => (1, first + 1),
        "same" | "current" => (0, first + 1),
        "this" | "these" if first == at => match line.lower(at + 1) {
            "past" | "last" => (-1, at + 2),
            "coming" | "next" => (1, at + 2),
            "same" => (0, at + 2),
            _ => (0, at + 1),
        },
        "that" if first == at => (0, if line.is(at + 1, "same") { at + 2 } else { at + 1 }),
        _ => return None,
    };
    Some((Some(step), end))
}

/// Whether those words point from the text's time instead of the report's.
fn base_of(line: &TimeLine<'_>, at: usize) -> Base {
    let first = line.over_the(at);
    let text = match line.lower(first) {
        "previous" | "preceding" | "prior" | "following" | "same" | "that" => true,
        "next" => first > at,
        "this" => line.is(first + 1, "same"),
        _ => false,
    };
    if text { Base::Text } else { Base::Published }
}

/// "last month", "this week", "the following year".
fn stepped(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (step, noun) = step(line, at)?;
    let step = step?;
    let fiscal =
        if line.any(noun, &["fiscal", "financial", "calendar", "full", "trading", "very"]) { noun + 1 } else { noun };
    let (unit, use_) = line.senses(fiscal).unit?;
    let base = base_of(line, at);
    if use_ != Use::Full
        || unit.of_clock()
        || line.joint(fiscal + 1)
        || unit == Unit::Quarter && line.is(fiscal + 1, "of") && base == Base::Text
    {
        return None;
    }
    let past = line.any(noun - 1, &["past"]) || line.is(noun - 1, "last") && line.is(at, "the");
    if past && matches!(unit, Unit::Day | Unit::Month | Unit::Decade | Unit::Century) && line.is(noun - 1, "past") {
        return Some(Found::new(
            "times/duration",
            at..fiscal + 1,
            Meaning::Length(Some(1.0), unit, super::super::meaning::Reach::Back),
        ));
    }
    Some(Found::new(BY, at..fiscal + 1, Meaning::Step(unit, step, base)))
}

/// A year named by its place: "last year", "next year", "a year ago", "the previous year".
pub fn relative_year(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let found =
        stepped(line, at).filter(|found| line.is(found.end - 1, "year") && line.is(found.end.wrapping_sub(1), "year"));
    found.or_else(|| {
        let ago = line.any(at, &["a", "one"]) && line.is(at + 1, "year") && line.any(at + 2, &["ago", "earlier"]);
        let base = if line.is(at + 2, "ago") { Base::Published } else { Base::Text };
        ago.then(|| Found::new(BY, at..at + 3, Meaning::Step(Unit::Year, -1, base)))
    })
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn times_named_by_their_place() {
        check("the day before yesterday", &[("the day before yesterday", "deictic")]);
        check("the following week", &[("the following week", "deictic")]);
        check("this fiscal year", &[("this fiscal year", "deictic")]);
    }
}
