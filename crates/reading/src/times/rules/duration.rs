//! Lengths of time.
//!
//! # What it finds
//! "three years", "three-year", "1,000 days", "a decade", "for weeks", "the past two months", "the next few days",
//! "an hour and a half", "18 more months", "half a century", "two to three weeks".
//! # When it does not
//! "a second" without a number, "days" as part of "these days", ages ("a 40-year-old").
//! # Source
//! TimeML 1.2.1 annotation guidelines for `P` and `PT` values and `X`.

use crate::times::Unit;
use crate::times::lexicon::Use;
use crate::times::meaning::{Found, Meaning, Reach, TimeLine};
use crate::words::cardinal;

const BY: &str = "times/duration";

/// So many of a unit, and the index behind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// How many; `None` for "a few".
    pub count: Option<f64>,
    /// Of what.
    pub unit: Unit,
    /// The index behind.
    pub end: usize,
}

/// Finds a length of time that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    reaching(line, at)
        .or_else(|| joined(line, at))
        .or_else(|| free(line, at))
        .or_else(|| bare(line, at))
        .or_else(|| vague(line, at))
}

/// "three years", "a couple of weeks", "an hour and a half".
pub fn amount(line: &TimeLine<'_>, at: usize) -> Option<Amount> {
    let (count, after) = count(line, at)?;
    let noun = over_adjectives(line, after);
    let (unit, use_) = line.senses(noun).unit?;
    let single = count.is_some_and(|count| count <= 1.0) || line.any(at, &["a", "an", "half"]);
    let agrees = match use_ {
        Use::Many | Use::Short => true,
        Use::Full => single || unit != Unit::Second,
        _ => false,
    };
    let fraction =
        unit == Unit::Quarter && (use_ != Use::Many || noun > after || line.is(noun + 1, "of") || line.joint(after));
    let ordinal = unit == Unit::Second && use_ == Use::Full && line.any(at, &["a", "an"]);
    if !agrees || fraction || ordinal || line.joint(noun + 1) {
        return None;
    }
    let (count, end) = and_a_half(line, noun + 1, count);
    Some(Amount { count, unit, end })
}

/// How many, and the index behind: "three", "a few", "two to three" (the smaller one), "half a".
fn count(line: &TimeLine<'_>, at: usize) -> Option<(Option<f64>, usize)> {
    let vague = |end: usize| Some((None, end));
    match line.lower(at) {
        "several" | "many" | "some" | "numerous" | "few" => return vague(at + 1),
        "a" | "an" if line.any(at + 1, &["few", "number", "matter"]) => {
            return vague(if line.is(at + 2, "of") { at + 3 } else { at + 2 });
        }
        "a" if line.is(at + 1, "couple") => {
            return Some((Some(2.0), if line.is(at + 2, "of") { at + 3 } else { at + 2 }));
        }
        "couple" if line.is(at + 1, "of") => return Some((Some(2.0), at + 2)),
        "half" if line.any(at + 1, &["a", "an"]) => return Some((Some(0.5), at + 2)),
        "half" if line.hyphen(at + 1) => return Some((Some(0.5), at + 2)),
        "dozens" | "hundreds" | "thousands" | "tens" if line.is(at + 1, "of") => return vague(at + 2),
        "a" | "an" if cardinal(&line.line, at).is_none() => return Some((Some(1.0), at + 1)),
        _ => {}
    }
    let number = cardinal(&line.line, at)?;
    let half = if line.reads(number.end, &["and", "a", "half"]) { 3 } else { 0 };
    let value = number.value + if half > 0 { 0.5 } else { 0.0 };
    Some((Some(value), over_range(line, number.end + half)))
}

/// "two to three weeks", "10-12 days": over the larger number.
fn over_range(line: &TimeLine<'_>, at: usize) -> usize {
    let joint = line.any(at, &["to", "or"]) || line.hyphen(at);
    let next = cardinal(&line.line, at + 1).filter(|_| joint);
    next.map_or(at, |number| number.end)
}

/// Over words that may stand between the number and the unit.
fn over_adjectives(line: &TimeLine<'_>, mut at: usize) -> usize {
    const BETWEEN: [&str; 20] = [
        "more",
        "additional",
        "full",
        "consecutive",
        "straight",
        "trading",
        "working",
        "business",
        "long",
        "short",
        "whole",
        "successive",
        "calendar",
        "further",
        "other",
        "extra",
        "solid",
        "entire",
        "school",
        "light",
    ];
    for _ in 0..2 {
        if line.any(at, &BETWEEN) {
            at += 1;
        }
    }
    at
}

fn and_a_half(line: &TimeLine<'_>, at: usize, count: Option<f64>) -> (Option<f64>, usize) {
    match count {
        Some(count) if line.reads(at, &["and", "a", "half"]) => (Some(count + 0.5), at + 3),
        count => (count, at),
    }
}

/// A number and a unit with nothing that ties them to the calendar.
fn free(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let the = line.any(at, &["the", "these", "those"]);
    let first = if the { at + 1 } else { at };
    let found = amount(line, first).filter(|_| !(the && line.any(first, &["a", "an", "one"])))?;
    let adjective = line.senses(found.end - 1).unit.is_some_and(|(_, use_)| use_ == Use::Full)
        && found.count.is_some_and(|count| count > 1.0);
    let at = if adjective { first } else { at };
    let glued = line.glued(at) && line.hyphen(at.wrapping_sub(1)) && line.glued(at.wrapping_sub(1));
    if glued || old(line, found.end) || part_of_name(line, first, found.end) {
        return None;
    }
    let (end, modifier) = or_so(line, found.end);
    Some(
        Found::new(BY, at..end, Meaning::Length(found.count, found.unit, Reach::Free))
            .with(modifier.or(couple(line, first))),
    )
}

/// "a couple of years" is about two.
fn couple(line: &TimeLine<'_>, at: usize) -> Option<&'static str> {
    line.is(at + 1, "couple").then_some("APPROX")
}

/// "years old", "years of age": an age, which the figures tell.
fn old(line: &TimeLine<'_>, at: usize) -> bool {
    line.is(at, "old") || line.reads(at, &["of", "age"]) || line.joint(at) && line.is(at + 1, "old")
}

/// "Seven Days", "60 Minutes": a title.
fn part_of_name(line: &TimeLine<'_>, at: usize, end: usize) -> bool {
    end > at + 1 && line.capital(end - 1) && line.capital(at) && at > 0
}

/// "two years or so", "three days or more".
fn or_so(line: &TimeLine<'_>, at: usize) -> (usize, Option<&'static str>) {
    match line.lower(at + 1) {
        "so" if line.is(at, "or") => (at + 2, Some("APPROX")),
        "more" | "longer" if line.is(at, "or") => (at + 2, Some("EQUAL_OR_MORE")),
        "less" if line.is(at, "or") => (at + 2, Some("EQUAL_OR_LESS")),
        _ => (at, None),
    }
}

/// "the past two months", "the next few days", "the first nine months".
fn reaching(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let determiner = line.any(at, &["the", "these", "its", "their", "his", "her", "this"]);
    let word = if determiner { at + 1 } else { at };
    let reach = match line.lower(word) {
        "past" | "last" | "previous" | "preceding" | "prior" | "recent" => Reach::Back,
        "next" | "coming" | "following" => Reach::Ahead,
        "first" | "final" | "latest" | "initial" | "opening" | "remaining" | "entire" | "same" => Reach::Free,
        _ => return None,
    };
    let found = amount(line, word + 1).filter(|_| !line.any(word + 1, &["a", "an"]))?;
    let (end, modifier) = or_so(line, found.end);
    let base = if determiner { at } else { word };
    Some(
        Found::new(BY, base..end, Meaning::Length(found.count, found.unit, reach))
            .with(modifier.or(couple(line, word))),
    )
}

/// "three-year", "30-day", "half-hour", "decades-long", "weeklong".
fn joined(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (count, after) = match cardinal(&line.line, at) {
        Some(number) => (Some(number.value), number.end),
        None if line.any(at, &["several", "multi"]) => (None, at + 1),
        None => return long(line, at),
    };
    let noun = line.over_joint(after);
    let (unit, use_) = line.senses(noun).unit.filter(|_| noun > after)?;
    if unit == Unit::Quarter && use_ == Use::Many {
        return None;
    }
    let old = line.joint(noun + 1) && line.is(noun + 2, "old");
    let long = line.joint(noun + 1) && line.is(noun + 2, "long");
    let end = if long { noun + 3 } else { noun + 1 };
    let tied = line.glued(at) && line.hyphen(at.wrapping_sub(1));
    (!old && !tied).then(|| Found::new(BY, at..end, Meaning::Length(count, unit, Reach::Free)))
}

/// "day-long", "decades-long".
fn long(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (unit, use_) = line.senses(at).unit.filter(|_| line.joint(at + 1) && line.is(at + 2, "long"))?;
    let count = (use_ == Use::Full).then_some(1.0);
    Some(Found::new(BY, at..at + 3, Meaning::Length(count, unit, Reach::Free)))
}

/// "for weeks", "months of talks", "years before": a plural without number.
fn bare(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    const LEADS: [&str; 14] = [
        "for", "in", "over", "after", "within", "just", "only", "took", "take", "takes", "lasted", "last", "spent",
        "of",
    ];
    let (unit, _) = line
        .senses(at)
        .unit
        .filter(|(unit, use_)| *use_ == Use::Many && !matches!(unit, Unit::Second | Unit::Quarter))?;
    let tied = line.joint(at + 1) || old(line, at + 1) || line.glued(at);
    let counted = line.any(at + 1, &["before", "after", "of", "later", "ahead", "in"]);
    let led = LEADS.contains(&line.before(at)) && !(line.is(at.wrapping_sub(1), "of") && unit.of_clock());
    (!tied && (led || counted && unit != Unit::Day))
        .then(|| Found::new(BY, at..at + 1, Meaning::Length(None, unit, Reach::Free)))
}

/// "a while", "some time".
fn vague(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let says = line.reads(at, &["a", "while"]) || line.reads(at, &["some", "time"]) && line.before(at) == "for";
    says.then(|| Found::new(BY, at..at + 2, Meaning::Ready(crate::account::TimeKind::Duration, "PXX".into())))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn lengths_of_time() {
        check("a three-year plan", &[("three-year", "duration")]);
        check("at least 18 more months", &[("at least 18 more months", "duration")]);
        check("over the past two years", &[("the past two years", "duration")]);
        check("an hour and a half", &[("an hour and a half", "duration")]);
        check("three-quarters of it", &[]);
        check("a 40-year-old man", &[]);
        check("a second chance", &[]);
    }
}
