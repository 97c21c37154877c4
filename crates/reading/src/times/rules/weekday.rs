//! Weekdays.
//!
//! # What it finds
//! "Tuesday", "last Friday", "this coming Sunday", "the previous Friday", "a Monday"; with a part of the day by the
//! rule for clocks.
//! # When it does not
//! "sat" and "sun" the words, "Sunday Times", "Black Friday" where they are names.
//! # Source
//! TimeML 1.2.1 annotation guidelines.

use super::deictic;
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, Partial, TimeLine};

const BY: &str = "times/weekday";

/// Finds a weekday that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    if let Some(found) = of_week(line, at) {
        return Some(found);
    }
    let (step, first) = deictic::step(line, at).unwrap_or((None, at));
    let day = named(line, first)?;
    let partial = Partial::Weekday(day);
    let base = if line.any(first - usize::from(first > at), &["previous", "following", "preceding"]) {
        Base::Text
    } else {
        Base::Published
    };
    let meaning = step.map_or(Meaning::Partial(partial), |step| Meaning::Nearest(partial, step, base));
    Some(Found::new(BY, at..first + 1, meaning))
}

/// The weekday at `at`, written with a capital.
pub fn named(line: &TimeLine<'_>, at: usize) -> Option<i8> {
    let (day, use_) = line.senses(at).weekday?;
    (use_ == Use::Full && line.capital(at)).then_some(day)
}

/// "Monday of last week", "Tuesday of this week".
fn of_week(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let day = named(line, at).filter(|_| line.is(at + 1, "of"))?;
    let week = deictic::find(line, at + 2).filter(|found| line.is(found.end - 1, "week"))?;
    Some(Found::new(BY, at..week.end, Meaning::Within(Partial::Weekday(day), Box::new(week.meaning))))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn weekdays() {
        check("he left on Tuesday", &[("Tuesday", "weekday")]);
        check("the previous Friday", &[("the previous Friday", "weekday")]);
        check("he sat in the sun", &[]);
        check("on Monday of last week", &[("Monday of last week", "weekday")]);
    }
}
