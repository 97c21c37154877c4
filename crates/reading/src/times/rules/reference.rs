//! Past, present and future without bounds.
//!
//! # What it finds
//! "now", "currently", "recently", "the past", "soon", "these days".
//! # When it does not
//! "now that", "once" as a conjunction, "recent" where it only says that a thing is new.
//! # Source
//! TimeML 1.2.1 annotation guidelines for `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`; `data/times/references.tsv`.

use polybius_language::Upos;

use crate::times::lexicon::LEXICON;
use crate::times::meaning::{Found, Meaning, TimeLine};

/// Finds a word for past, present or future that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (end, reference) = LEXICON.references.at(&line.line, at)?;
    let plain = !(line.joint(end) || line.glued(at) && line.hyphen(at.wrapping_sub(1)));
    (plain && allowed(line, at, end)).then(|| Found::new("times/reference", at..end, Meaning::Reference(*reference)))
}

fn allowed(line: &TimeLine<'_>, at: usize, end: usize) -> bool {
    match line.lower(at) {
        "once" => {
            adverb(line, at)
                && !line
                    .any(at + 1, &["a", "the", "again", "more", "every", "he", "she", "it", "they", "in", "you", "we"])
        }
        "now" => !line.is(end, "that"),
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

fn adverb(line: &TimeLine<'_>, at: usize) -> bool {
    line.token(at).is_some_and(|token| matches!(line.tree.upos(token), Upos::Adverb | Upos::Other))
}
