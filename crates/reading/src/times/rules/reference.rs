//! Past, present and future without bounds.
//!
//! # What it finds
//! "now", "currently", "recently", "the past", "soon", "these days", "recent weeks", "coming months".
//! # When it does not
//! "soon after", "the past two weeks" (a duration), "the present government".
//! # Source
//! TimeML 1.2.1 annotation guidelines for `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`; `data/times/references.tsv`.

use polybius_language::Upos;

use crate::times::lexicon::{LEXICON, Use};
use crate::times::meaning::{Found, Meaning, Reference, TimeLine};

/// Finds a word for past, present or future that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    if let Some(found) = vague_units(line, at) {
        return Some(found);
    }
    let (end, reference) = LEXICON.references.at(&line.line, at)?;
    let plain = !(line.joint(end) || line.glued(at) && line.hyphen(at.wrapping_sub(1)));
    (plain && allowed(line, at, end)).then(|| Found::new("times/reference", at..end, Meaning::Reference(*reference)))
}

fn allowed(line: &TimeLine<'_>, at: usize, end: usize) -> bool {
    match line.lower(at) {
        "shortly" => !line.any(end, &["before", "after"]),
        "soon" => !line.any(end, &["after", "as"]) && line.before(at) != "as",
        "the" if end == at + 2 && line.is(at + 1, "past") => {
            line.senses(end).unit.is_none() && !number_follows(line, end)
        }
        "the" if line.any(end - 1, &["present", "future"]) => !noun_follows(line, end),
        _ => true,
    }
}

fn number_follows(line: &TimeLine<'_>, at: usize) -> bool {
    crate::words::cardinal(&line.line, at).is_some() || line.any(at, &["few", "several", "couple"])
}

fn noun_follows(line: &TimeLine<'_>, at: usize) -> bool {
    line.token(at).is_some_and(|token| matches!(line.tree.upos(token), Upos::Noun | Upos::Adjective))
}

/// "recent weeks", "coming months", "future quarters", "past years", "recent weeks and months".
fn vague_units(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let first = line.over_the(at);
    let reference = match line.lower(first) {
        "recent" | "past" => Reference::Past,
        "coming" | "future" => Reference::Future,
        _ => return None,
    };
    let plural = |at: usize| line.senses(at).unit.is_some_and(|(_, use_)| use_ == Use::Many);
    if !plural(first + 1) {
        return None;
    }
    let end = if line.any(first + 2, &["and", "or"]) && plural(first + 3) { first + 4 } else { first + 2 };
    Some(Found::new("times/reference", at..end, Meaning::Reference(reference)))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn past_present_future() {
        check("they are currently closed", &[("currently", "reference")]);
        check("in recent weeks and months", &[("recent weeks and months", "reference")]);
        check("soon after that", &[]);
    }
}
