//! The report's day from its own words, when nobody gives it.
//!
//! # What it finds
//! A dateline or a line of its own with a full date; a full date whose weekday the text also names ("on November 20,
//! 2024 … this Wednesday"), when only one day fits; a count of days from a widely known event ("the invasion marks
//! 1,000 days"), moved to the weekday that the text names beside it.
//! # When it does not
//! One full date by itself is not the report's day: the report may be of any later day.
//! # Source
//! `data/times/public_events.tsv` for the days of events.

use jiff::civil::Date;
use polybius_text::{Published, PublishedBasis};

use super::find::look_up;
use super::meaning::{Found, Meaning, Partial, TimeLine};
use super::point::{Point, add_days};
use super::public::public_event;
use super::rules;
use super::tense::{self, Tense};
use crate::Context;
use crate::words::{Line, Words, cardinal, ordinal};

/// How many lines of the text may hold a dateline.
const OPENING: usize = 3;
/// How many pieces may stand before the date of a dateline.
const DATELINE: usize = 8;
/// Fewer days than this are not counted from a public event.
const FEWEST_DAYS: f64 = 50.0;

/// What the text tells about its own day.
#[derive(Default)]
struct Evidence {
    dateline: Option<Date>,
    /// A day and month in the opening lines, where a dateline stands.
    opening: Option<(i8, i8)>,
    /// Full dates, without repetition.
    days: Vec<Date>,
    /// Weekdays told of in the past or present, by ISO number; one may stand more than once.
    weekdays: Vec<i8>,
    /// The day that a count from a public event gives.
    counted: Option<Date>,
}

/// The report's day, if its words allow only one.
pub fn infer(context: &Context<'_>) -> Option<Published> {
    let words = Words::new(context.text, context.analysis);
    let mut evidence = Evidence::default();
    let mut senses = Vec::new();
    for (index, line) in words.lines(&context.trees).enumerate() {
        look_up(&line, &mut senses);
        evidence.read(&TimeLine::new(line, &senses, false), index);
    }
    evidence.decide()
}

impl Evidence {
    fn read(&mut self, line: &TimeLine<'_>, index: usize) {
        self.counted = self.counted.or_else(|| counted(&line.line));
        let mut at = 0;
        while at < line.len() {
            let Some(found) = rules::find(line, at) else {
                at += 1;
                continue;
            };
            self.take(line, &found, index);
            at = found.end;
        }
    }

    fn take(&mut self, line: &TimeLine<'_>, found: &Found, index: usize) {
        match found.meaning {
            Meaning::Point(Point::Day(day)) => {
                if index < OPENING && opens_report(line, found) {
                    self.dateline = self.dateline.or(Some(day));
                }
                if !self.days.contains(&day) {
                    self.days.push(day);
                }
            }
            Meaning::Partial(Partial::MonthDay(month, day)) if index < OPENING && opens_report(line, found) => {
                self.opening = self.opening.or(Some((month, day)));
            }
            Meaning::Partial(Partial::Weekday(weekday)) | Meaning::Nearest(Partial::Weekday(weekday), 0, _)
                if tense::of(line, found.start) != Tense::Future =>
            {
                self.weekdays.push(weekday);
            }
            _ => {}
        }
    }

    fn decide(&self) -> Option<Published> {
        let inferred = || self.counted.map(|day| self.beside(day)).or_else(|| self.only_fitting());
        match self.dateline.or_else(|| self.dated_opening()) {
            Some(day) => Some(Published { value: day.to_string(), basis: PublishedBasis::Dateline }),
            None => inferred().map(|day| Published { value: day.to_string(), basis: PublishedBasis::Inferred }),
        }
    }

    /// A dateline without its year, where full dates near it tell the year.
    fn dated_opening(&self) -> Option<Date> {
        const NEAR: i32 = 60;
        let (month, day) = self.opening?;
        let near = |full: &Date| {
            let date = Date::new(full.year(), month, day).ok()?;
            ((date - *full).get_days().abs() <= NEAR).then_some(date)
        };
        self.days.iter().find_map(near)
    }

    /// The only full date that falls on a weekday that the text names.
    fn only_fitting(&self) -> Option<Date> {
        let mut fitting = self.days.iter().copied().filter(|day| self.names(*day));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    fn names(&self, day: Date) -> bool {
        self.weekdays.contains(&day.weekday().to_monday_one_offset())
    }

    /// The first day from `day` on that falls on a weekday named in the text, when it is near.
    fn beside(&self, day: Date) -> Date {
        const NEAR: i64 = 3;
        let near = (0..=NEAR).filter_map(|days| add_days(day, days)).find(|near| self.names(*near));
        near.unwrap_or(day)
    }
}

/// "GENEVA, November 21, 2024 –", or a line with nothing but a date.
fn opens_report(line: &TimeLine<'_>, found: &Found) -> bool {
    let first = line.form(0);
    let place = first.chars().count() > 2 && first.chars().all(char::is_uppercase) && found.start <= DATELINE;
    let closed = found.end >= line.len() || line.hyphen(found.end) || line.any(found.end, &["(", ":", ")", "."]);
    let label = line.any(0, &["published", "updated", "posted", "date", "dated"]);
    place && closed || found.end - found.start == line.len() || label && found.start <= 3
}

/// The day that "1,000 days" or "the 1,000th day" gives in a sentence that names a public event.
fn counted(line: &Line<'_>) -> Option<Date> {
    let (days, _) = (0..line.len()).find_map(|at| count_of_days(line, at))?;
    add_days(public_event(line)?, days)
}

/// How many days behind the event: the first day is the event's own.
fn count_of_days(line: &Line<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some((nth, end)) =
        ordinal(line, at).filter(|(nth, end)| f64::from(*nth) >= FEWEST_DAYS && line.is(*end, "day"))
    {
        return Some((i64::from(nth) - 1, end));
    }
    let number = cardinal(line, at).filter(|number| (FEWEST_DAYS..100_000.0).contains(&number.value))?;
    let days = line.is(line.over_joint(number.end), "days") && number.value.fract() == 0.0;
    days.then_some((number.value as i64, number.end))
}
