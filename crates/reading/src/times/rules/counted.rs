//! Times counted from another one.
//!
//! # What it finds
//! "two weeks ago", "a day later", "three years earlier", "six months from now", "the 1,000th day".
//! # When it does not
//! "two days after the attack" (a duration), "later this month".
//! # Source
//! TimeML 1.2.1 annotation guidelines.

use super::duration::{Amount, amount};
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, TimeLine};

const BY: &str = "times/counted";

/// Finds a counted time that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let Amount { count, unit, end } = amount(line, at).or_else(|| bare(line, at))?;
    let (sign, base, end) = direction(line, end)?;
    Some(Found::new(BY, at..end, Meaning::Counted { amount: count, unit, sign, base }))
}

/// "months ago", "days later".
fn bare(line: &TimeLine<'_>, at: usize) -> Option<Amount> {
    let (unit, _) = line.senses(at).unit.filter(|(_, use_)| *use_ == Use::Many)?;
    Some(Amount { count: None, unit, end: at + 1 })
}

/// The words that say which way is counted, and from where.
fn direction(line: &TimeLine<'_>, at: usize) -> Option<(i8, Base, usize)> {
    Some(match line.lower(at) {
        "ago" => (-1, Base::Published, at + 1),
        "earlier" | "previously" | "prior" if !line.is(at + 1, "to") => (-1, Base::Text, at + 1),
        "before" if closes(line, at + 1) => (-1, Base::Text, at + 1),
        "later" | "afterward" | "afterwards" | "thereafter" => (1, Base::Text, at + 1),
        "hence" => (1, Base::Published, at + 1),
        "from" if line.any(at + 1, &["now", "today"]) => (1, Base::Published, at + 2),
        "or" if line.reads(at + 1, &["so", "ago"]) => (-1, Base::Published, at + 3),
        _ => return None,
    })
}

/// Whether the clause ends here: "two days before."
fn closes(line: &TimeLine<'_>, at: usize) -> bool {
    at >= line.len() || line.any(at, &[".", ",", ";", ")", "and", "but"])
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn times_counted_from_another() {
        check("about two weeks ago", &[("about two weeks ago", "counted")]);
        check("a day later", &[("a day later", "counted")]);
        check("six months from now", &[("six months from now", "counted")]);
        check("months ago", &[("months ago", "counted")]);
    }
}
