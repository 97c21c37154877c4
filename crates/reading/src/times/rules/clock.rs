//! Times of day, with their day.
//!
//! # What it finds
//! "8:30 a.m. EST", "5 p.m. Wednesday", "20:15 GMT", "noon Saturday", "Friday night", "this morning", "last night",
//! "tomorrow at 9 a.m.", "the night of November 5", "four o'clock".
//! # When it does not
//! Scores ("3:1"), verses, "one night" as a length.
//! # Source
//! TimeML 1.2.1 annotation guidelines for `T` values.

use super::{calendar_date, deictic, holiday, numeric_date, weekday};
use crate::times::Unit;
use crate::times::lexicon::{LEXICON, Part, Use};
use crate::times::meaning::{Base, Found, Meaning, TimeLine};
use crate::words::{Shape, cardinal};

const BY: &str = "times/clock";

/// Finds a time of day that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    day_and_part(line, at)
        .or_else(|| relative_part(line, at))
        .or_else(|| hour_and_day(line, at))
        .or_else(|| part_of_named_day(line, at))
}

fn found(pieces: std::ops::Range<usize>, clock: String, day: Option<Meaning>) -> Found {
    Found::new(BY, pieces, Meaning::Clock(clock, day.map(Box::new)))
}

/// An expression that names a day.
fn day_at(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let named = calendar_date::find(line, at)
        .or_else(|| numeric_date::find(line, at))
        .or_else(|| holiday::find(line, at))
        .or_else(|| weekday::find(line, at))
        .or_else(|| deictic::find(line, at));
    named.filter(|found| is_day(&found.meaning))
}

fn is_day(meaning: &Meaning) -> bool {
    use crate::times::meaning::Partial;
    use crate::times::point::Point;
    match meaning {
        Meaning::Point(point) => matches!(point, Point::Day(_)),
        Meaning::Partial(partial) | Meaning::Nearest(partial, ..) | Meaning::Within(partial, _) => {
            matches!(
                partial,
                Partial::MonthDay(..) | Partial::Weekday(_) | Partial::Holiday(_) | Partial::DayOfMonth(_)
            )
        }
        Meaning::Step(unit, ..) => *unit == Unit::Day,
        _ => false,
    }
}

/// "Friday night", "yesterday at 5 p.m.", "Nov. 5, 8:30 a.m.".
fn day_and_part(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let day = day_at(line, at)?;
    let after = day.end;
    if let Some((Part::Of(code), Use::Part)) = line.senses(after).part {
        return Some(found(at..after + 1, format!("T{code}"), Some(day.meaning)));
    }
    let lead = if line.any(after, &["at", ",", "around"]) { after + 1 } else { after };
    let (clock, end) = hour(line, lead)?;
    Some(found(at..end, clock, Some(day.meaning)))
}

/// "this morning", "last night", "tonight", "overnight", "the next morning".
fn relative_part(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    if let Some((Part::Of(code), Use::Now)) = line.senses(at).part {
        return Some(found(at..at + 1, format!("T{code}"), Some(Meaning::Step(Unit::Day, 0, Base::Published))));
    }
    let (step, noun) = deictic::step(line, at)?;
    let (Part::Of(code), Use::Part) = line.senses(noun).part? else { return None };
    let text = line.is(at, "the") || line.any(at, &["that", "following", "previous"]);
    let base = if text { Base::Text } else { Base::Published };
    Some(found(at..noun + 1, format!("T{code}"), Some(Meaning::Step(Unit::Day, step?, base))))
}

/// "5 p.m. EST Wednesday", "noon on Saturday", "8:30 a.m.".
fn hour_and_day(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (clock, end) = hour(line, at)?;
    let lead = if line.any(end, &["on", ","]) { end + 1 } else { end };
    let day = day_at(line, lead).or_else(|| relative_part(line, lead).filter(|_| line.is(end, "this")));
    match day {
        Some(Found { end, meaning: Meaning::Clock(_, Some(day)), .. }) => Some(found(at..end, clock, Some(*day))),
        Some(day) => Some(found(at..day.end, clock, Some(day.meaning))),
        None => Some(found(at..end, clock, None)),
    }
}

/// "the morning of November 5", "the morning".
fn part_of_named_day(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let noun = line.over_the(at);
    let (Part::Of(code), Use::Part) = line.senses(noun).part? else { return None };
    if let Some(day) = day_at(line, noun + 2).filter(|_| line.any(noun + 1, &["of", "on"])) {
        return Some(found(at..day.end, format!("T{code}"), Some(day.meaning)));
    }
    let told = noun > at && line.any(at.wrapping_sub(1), &["in", "during"]);
    let mid = line.hyphen(at.wrapping_sub(1)) || line.before(at) == "mid";
    (told || mid && noun == at).then(|| found(at..noun + 1, format!("T{code}"), None))
}

/// A time of day by the clock, as `T19:15`, and the index behind it with its zone.
fn hour(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    if let Some((Part::Hour(hour), Use::Point)) = line.senses(at).part {
        return Some((format!("T{hour}"), over_zone(line, at + 1)));
    }
    let (hour, minute, end) = digits(line, at)?;
    let (hour, end) = match half(line, end) {
        Some((afternoon, end)) if (1..=12).contains(&hour) => (hour % 12 + if afternoon { 12 } else { 0 }, end),
        Some(_) => return None,
        None if certain(line, at, end, minute) => (hour, end),
        None => return None,
    };
    let minute = minute.unwrap_or(0);
    (hour <= 24 && minute < 60).then(|| (format!("T{hour:02}:{minute:02}"), over_zone(line, end)))
}

/// Hour and minute: "8", "8:30", "8.30", "eight", "0815".
fn digits(line: &TimeLine<'_>, at: usize) -> Option<(u32, Option<u32>, usize)> {
    if line.glued(at) && !matches!(line.before(at), "(" | "[" | "\"" | "“" | "—") {
        return None;
    }
    if let Some(four) = line.integer(at, 4).filter(|_| line.form(at).len() == 4) {
        return Some((four / 100, Some(four % 100), at + 1));
    }
    if let Some(hour) = line.integer(at, 2) {
        let minute =
            line.integer(at + 2, 2).filter(|_| line.is(at + 1, ":") && line.glued(at + 1) && line.glued(at + 2));
        return match minute.filter(|_| line.form(at + 2).len() == 2) {
            Some(minute) => Some((hour, Some(minute), over_seconds(line, at + 3))),
            None => Some((hour, None, at + 1)),
        };
    }
    if let Some((hour, minute)) =
        line.form(at).split_once('.').filter(|(hour, minute)| hour.len() <= 2 && minute.len() == 2)
    {
        return Some((hour.parse().ok()?, Some(minute.parse().ok()?), at + 1));
    }
    let number = cardinal(&line.line, at)
        .filter(|number| !number.digits && number.end == at + 1 && (1.0..=12.0).contains(&number.value))?;
    Some((number.value as u32, None, number.end))
}

fn over_seconds(line: &TimeLine<'_>, at: usize) -> usize {
    let seconds = line.is(at, ":") && line.glued(at) && line.glued(at + 1) && line.integer(at + 1, 2).is_some();
    if seconds { at + 2 } else { at }
}

/// "a.m." or "p.m.": whether it is the afternoon, and the index behind.
fn half(line: &TimeLine<'_>, at: usize) -> Option<(bool, usize)> {
    match line.lower(at) {
        "a.m." | "am" | "a.m" => Some((false, at + 1)),
        "p.m." | "pm" | "p.m" => Some((true, at + 1)),
        "in" if line.reads(at + 1, &["the", "morning"]) => Some((false, at + 3)),
        "in" if line.is(at + 1, "the") && line.any(at + 2, &["afternoon", "evening"]) => Some((true, at + 3)),
        "o" if line.apostrophe(at + 1) && line.is(at + 2, "clock") => Some((false, at + 3)),
        _ => None,
    }
}

/// Whether figures without "a.m." are a time of day.
fn certain(line: &TimeLine<'_>, at: usize, end: usize, minute: Option<u32>) -> bool {
    let zoned = over_zone(line, end) > end || line.any(end, &["hours", "hrs"]) && line.form(at).len() == 4;
    let led = line.any(at.wrapping_sub(1), &["at", "around", "from", "until", "by", "about"]);
    match minute {
        Some(_) if zoned => true,
        Some(_) => led && line.is(at + 1, ":"),
        None => false,
    }
}

/// Over a time zone: "EST", "GMT", "local time", "(1930 GMT)" stays outside.
fn over_zone(line: &TimeLine<'_>, at: usize) -> usize {
    if line.shaped(at, Shape::Letters)
        && LEXICON.zones.contains(line.lower(at))
        && line.form(at).chars().all(char::is_uppercase)
    {
        return at + 1;
    }
    if line.is(at + 1, "time") && line.any(at, &["local", "eastern", "moscow", "london", "kyiv"]) { at + 2 } else { at }
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn times_of_day() {
        check("at 8:30 a.m. EST", &[("8:30 a.m. EST", "clock")]);
        check("on Friday night", &[("Friday night", "clock")]);
        check("noon Saturday", &[("noon Saturday", "clock")]);
        check("by 3:1", &[]);
        check("at four o'clock", &[("four o'clock", "clock")]);
    }
}
