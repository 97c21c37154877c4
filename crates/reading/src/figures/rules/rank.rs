//! Places in an order.
//!
//! # What it finds
//! "the third largest", "the second-biggest city", "ranked fifth", "the 12th round", "its 12th".
//! # When it does not
//! "First, …", "for the first time", "a third party", dates and centuries.
//! # Example
//! "the world's third largest exporter" is rank 3.

use polybius_language::Upos;

use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::words::{Line, Shape, ordinal};

const BY: &str = "figures/rank";

/// Finds a rank that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    let (rank, end) = ordinal(line, at)?;
    let next = line.over_joint(end);
    if superlative(line, next) {
        return Some(Draft { number: end - 1, ..Draft::exact(BY, at..next + 1, f64::from(rank), FigureKind::Rank) });
    }
    let token = line.token(end - 1)?;
    let adjective = matches!(line.tree.upos(token), Upos::Adjective | Upos::Numeral)
        && line.tree.is_any(token, &["amod", "nummod"]);
    let before_noun = adjective && line.tree.head(token).is_some_and(|head| head > token && ranked(line, head));
    let placed = line.any(at.wrapping_sub(1), &["ranked", "ranks", "finished", "came", "placed", "rank"]);
    // "First City Industries"
    let names = line.capital(at) && line.capital(end);
    let idiom = line.any(end, &["time", "lady", "place", "party", "parties", "world", "hand", "class", "name"]);
    // "opened an office in Lune, its 12th nationwide"
    let owned = line.any(at.wrapping_sub(1), &["its", "his", "her", "their"]) && line.shaped(at, Shape::Digits);
    let plain = (before_noun && !idiom || placed || owned) && !names && !(line.capital(at) && at > 0);
    plain.then(|| Draft { confidence: 0.7, ..Draft::exact(BY, at..end, f64::from(rank), FigureKind::Rank) })
}

fn ranked(line: &Line<'_>, head: usize) -> bool {
    matches!(line.tree.upos(head), Upos::Noun | Upos::ProperNoun)
}

/// "largest", "most populous".
fn superlative(line: &Line<'_>, at: usize) -> bool {
    let word = line.lower(at);
    let common = matches!(word, "best" | "worst" | "most" | "least" | "last");
    common
        || word.len() > 5
            && word.ends_with("est")
            && !matches!(
                word,
                "interest" | "forest" | "harvest" | "arrest" | "protest" | "request" | "contest" | "midwest"
            )
}

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn ranks() {
        check("the third largest port", &[("third largest", 3.0)]);
        check("the second-biggest firm", &[("second-biggest", 2.0)]);
        check("ranked fifth", &[("fifth", 5.0)]);
    }
}
