//! Holidays.
//!
//! # What it finds
//! "Christmas", "Thanksgiving Day", "last Easter", "Good Friday 2025".
//! # When it does not
//! Words of the table that are not written with a capital.
//! # Source
//! `data/times/holidays.tsv`.

use super::{deictic, year};
use crate::times::lexicon::LEXICON;
use crate::times::meaning::{Base, Found, Meaning, Partial, TimeLine};
use crate::times::point::Point;

const BY: &str = "times/holiday";

/// Finds a holiday that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (step, first) = deictic::step(line, at).unwrap_or((None, at));
    let (end, holiday) =
        LEXICON.holidays.at(&line.line, first).filter(|_| line.capital(first) || line.is(first, "the"))?;
    let partial = Partial::Holiday(*holiday);
    if let Some((year, end)) = year::plain(line, line.over_comma(end)) {
        return Some(Found::new(BY, at..end, Meaning::Point(Point::Day(holiday.day(year)?))));
    }
    if let Some(year) = deictic::relative_year(line, end) {
        return Some(Found::new(BY, at..year.end, Meaning::Within(partial, Box::new(year.meaning))));
    }
    let meaning = step.map_or(Meaning::Partial(partial), |step| Meaning::Nearest(partial, step, Base::Published));
    Some(Found::new(BY, at..end, meaning))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn holidays() {
        check("on Christmas Eve 2023", &[("Christmas Eve 2023", "holiday")]);
        check("he gave thanksgiving", &[]);
    }
}
