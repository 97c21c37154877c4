//! Dates in digits alone.
//!
//! # What it finds
//! 2024-11-20, 20/11/2024, 11/20/89, 20.11.2024. Where both orders are possible, the report's other dates decide.
//! # When it does not
//! 24/7, 1/2, version numbers, telephone numbers: without a year there is no date.
//! # Source
//! ISO 8601 for the first form.

use jiff::civil::Date;

use crate::times::meaning::{Found, Meaning, TimeLine};
use crate::times::point::Point;

/// Finds a date in digits that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let [first, second, third] = parts(line, at)?;
    let date = if first.1 == 4 { date(first.0, second.0, third.0) } else { short(line, first, second, third) }?;
    Some(Found::new("times/numeric_date", at..at + 5, Meaning::Point(Point::Day(date))))
}

/// A number and how many digits it has.
type Digits = (u32, usize);

/// Three numbers with the same mark between them and nothing glued to their ends.
fn parts(line: &TimeLine<'_>, at: usize) -> Option<[Digits; 3]> {
    let mark = line.lower(at + 1);
    let same = matches!(mark, "-" | "/" | ".") && line.is(at + 3, mark);
    let joined = (1..5).all(|offset| line.glued(at + offset));
    let open = line.glued(at) && !matches!(line.before(at), "(" | "[" | "\"" | "“");
    let numbered = line.glued(at + 5) && matches!(line.lower(at + 5), "-" | "/") && line.glued(at + 6);
    if !same || !joined || open || numbered {
        return None;
    }
    let digits = |offset: usize| Some((line.integer(at + offset, 4)?, line.form(at + offset).len()));
    Some([digits(0)?, digits(2)?, digits(4)?])
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Day, month and year, or month, day and year.
fn short(line: &TimeLine<'_>, first: Digits, second: Digits, year: Digits) -> Option<Date> {
    let year = match year {
        (year, 4) => year,
        (year, 2) if year < 50 => 2000 + year,
        (year, 2) => 1900 + year,
        _ => return None,
    };
    let day_first = first.0 > 12 || second.0 <= 12 && line.day_first;
    if day_first { date(year, second.0, first.0) } else { date(year, first.0, second.0) }
}

/// Whether the date in digits at `at` can only have its day first (`true`) or its month first (`false`).
pub fn order(line: &TimeLine<'_>, at: usize) -> Option<bool> {
    let [first, second, third] = parts(line, at)?;
    let certain = first.1 <= 2 && third.1 != 3 && (first.0 > 12) != (second.0 > 12) || line.is(at + 1, ".");
    certain.then_some(first.0 > 12 || line.is(at + 1, "."))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn digits_alone_make_a_date() {
        check("on 2024-11-20 and 11/02/89", &[("2024-11-20", "numeric_date"), ("11/02/89", "numeric_date")]);
        check("open 24/7 with 1/2 of it", &[]);
        check("call 555-12-1234-5", &[]);
    }
}
