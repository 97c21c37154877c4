//! The periods that accounts and comparisons speak of.
//!
//! # What it finds
//! "the quarter", "the weekend", "the year ended June 30", "the latest period", "the year-earlier quarter", "year-ago",
//! "the 1988 period", "the same period last year", "year-end".
//! # When it does not
//! "the day of the attack", "the period of mourning".
//! # Source
//! TimeML 1.2.1 annotation guidelines.

use super::{deictic, year};
use crate::account::TimeKind;
use crate::times::Unit;
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, TimeLine};
use crate::words::Shape;

const BY: &str = "times/period";

/// Finds a period that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    year_before(line, at)
        .or_else(|| compared(line, at))
        .or_else(|| of_year(line, at))
        .or_else(|| definite(line, at))
        .or_else(|| year_end(line, at))
}

fn is_period(line: &TimeLine<'_>, at: usize) -> bool {
    line.any(at, &["quarter", "period"])
}

/// "the year-earlier quarter", "the year-ago period", "year-ago results", "the year-earlier nine months".
fn year_before(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let first = over_comparison(line, line.over_the(at));
    let after = first + 3;
    if !(line.is(first, "year") && line.hyphen(first + 1) && line.any(first + 2, &["ago", "earlier"])) {
        return None;
    }
    if is_period(line, after) {
        return Some(Found::new(BY, at..after + 1, Meaning::YearBefore(line.is(after, "quarter"))));
    }
    if let Some(part) = super::quarter::find(line, after) {
        let year = Meaning::Step(Unit::Year, -1, Base::Published);
        if let Meaning::Partial(partial) = part.meaning {
            return Some(Found::new(BY, at..part.end, Meaning::Within(partial, Box::new(year))));
        }
    }
    if let Some(length) = super::duration::amount(line, after) {
        let meaning = Meaning::Length(length.count, length.unit, super::super::meaning::Reach::Free);
        return Some(Found::new(BY, at..length.end, meaning));
    }
    Some(Found::new(BY, first..after, Meaning::YearBefore(false))).filter(|_| first == at)
}

/// Over "same", "comparable", "corresponding".
fn over_comparison(line: &TimeLine<'_>, at: usize) -> usize {
    if line.any(at, &["same", "comparable", "corresponding", "similar", "equivalent"]) { at + 1 } else { at }
}

/// "the latest quarter", "the same period last year", "the quarter a year ago".
fn compared(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let first = line.over_the(at);
    let noun = over_comparison(line, first);
    if first > at && line.is(first, "latest") && is_period(line, first + 1) {
        return Some(Found::new(BY, at..first + 2, Meaning::Latest));
    }
    let end = noun + 1;
    let of = if line.any(end, &["of", "in"]) { end + 1 } else { end };
    let year = deictic::relative_year(line, of).filter(|_| first > at && is_period(line, noun))?;
    Some(Found::new(BY, at..year.end, Meaning::YearBefore(line.is(noun, "quarter"))))
}

/// "the 1988 period", "the 1988 quarter": the part of that year that the text told of.
fn of_year(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (year, noun) = year::plain(line, at + 1).filter(|_| line.is(at, "the"))?;
    is_period(line, noun).then(|| Found::new(BY, at..noun + 1, Meaning::SameIn(year)))
}

/// "the quarter", "the weekend", "for the year", "the year ended June 30".
fn definite(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let noun = over_whole(line, at + 1);
    let (unit, use_) = line.senses(noun).unit.filter(|_| line.is(at, "the") && !line.joint(noun + 1))?;
    if use_ != Use::Full || unit.of_clock() {
        return None;
    }
    let lasting =
        line.any(noun + 1, &["ended", "ending", "to"]) && matches!(unit, Unit::Year | Unit::Month | Unit::Week);
    if lasting && !line.is(noun + 1, "to") {
        return Some(Found::new(BY, at..noun + 1, Meaning::Ready(TimeKind::Duration, unit.duration(Some(1.0)))));
    }
    let bound = line.any(noun + 1, &["of", "before", "after", "when", "that", "ahead", "following", "since", "in"]);
    let led = line.any(at.wrapping_sub(1), &["for", "in", "during", "through", "throughout", "over", "this"]);
    let told = match unit {
        Unit::Quarter => true,
        Unit::Weekend => !bound,
        Unit::Year | Unit::Week => !bound && led,
        _ => false,
    };
    told.then(|| Found::new(BY, at..noun + 1, told_of(unit)))
}

fn over_whole(line: &TimeLine<'_>, at: usize) -> usize {
    if line.any(at, &["full", "entire", "whole", "fiscal", "latest"]) { at + 1 } else { at }
}

fn told_of(unit: Unit) -> Meaning {
    match unit {
        Unit::Quarter => Meaning::Latest,
        Unit::Year | Unit::Week | Unit::Month | Unit::Weekend => Meaning::Step(unit, 0, Base::Published),
        _ => Meaning::Step(unit, 0, Base::Text),
    }
}

/// "the year", "the month" behind words for one of its ends: "the end of the month", "later in the day".
pub fn bounded(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let noun = over_whole(line, at + 1);
    let (unit, use_) = line.senses(noun).unit.filter(|_| line.is(at, "the"))?;
    let named = use_ == Use::Full && !unit.of_clock() && !line.is(noun + 1, "of");
    named.then(|| Found::new(BY, at..noun + 1, told_of(unit)))
}

/// "year-end", "year end", "year's end".
fn year_end(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let after = line.over_possessive(at + 1).unwrap_or_else(|| line.over_joint(at + 1));
    let says = line.is(at, "year") && line.is(after, "end") && !line.shaped(after + 1, Shape::Digits);
    let meaning = Meaning::Step(Unit::Year, 0, Base::Published);
    says.then(|| Found::new(BY, at..after + 1, meaning).with(Some("END")))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn periods_of_accounts() {
        check("in the year-earlier quarter", &[("the year-earlier quarter", "period")]);
        check("the same period last year", &[("the same period last year", "period")]);
        check("for the year ended June", &[("the year", "period"), ("June", "calendar_date")]);
        check("by year-end", &[("year-end", "period")]);
    }
}
