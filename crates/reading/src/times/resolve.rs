//! From what the words mean to a place on the calendar.

use jiff::civil::Date;
use polybius_text::Span;

use super::Unit;
use super::meaning::{Base, Meaning, Partial, Reach};
use super::nearest::{nearest, on_side, unresolved};
use super::point::{Point, add, add_days};
use super::tense::Tense;
use crate::account::{Anchor, Interval, TimeKind};

/// What an expression is resolved against.
#[derive(Debug, Clone, Copy)]
pub struct Situation {
    /// The report's day.
    pub published: Option<Date>,
    /// The time that the text told of last, and its words.
    pub text: Option<(Point, Span)>,
    /// The quarter or half of a year that it told of last.
    pub period: Option<(Point, Span)>,
    /// The main word of the sentence before: an event whose day may not be known.
    pub told: Option<Span>,
    /// Which way the governing verb looks.
    pub tense: Tense,
}

/// An expression's type, value and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// The days.
    pub interval: Option<Interval>,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
    /// The stretch of the calendar, for what is told next.
    pub point: Option<Point>,
}

impl Resolved {
    fn valued(kind: TimeKind, value: impl Into<String>) -> Self {
        Self { kind, value: Some(value.into()), interval: None, anchor: None, point: None }
    }

    fn nothing(kind: TimeKind) -> Self {
        Self { kind, value: None, interval: None, anchor: None, point: None }
    }

    fn at(point: Option<Point>, anchor: Option<Anchor>) -> Self {
        match point {
            Some(point) => Self {
                kind: TimeKind::Date,
                value: Some(point.value()),
                interval: Some(point.interval()),
                anchor,
                point: Some(point),
            },
            None => Self::nothing(TimeKind::Date),
        }
    }
}

/// Gives a meaning its value in a situation.
pub fn resolve(meaning: &Meaning, situation: &Situation) -> Resolved {
    match meaning {
        Meaning::Point(point) => Resolved::at(Some(*point), None),
        Meaning::Partial(partial) => partially(*partial, situation),
        Meaning::Within(partial, year) => within(*partial, year, situation),
        Meaning::Step(unit, step, base) => stepped(*unit, *step, *base, situation),
        Meaning::Nearest(partial, step, base) => beside(*partial, *step, *base, situation),
        Meaning::Counted { amount, unit, sign, base } => counted(*amount, *unit, *sign, *base, situation),
        Meaning::YearBefore(quarter) => year_before(*quarter, situation),
        Meaning::NthDay => Resolved { anchor: situation.told.map(Anchor::Words), ..Resolved::nothing(TimeKind::Date) },
        Meaning::Latest => latest(situation),
        Meaning::SameIn(year) => same_in(*year, situation),
        Meaning::Length(amount, unit, reach) => length(*amount, *unit, *reach, situation),
        Meaning::Repeated(value) => Resolved::valued(TimeKind::Set, value),
        Meaning::Reference(reference) => Resolved::valued(TimeKind::Date, reference.name()),
        Meaning::Clock(clock, day) => clocked(clock, day.as_deref(), situation),
        Meaning::Ready(kind, value) => Resolved::valued(*kind, value),
    }
}

/// The point that a base stands for, and the anchor to name.
fn base_of(base: Base, situation: &Situation) -> Option<(Point, Anchor)> {
    let published = situation.published.map(|day| (Point::Day(day), Anchor::Published));
    match base {
        Base::Published => published,
        Base::Text => situation.text.map(|(point, span)| (point, Anchor::Words(span))).or(published),
    }
}

/// A date without its year: the one nearest to the report's day on the side that the tense allows.
fn partially(partial: Partial, situation: &Situation) -> Resolved {
    if let (Partial::DayOfMonth(day), Some((Point::Day(_) | Point::Month(..), span))) = (partial, situation.text) {
        let month = situation.text.and_then(|(point, _)| point.first_day());
        let date = month.and_then(|month| Date::new(month.year(), month.month(), day).ok());
        return Resolved::at(date.map(Point::Day), Some(Anchor::Words(span)));
    }
    match situation.published {
        Some(day) => Resolved::at(nearest(partial, day, situation.tense), Some(Anchor::Published)),
        None => Resolved { value: unresolved(partial), ..Resolved::nothing(TimeKind::Date) },
    }
}

/// A part of a year or week that other words name.
fn within(partial: Partial, outer: &Meaning, situation: &Situation) -> Resolved {
    let outer = resolve(outer, situation);
    let point = match outer.point {
        Some(Point::Week(monday)) => match partial {
            Partial::Weekday(day) => add_days(monday, i64::from(day) - 1).map(Point::Day),
            _ => None,
        },
        Some(point) => point.year().and_then(|year| super::nearest::in_year(partial, year)),
        None => None,
    };
    match point {
        Some(point) => Resolved::at(Some(point), outer.anchor),
        None => Resolved { value: unresolved(partial), ..Resolved::nothing(TimeKind::Date) },
    }
}

/// "last week", "this year", "the following month", "the quarter".
fn stepped(unit: Unit, step: i64, base: Base, situation: &Situation) -> Resolved {
    let base =
        if situation.text.is_some_and(|(point, _)| point.unit().days() > unit.days()) { Base::Published } else { base };
    let Some((from, anchor)) = base_of(base, situation) else { return Resolved::nothing(TimeKind::Date) };
    let step = if unit == Unit::Weekend && step == 0 { weekend_at_hand(from, situation.tense) } else { step };
    let same_size = from.unit() == unit;
    let holding = if same_size { Some(from) } else { from.first_day().and_then(|day| Point::holding(day, unit)) };
    let shifted = holding.and_then(|point| point.shifted(step));
    Resolved::at(shifted, Some(anchor))
}

/// "the weekend" told of on a Monday to Thursday is the last one, unless the verb looks ahead.
fn weekend_at_hand(from: Point, tense: Tense) -> i64 {
    let early = matches!(from, Point::Day(day) if day.weekday().to_monday_zero_offset() < 4);
    if early && tense != Tense::Future { -1 } else { 0 }
}

/// "last Friday", "next June", "the previous Monday".
fn beside(partial: Partial, step: i64, base: Base, situation: &Situation) -> Resolved {
    let Some((from, anchor)) = base_of(base, situation) else {
        return Resolved { value: unresolved(partial), ..Resolved::nothing(TimeKind::Date) };
    };
    Resolved::at(from.first_day().and_then(|day| on_side(partial, day, step)), Some(anchor))
}

/// "two weeks ago", "a day later". What the text counts on from an event whose day it does not tell stays open.
fn counted(amount: Option<f64>, unit: Unit, sign: i8, base: Base, situation: &Situation) -> Resolved {
    let Some(amount) = amount else {
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Resolved::valued(TimeKind::Date, reference);
    };
    let rough = sign < 0 && unit.days() > Unit::Day.days();
    if base == Base::Text && situation.text.is_none() && !(rough && situation.published.is_some()) {
        return Resolved { anchor: situation.told.map(Anchor::Words), ..Resolved::nothing(TimeKind::Date) };
    }
    let Some((from, anchor)) = base_of(base, situation) else { return Resolved::nothing(TimeKind::Date) };
    if unit.of_clock() {
        return Resolved::nothing(TimeKind::Time);
    }
    if unit == Unit::Year && amount == 1.0 && sign < 0 && situation.period.is_some() {
        return year_before(false, situation);
    }
    Resolved::at(moved(from, unit, amount * f64::from(sign), base), Some(anchor))
}

/// Moves a point, and makes it as coarse as the unit: "three years ago" names a year, "two days ago" a day.
fn moved(from: Point, unit: Unit, count: f64, base: Base) -> Option<Point> {
    let whole = count.trunc() as i64;
    if unit == Unit::Year
        && base == Base::Text
        && matches!(from, Point::Quarter(..) | Point::Half(..) | Point::Month(..))
    {
        return from.shifted_years(whole);
    }
    if from.unit() == unit {
        return from.shifted(whole);
    }
    let part = match unit {
        Unit::Year => (count.fract() * 12.0).round() as i64,
        _ => 0,
    };
    let day = add(from.first_day()?, unit, whole)?;
    let day = if part != 0 { add(day, Unit::Month, part)? } else { day };
    let grain = match unit {
        Unit::Decade | Unit::Century => Unit::Year,
        Unit::Year if part != 0 => Unit::Month,
        unit => unit,
    };
    Point::holding(day, grain)
}

/// "the year-earlier quarter": the period that the text told of, a year before.
fn year_before(quarter: bool, situation: &Situation) -> Resolved {
    let told = situation.period.or(situation.text.filter(|_| !quarter));
    match (told, situation.published) {
        (Some((point, span)), _) => Resolved::at(point.shifted_years(-1), Some(Anchor::Words(span))),
        (None, Some(day)) if quarter => {
            Resolved::at(last_quarter(day).and_then(|point| point.shifted_years(-1)), Some(Anchor::Published))
        }
        (None, Some(day)) => Resolved::at(Some(Point::Year(day.year() - 1)), Some(Anchor::Published)),
        (None, None) => Resolved::nothing(TimeKind::Date),
    }
}

/// "the latest quarter": the one that the text told of, else the last one that was over when the report was printed.
fn latest(situation: &Situation) -> Resolved {
    match (situation.period, situation.published) {
        (Some((point, span)), _) => Resolved::at(Some(point), Some(Anchor::Words(span))),
        (None, Some(day)) => Resolved::at(last_quarter(day), Some(Anchor::Published)),
        (None, None) => Resolved::nothing(TimeKind::Date),
    }
}

fn last_quarter(day: Date) -> Option<Point> {
    Point::holding(day, Unit::Quarter)?.shifted(-1)
}

/// "the 1988 period".
fn same_in(year: i16, situation: &Situation) -> Resolved {
    let point = match situation.period {
        Some((Point::Quarter(_, quarter), _)) => Point::Quarter(year, quarter),
        Some((Point::Half(_, half), _)) => Point::Half(year, half),
        _ => Point::Year(year),
    };
    Resolved::at(Some(point), situation.period.map(|(_, span)| Anchor::Words(span)))
}

/// A length of time, and where it lies when it reaches to the report's day.
fn length(amount: Option<f64>, unit: Unit, reach: Reach, situation: &Situation) -> Resolved {
    let mut resolved = Resolved::valued(TimeKind::Duration, unit.duration(amount));
    let (Some(published), Some(amount)) = (situation.published, amount) else { return resolved };
    let span = |sign: f64| add(published, unit, (amount * sign).round() as i64).filter(|_| amount.fract() == 0.0);
    resolved.interval = match reach {
        Reach::Free => None,
        Reach::Back => span(-1.0).map(|from| Interval { from: Some(from), to: Some(published) }),
        Reach::Ahead => span(1.0).map(|to| Interval { from: Some(published), to: Some(to) }),
    };
    resolved.anchor = resolved.interval.map(|_| Anchor::Published);
    resolved
}

/// A time of day on its day.
fn clocked(clock: &str, day: Option<&Meaning>, situation: &Situation) -> Resolved {
    let day = match day {
        Some(day) => resolve(day, situation),
        None => stepped(Unit::Day, 0, Base::Text, situation),
    };
    let value = day.value.as_deref().unwrap_or("XXXX-XX-XX");
    Resolved { kind: TimeKind::Time, value: Some(format!("{value}{clock}")), ..day }
}
