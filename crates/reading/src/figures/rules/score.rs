//! Votes and scores.
//!
//! # What it finds
//! "by 52 votes to 48", "voted 14-1", "a 3-1 win", "a 52 to 48 vote": one figure for each side.
//! # When it does not
//! "10-12 people" (a range).
//! # Example
//! "voted 14-1" gives 14 and 1, each a score.

use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::{Line, cardinal};

const BY: &str = "figures/score";

/// Finds one side of a score that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    first(line, at).or_else(|| second(line, at))
}

/// The first side: "52 votes to 48", "14-1 vote".
fn first(line: &Line<'_>, at: usize) -> Option<Draft> {
    let number = cardinal(line, at).filter(|_| !glued(line, at))?;
    let points = line.is(number.end, "points") && !moved(line, at);
    let votes = points || line.any(number.end, &["votes", "vote", "goals"]);
    let joint = if votes { number.end + 1 } else { number.end };
    let other = cardinal(line, joint + 1).filter(|_| joins(line, joint, votes))?;
    let told = votes
        || led(line, at)
        || line.any(other.end, &["vote", "votes", "victory", "win", "defeat", "loss", "majority", "decision"]);
    (told && number.value < 100_000.0).then(|| Draft::exact(BY, at..number.end, number.value, FigureKind::Score))
}

/// The second side, behind a first one.
fn second(line: &Line<'_>, at: usize) -> Option<Draft> {
    let number = cardinal(line, at)?;
    let joint = at.checked_sub(1).filter(|joint| line.hyphen(*joint) || line.is(*joint, "to"))?;
    let before = if line.any(joint.wrapping_sub(1), &["votes", "vote", "goals", "points"]) {
        joint.checked_sub(2)?
    } else {
        joint.checked_sub(1)?
    };
    first(line, before).map(|_| Draft::exact(BY, at..number.end, number.value, FigureKind::Score))
}

/// "fell 39 points to 2367": a change and a level.
fn moved(line: &Line<'_>, at: usize) -> bool {
    let before = line.lower(at.wrapping_sub(1));
    matches!(before, "up" | "down" | "off") || LEXICON.measuring.contains(before)
}

fn glued(line: &Line<'_>, at: usize) -> bool {
    line.glued(at) && line.hyphen(at.wrapping_sub(1))
}

fn joins(line: &Line<'_>, at: usize, votes: bool) -> bool {
    line.hyphen(at) && line.glued(at) && line.glued(at + 1) || line.is(at, "to") || votes && line.is(at, "against")
}

/// Whether a verb of voting or winning leads up to it: "voted 14-1", "won by 52 to 48", "approved it 14 to 1".
fn led(line: &Line<'_>, at: usize) -> bool {
    const WORDS: [&str; 13] = [
        "split", "voted", "vote", "votes", "won", "lost", "beat", "defeated", "score", "scored", "drew", "win",
        "voting",
    ];
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|before| WORDS.contains(&line.lower(before))))
}

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn votes_and_scores() {
        check("voted 14-2 for it", &[("14", 14.0), ("2", 2.0)]);
        check("by 52 votes to 48", &[("52", 52.0), ("48", 48.0)]);
        check("some 10-12 men", &[("some 10-12", 10.0)]);
        check("fell 39 points to 2367", &[("39", 39.0), ("2367", 2367.0)]);
    }
}
