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
