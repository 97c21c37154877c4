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
pub mod numeric_date;
pub mod quarter;
pub mod recurring;
pub mod reference;
pub mod season;
pub mod weekday;
pub mod year;

use super::lexicon::{Before, LEXICON};
use super::meaning::{Found, Meaning, TimeLine};

/// A rule: what begins at this piece.
pub type Rule = fn(&TimeLine<'_>, usize) -> Option<Found>;

/// All rules; where two find equally long expressions, the earlier one is right.
const RULES: [Rule; 13] = [
    numeric_date::find,
    clock::find,
    calendar_date::find,
    holiday::find,
    quarter::find,
    season::find,
    weekday::find,
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
            let found = core(line, core_at).filter(|found| suits(found, *before) && found.start == core_at);
            best = longer(best, found.map(|found| Found { start: at, ..found.with(Some(modifier)) }));
        }
    }
    best
}

/// Whether a modifier of that sort may stand before this expression.
fn suits(found: &Found, before: Before) -> bool {
    match &found.meaning {
        Meaning::Length(..) | Meaning::Counted { .. } => before == Before::Length,
        Meaning::Clock(..) => true,
        Meaning::Point(_) | Meaning::Partial(_) | Meaning::Within(..) => before == Before::Part,
        Meaning::Step(..) | Meaning::Nearest(..) | Meaning::Ready(..) => before == Before::Part,
        Meaning::YearBefore | Meaning::Repeated(_) | Meaning::Reference(_) => false,
    }
}
