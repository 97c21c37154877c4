//! The rules that say what figure begins at a piece, one family a file.

pub mod age;
pub mod amount;
pub mod fraction;
pub mod multiple;
pub mod rank;
pub mod score;

use super::draft::Draft;
use crate::words::Line;

/// A rule: what begins at this piece.
pub type Rule = fn(&Line<'_>, usize) -> Option<Draft>;

/// All rules, the more special before the more general.
const RULES: [Rule; 6] = [age::find, score::find, fraction::find, multiple::find, rank::find, amount::find];

/// The figure that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    RULES.iter().find_map(|rule| rule(line, at))
}

#[cfg(test)]
pub mod testing {
    use super::find;
    use crate::words::testing::with_line;

    /// Checks which figures the rules find in a sentence without tree, each with its value.
    pub fn check(text: &str, expected: &[(&str, f64)]) {
        with_line(text, |line| {
            let mut found = Vec::new();
            let mut at = 0;
            while at < line.len() {
                let draft = find(line, at);
                at = draft.as_ref().map_or(at + 1, |draft| draft.pieces.end);
                found.extend(
                    draft.and_then(|draft| Some((line.span(draft.pieces).of(text), draft.value.or(draft.low)?))),
                );
            }
            let same = found.len() == expected.len()
                && found
                    .iter()
                    .zip(expected)
                    .all(|(one, other)| one.0 == other.0 && (one.1 - other.1).abs() < 1e-6 * other.1.max(1.0));
            assert!(same, "{text}: {found:?}, not {expected:?}");
        });
    }
}
