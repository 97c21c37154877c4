//! Which of many: the Friday, the March, the third quarter that is meant.

use jiff::civil::Date;

use super::Unit;
use super::meaning::Partial;
use super::point::{Point, add, add_days, weekday};
use super::tense::Tense;
use crate::account::Interval;

/// The stretch of that name nearest to `day`, on the side that the tense allows.
pub fn nearest(partial: Partial, day: Date, tense: Tense) -> Option<Point> {
    let candidates = around(partial, day);
    candidates.into_iter().flatten().min_by_key(|point| cost(partial, *point, day, tense))
}

/// The stretch of that name in the cycle before, at hand or after: "last Friday", "this Friday", "next Friday".
pub fn on_side(partial: Partial, day: Date, step: i64) -> Option<Point> {
    let candidates = around(partial, day).into_iter().flatten();
    let gap = |point: &Point| distance(point.interval(), day);
    match step {
        -1 => candidates.filter(|point| gap(point) < 0).max_by_key(gap),
        1 => candidates.filter(|point| gap(point) > 0).min_by_key(gap),
        _ => at_hand(partial, day),
    }
}

/// "this Friday" is the one of this week, "this March" the one of this year.
fn at_hand(partial: Partial, day: Date) -> Option<Point> {
    match partial {
        Partial::Weekday(number) => {
            let monday = add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
            add_days(monday, i64::from(number) - 1).map(Point::Day)
        }
        Partial::DayOfMonth(number) => Date::new(day.year(), day.month(), number).ok().map(Point::Day),
        _ => in_year(partial, day.year()),
    }
}

/// The stretch of that name in a year.
pub fn in_year(partial: Partial, year: i16) -> Option<Point> {
    Some(match partial {
        Partial::Month(month) => Point::Month(year, month),
        Partial::MonthDay(month, day) => Point::Day(Date::new(year, month, day).ok()?),
        Partial::Quarter(quarter) => Point::Quarter(year, quarter),
        Partial::Half(half) => Point::Half(year, half),
        Partial::Season(season) => Point::Season(year, season),
        Partial::Holiday(holiday) => Point::Day(holiday.day(year)?),
        Partial::DayOfMonth(_) | Partial::Weekday(_) => return None,
    })
}

/// The ones before, at and after `day`.
fn around(partial: Partial, day: Date) -> [Option<Point>; 3] {
    match partial {
        Partial::Weekday(number) => weekday(number).map_or([None; 3], |weekday| {
            let same = (day.weekday() == weekday).then_some(Point::Day(day));
            let beside = |nth: i32| day.nth_weekday(nth, weekday).ok().map(Point::Day);
            [beside(-1), same, beside(1)]
        }),
        Partial::DayOfMonth(number) => [-1, 0, 1].map(|months| {
            let month = add(day.first_of_month(), Unit::Month, months)?;
            Date::new(month.year(), month.month(), number).ok().map(Point::Day)
        }),
        _ => [-1, 0, 1].map(|years| in_year(partial, day.year().checked_add(years)?)),
    }
}

/// Days from `day` to the interval: negative before, 0 inside.
fn distance(interval: Interval, day: Date) -> i64 {
    let days = |to: Date| i64::from((to - day).get_days());
    match (interval.from, interval.to) {
        (Some(from), _) if from > day => days(from),
        (_, Some(to)) if to < day => days(to),
        _ => 0,
    }
}

/// How unlikely it is that this one is meant: far away, or on the side that the tense does not look to.
fn cost(partial: Partial, point: Point, day: Date, tense: Tense) -> i64 {
    let distance = distance(point.interval(), day);
    let against = match tense {
        Tense::Past => distance > 0,
        Tense::Future => distance < 0,
        Tense::Present => distance < 0 && !matches!(partial, Partial::Weekday(_)),
        Tense::Unknown => distance > 0 && matches!(partial, Partial::Weekday(_)),
    };
    let factor = match (against, partial) {
        (false, _) => 1,
        (true, Partial::Weekday(_)) => 20,
        (true, Partial::Holiday(_)) => 10,
        (true, Partial::Month(_) | Partial::Season(_)) if tense != Tense::Present => 4,
        (true, _) => 2,
    };
    distance.abs() * factor
}

/// The value of a stretch whose year nothing tells.
pub fn unresolved(partial: Partial) -> Option<String> {
    Some(match partial {
        Partial::Month(month) => format!("XXXX-{month:02}"),
        Partial::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Partial::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Partial::Weekday(day) => format!("XXXX-WXX-{day}"),
        Partial::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Partial::Half(half) => format!("XXXX-H{half}"),
        Partial::Season(season) => format!("XXXX-{}", season.code()),
        Partial::Holiday(super::holiday::Holiday::Fixed(month, day)) => format!("XXXX-{month:02}-{day:02}"),
        Partial::Holiday(_) => return None,
    })
}
