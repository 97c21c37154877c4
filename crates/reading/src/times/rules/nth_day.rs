//! Days counted by number from an event.
//!
//! # What it finds
//! "the 1,000th day of the war", "the second day of the hearing", "day 40 of the strike".
//! # When it does not
//! "the third day" without what it is counted from, "the first day" as a name.
//! # Example
//! The day of a widely known event gives the date; of another one the date stays open.
//! # Source
//! `data/times/public_events.tsv`.

use crate::times::meaning::{Found, Meaning, TimeLine};
use crate::times::point::{Point, add_days};
use crate::times::public::public_event;
use crate::words::ordinal;

const BY: &str = "times/nth_day";

/// Finds a day counted from an event that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (number, end) = by_ordinal(line, at).or_else(|| by_number(line, at))?;
    if !line.is(end, "of") || line.senses(end + 2).month.is_some() || line.senses(end + 1).month.is_some() {
        return None;
    }
    let day = public_event(&line.line).and_then(|first| add_days(first, i64::from(number) - 1));
    Some(Found::new(BY, at..end, day.map_or(Meaning::NthDay, |day| Meaning::Point(Point::Day(day)))))
}

/// "the 1,000th day".
fn by_ordinal(line: &TimeLine<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, end) = ordinal(&line.line, line.over_the(at))?;
    let noun = if line.any(end, &["straight", "consecutive", "full"]) { end + 1 } else { end };
    line.is(noun, "day").then_some((number, noun + 1))
}

/// "day 40".
fn by_number(line: &TimeLine<'_>, at: usize) -> Option<(u32, usize)> {
    let number = line.integer(at + 1, 4).filter(|_| line.is(at, "day"))?;
    Some((number, at + 2))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn days_counted_from_an_event() {
        check("the 400th day of the strike", &[("the 400th day", "nth_day")]);
        check("day 40 of the strike", &[("day 40", "nth_day")]);
        check("on the third day he rose", &[]);
        check("the first day of May", &[("May", "calendar_date")]);
    }
}
