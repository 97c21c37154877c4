//! Seasons.
//!
//! # What it finds
//! "fall 2023", "last summer", "this past spring", "the summer of 1994", "the winter".
//! # When it does not
//! "prices fall", "spring to mind", "a hot spring".
//! # Source
//! TimeML 1.2.1 annotation guidelines for `SP`, `SU`, `FA`, `WI`.

use polybius_language::Upos;

use super::{deictic, year};
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, Partial, TimeLine};
use crate::times::point::{Point, Season};

const BY: &str = "times/season";

/// Finds a season that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (step, first) = deictic::step(line, at).unwrap_or((None, line.over_the(at)));
    let (season, use_) = line.senses(first).season.filter(|(_, use_)| *use_ != Use::Many)?;
    let found = with_year(line, at, first + 1, season, step);
    let dated = found.end > first + 1 || step.is_some();
    let named = match use_ {
        Use::Doubtful => led(line, first, at) && noun(line, first),
        _ => !line.joint(first + 1) && (first > at || !classes(line, first)),
    };
    (dated && noun_or_unknown(line, first) || named).then_some(found)
}

fn with_year(line: &TimeLine<'_>, start: usize, end: usize, season: Season, step: Option<i64>) -> Found {
    let of = if line.any(end, &["of", ","]) { end + 1 } else { end };
    if let Some((year, end)) = year::plain(line, of) {
        return Found::new(BY, start..end, Meaning::Point(Point::Season(year, season)));
    }
    if let Some(year) = deictic::relative_year(line, of) {
        return Found::new(BY, start..year.end, Meaning::Within(Partial::Season(season), Box::new(year.meaning)));
    }
    let partial = Partial::Season(season);
    let meaning = step.map_or(Meaning::Partial(partial), |step| Meaning::Nearest(partial, step, Base::Published));
    Found::new(BY, start..end, meaning)
}

fn led(line: &TimeLine<'_>, season: usize, start: usize) -> bool {
    season > start
        || matches!(line.before(season), "in" | "by" | "since" | "until" | "of" | "early" | "late" | "mid" | "-")
}

/// "winter wheat": the season only says of what sort a thing is.
fn classes(line: &TimeLine<'_>, at: usize) -> bool {
    line.token(at).is_some_and(|token| line.tree.is(token, "compound") && line.tree.head(token) > Some(token))
}

fn upos(line: &TimeLine<'_>, at: usize) -> Upos {
    line.token(at).map_or(Upos::Other, |token| line.tree.upos(token))
}

fn noun(line: &TimeLine<'_>, at: usize) -> bool {
    matches!(upos(line, at), Upos::Noun | Upos::ProperNoun)
        && !(line.is(at, "fall") && line.any(at + 1, &["of", "in", "from"]))
}

fn noun_or_unknown(line: &TimeLine<'_>, at: usize) -> bool {
    !matches!(upos(line, at), Upos::Verb | Upos::Auxiliary)
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn seasons() {
        check("in fall 2023", &[("fall 2023", "season")]);
        check("last summer", &[("last summer", "season")]);
        check("prices fall fast", &[]);
    }
}
