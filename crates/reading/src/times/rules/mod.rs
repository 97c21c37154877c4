//! The rules of the time grammar, one family a file.
//!
//! A rule looks at one place of a sentence and says what expression begins there. Rules know nothing of the report's
//! day; [`super::resolve`] gives their findings a place on the calendar.

pub mod calendar_date;
pub mod clock;
pub mod counted;
pub mod deictic;
pub mod duration;
pub mod holiday;
pub mod nth_day;
pub mod numeric_date;
pub mod period;
pub mod quarter;
pub mod recurring;
pub mod reference;
pub mod season;
pub mod weekday;
pub mod year;

use super::lexicon::{Before, LEXICON};
use super::meaning::{Found, Meaning, Partial, TimeLine};

/// A rule: what begins at this piece.
pub type Rule = fn(&TimeLine<'_>, usize) -> Option<Found>;

/// All rules; where two find equally long expressions, the earlier one is right.
const RULES: [Rule; 15] = [
    numeric_date::find,
    clock::find,
    calendar_date::find,
    holiday::find,
    period::find,
    quarter::find,
    season::find,
    weekday::find,
    nth_day::find,
    counted::find,
    deictic::find,
    recurring::find,
    year::find,
    duration::find,
    reference::find,
];

/// The longest expression that begins at `at`, its modifier included.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    if !line.senses(at).opens && !line.piece(at)?.span.of(line.tree.text()).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = core(line, at);
    let modified = modified(line, at);
    longer(plain, modified)
}

/// The expression with more pieces, the first of two equal ones.
fn longer(one: Option<Found>, other: Option<Found>) -> Option<Found> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.end > one.end { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The longest expression without modifier.
fn core(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    RULES.iter().fold(None, |best, rule| longer(best, rule(line, at)))
}

/// An expression that a modifier opens: "early 2023", "at least two weeks", "the mid-1990s".
fn modified(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let mut best = None;
    for first in [at, line.over_the(at)] {
        for (end, (modifier, before)) in LEXICON.modifiers.all(&line.line, first) {
            let core_at = line.over_joint(end);
            let found = core(line, core_at).or_else(|| period::bounded(line, core_at));
            let found = found.filter(|found| suits(found, *before) && !across(line, end - 1, core_at, found));
            best = longer(best, found.map(|found| Found { start: at, ..found.with(Some(modifier)) }));
        }
    }
    best
}

/// Whether the word before is a preposition instead: "over the past two weeks", "over several years", "earlier Friday".
fn across(line: &TimeLine<'_>, modifier: usize, core: usize, found: &Found) -> bool {
    match line.lower(modifier) {
        "over" | "around" | "under" | "some" => line
            .any(core, &["the", "this", "that", "these", "its", "past", "last", "next", "coming", "several", "many"]),
        "earlier" | "later" => matches!(found.meaning, Meaning::Partial(Partial::Weekday(_))),
        _ => false,
    }
}

/// Whether a modifier of that sort may stand before this expression.
fn suits(found: &Found, before: Before) -> bool {
    match &found.meaning {
        Meaning::Length(..) | Meaning::Counted { .. } => before == Before::Length,
        Meaning::Clock(..) => before != Before::Length,
        Meaning::Point(_) | Meaning::Partial(_) | Meaning::Within(..) => before == Before::Part,
        Meaning::Step(..) | Meaning::Nearest(..) | Meaning::Ready(..) => before == Before::Part,
        Meaning::NthDay
        | Meaning::YearBefore(_)
        | Meaning::Latest
        | Meaning::SameIn(_)
        | Meaning::Repeated(_)
        | Meaning::Reference(_) => false,
    }
}

#[cfg(test)]
pub mod testing {
    use super::find;
    use crate::times::find::look_up;
    use crate::times::meaning::TimeLine;
    use crate::words::testing::with_line;

    /// Checks which expressions the rules find in a sentence, with the name of the rule behind the last slash.
    pub fn check(text: &str, expected: &[(&str, &str)]) {
        with_line(text, |line| {
            let mut senses = Vec::new();
            look_up(line, &mut senses);
            let line = TimeLine::new(*line, &senses, false);
            let mut found = Vec::new();
            let mut at = 0;
            while at < line.len() {
                let expression = find(&line, at);
                at = expression.as_ref().map_or(at + 1, |expression| expression.end);
                found.extend(
                    expression.map(|one| (line.span(one.start..one.end).of(text), one.by.trim_start_matches("times/"))),
                );
            }
            assert_eq!(found, expected, "{text}");
        });
    }
}
