//! Recurring times.
//!
//! # What it finds
//! "every Monday", "each July", "every two weeks", "daily", "annually", "Tuesday nights", "twice a year", "per month".
//! # When it does not
//! "the Daily Mail", "a year" that lasts.
//! # Source
//! TimeML 1.2.1 annotation guidelines for SET.

use super::duration::amount;
use crate::times::lexicon::{LEXICON, Part, Use};
use crate::times::meaning::{Found, Meaning, TimeLine};
use crate::words::{Shape, cardinal};

const BY: &str = "times/recurring";

/// Finds a recurring time that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (value, end) =
        every(line, at).or_else(|| plural(line, at)).or_else(|| rate(line, at)).or_else(|| adverb(line, at))?;
    Some(Found::new(BY, at..end, Meaning::Repeated(value)))
}

/// "every Monday", "each year", "every other day", "every two weeks".
fn every(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    if !line.any(at, &["every", "each"]) {
        return None;
    }
    let other = line.any(at + 1, &["other", "second"]);
    let noun = if other || line.is(at + 1, "single") { at + 2 } else { at + 1 };
    if let Some(found) = amount(line, noun).filter(|_| line.is(at, "every")) {
        return Some((found.unit.duration(found.count), found.end));
    }
    let senses = line.senses(noun);
    if let Some((unit, use_)) = senses.unit.filter(|_| !line.joint(noun + 1)) {
        return (use_ == Use::Full).then(|| (unit.duration(Some(if other { 2.0 } else { 1.0 })), noun + 1));
    }
    if let Some((month, _)) = senses.month {
        return Some((format!("XXXX-{month:02}"), noun + 1));
    }
    if let Some((season, _)) = senses.season {
        return Some((format!("XXXX-{}", season.code()), noun + 1));
    }
    weekday(line, noun).or_else(|| part(line, noun))
}

/// "Monday" and, with it, "night".
fn weekday(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    let (day, _) = line.senses(at).weekday?;
    let value = format!("XXXX-WXX-{day}");
    match line.senses(at + 1).part {
        Some((Part::Of(code), _)) => Some((format!("{value}T{code}"), at + 2)),
        _ => Some((value, at + 1)),
    }
}

fn part(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    match line.senses(at).part? {
        (Part::Of(code), Use::Part) => Some((format!("XXXX-XX-XXT{code}"), at + 1)),
        _ => None,
    }
}

/// "Mondays", "Tuesday nights".
fn plural(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    let (day, use_) = line.senses(at).weekday.filter(|_| line.capital(at))?;
    let nights = line.senses(at + 1).part.filter(|(_, use_)| *use_ == Use::Many);
    match (nights, use_) {
        (Some((Part::Of(code), _)), _) => Some((format!("XXXX-WXX-{day}T{code}"), at + 2)),
        (_, Use::Many) => Some((format!("XXXX-WXX-{day}"), at + 1)),
        _ => None,
    }
}

/// "$5 a year", "twice a week", "per month".
fn rate(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    let (unit, _) = line.senses(at + 1).unit.filter(|(unit, use_)| *use_ == Use::Full && !speed(line, at, *unit))?;
    let says = line.is(at, "per") || line.any(at, &["a", "an"]) && counted_before(line, at);
    (says && !line.any(at + 2, &["ago", "earlier", "later", "before", "after", "from", "and", "or", "-"]))
        .then(|| (unit.duration(Some(1.0)), at + 2))
}

/// "120 kilometers per hour": a unit of speed.
fn speed(line: &TimeLine<'_>, at: usize, unit: crate::times::Unit) -> bool {
    unit.of_clock() && !line.any(at.wrapping_sub(1), &["once", "twice", "times"])
}

/// Whether a number, or a number of things, stands before: "two flights a day".
fn counted_before(line: &TimeLine<'_>, at: usize) -> bool {
    if line.any(
        at.wrapping_sub(1),
        &["once", "twice", "times", "%", "percent", "million", "billion", "barrels", "tons", "tonnes"],
    ) {
        return true;
    }
    let number = |index: usize| cardinal(&line.line, index).is_some_and(|number| number.end == index + 1);
    let money = at >= 2 && line.shaped(at - 1, Shape::Digits) && line.any(at - 2, &["$", "£", "€"]);
    let things = at >= 2 && number(at - 2) && line.lower(at - 1).ends_with('s') && line.senses(at - 1).unit.is_none();
    money || things
}

/// "daily", "annually", where it is no name.
fn adverb(line: &TimeLine<'_>, at: usize) -> Option<(String, usize)> {
    let (end, (value, classes)) = LEXICON.sets.at(&line.line, at)?;
    let name = line.capital(at) && (at > 0 || line.capital(end));
    let adverb =
        *classes || !line.shaped(end, Shape::Letters) || line.any(end, &["by", "in", "on", "to", "from", "and"]);
    (!name && adverb && !line.joint(end)).then(|| ((*value).to_owned(), end))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn recurring_times() {
        check("every Monday", &[("every Monday", "recurring")]);
        check("twice a week", &[("a week", "recurring")]);
        check("on Tuesday nights", &[("Tuesday nights", "recurring")]);
        check("the Daily Mail", &[]);
        check("120 kilometers per hour", &[]);
    }
}
