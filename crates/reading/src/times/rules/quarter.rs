//! Quarters and halves of a year.
//!
//! # What it finds
//! "the third quarter", "third-quarter", "Q3 2024", "the fiscal first quarter", "the 1988 second quarter",
//! "the third quarter of 1984", "last year's third quarter", "the first half of 1990".
//! # When it does not
//! "a quarter of the voters", "the first quarter-mile".
//! # Source
//! TimeML 1.2.1 annotation guidelines for `Q` and `H` values.

use super::{deictic, year};
use crate::times::meaning::{Found, Meaning, Partial, TimeLine};
use crate::times::point::Point;
use crate::words::ordinal;

const BY: &str = "times/quarter";

/// Finds a quarter or half of a year that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    of_possessive_year(line, at).or_else(|| of_leading_year(line, at)).or_else(|| named(line, at))
}

/// "the third quarter", and the year behind it.
fn named(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (partial, end) = part(line, over_determiner(line, at))?;
    let adjective = line.joint(end - 2) && line.is(at, "the");
    (!adjective).then(|| with_year(line, at, end, partial))
}

fn over_determiner(line: &TimeLine<'_>, at: usize) -> usize {
    let after = if line.any(at, &["the", "this"]) { at + 1 } else { at };
    let fiscal = line.any(after, &["fiscal", "financial"]);
    if fiscal { line.over_joint(after + 1) } else { after }
}

/// "third quarter", "third-quarter", "Q3", "second half", and the index behind.
fn part(line: &TimeLine<'_>, at: usize) -> Option<(Partial, usize)> {
    if line.is(at, "q") && line.glued(at + 1) {
        let number = line.integer(at + 1, 1).filter(|number| (1..=4).contains(number))?;
        return Some((Partial::Quarter(number as i8), at + 2));
    }
    let (number, end) = if line.is(at, "last") { (2, at + 1) } else { ordinal(&line.line, at)? };
    let fiscal = if line.is(end, "fiscal") { end + 1 } else { end };
    let noun = line.over_joint(fiscal);
    match line.lower(noun) {
        "quarter" if (1..=4).contains(&number) && !line.is(at, "last") && !measured(line, noun) => {
            Some((Partial::Quarter(number as i8), noun + 1))
        }
        "half" if (1..=2).contains(&number) && of_a_year(line, noun + 1) => {
            Some((Partial::Half(number as i8), noun + 1))
        }
        _ => None,
    }
}

/// "quarter-mile", "quarter-final".
fn measured(line: &TimeLine<'_>, noun: usize) -> bool {
    line.joint(noun + 1) || line.any(noun + 1, &["final", "finals", "mile"])
}

/// Whether a half is one of a year: a year, "of the year" or "results" follow.
fn of_a_year(line: &TimeLine<'_>, at: usize) -> bool {
    let after = if line.is(at, "of") { at + 1 } else { at };
    let year = if line.any(after, &["this", "next", "last", "the"]) { after + 1 } else { after };
    year::plain(line, after).is_some() || line.is(year, "year") || line.is(year, "fiscal")
}

/// The year behind a part: "of 1984", "1990", "of next year", "last year", "a year ago".
fn with_year(line: &TimeLine<'_>, start: usize, end: usize, partial: Partial) -> Found {
    let of = if line.any(end, &["of", ","]) { end + 1 } else { end };
    let fiscal = if line.is(of, "fiscal") { of + 1 } else { of };
    if let Some((year, end)) = year::plain(line, fiscal) {
        return Found::new(BY, start..end, Meaning::Point(of_year(partial, year)));
    }
    if let Some(year) = deictic::relative_year(line, of) {
        return Found::new(BY, start..year.end, Meaning::Within(partial, Box::new(year.meaning)));
    }
    Found::new(BY, start..end, Meaning::Partial(partial))
}

fn of_year(partial: Partial, year: i16) -> Point {
    match partial {
        Partial::Quarter(quarter) => Point::Quarter(year, quarter),
        Partial::Half(half) => Point::Half(year, half),
        _ => Point::Year(year),
    }
}

/// "last year's third quarter".
fn of_possessive_year(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let year = deictic::relative_year(line, line.over_the(at))?;
    let after = line.over_possessive(year.end).unwrap_or(year.end);
    let (partial, end) = part(line, over_determiner(line, after))?;
    Some(Found::new(BY, at..end, Meaning::Within(partial, Box::new(year.meaning))))
}

/// "the 1988 third quarter".
fn of_leading_year(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (year, after) = year::plain(line, line.over_the(at))?;
    let after = line.over_possessive(after).unwrap_or(after);
    let (partial, end) = part(line, over_determiner(line, after))?;
    Some(Found::new(BY, at..end, Meaning::Point(of_year(partial, year))))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn quarters_and_halves() {
        check("for the third quarter of 1984", &[("the third quarter of 1984", "quarter")]);
        check("a third-quarter loss", &[("third-quarter", "quarter")]);
        check("last year's first quarter", &[("last year's first quarter", "quarter")]);
        check("a quarter of them", &[]);
        check("in Q3 2024", &[("Q3 2024", "quarter")]);
    }
}
