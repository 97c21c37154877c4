//! The time that governs a figure.

use polybius_language::Upos;

use super::draft::Draft;
use crate::account::{Time, TimeKind};
use crate::words::{Line, SIGHT};

/// How many times before and behind the figure may govern it.
const BESIDE: usize = 4;

/// Index of the time that governs the figure: one under the same verb, the nearest where there are several.
pub fn governing(line: &Line<'_>, draft: &Draft, times: &[Time], first: usize) -> Option<usize> {
    let figure = line.token(draft.number)?;
    let start = line.piece(draft.pieces.start)?.span.start;
    let before = times.partition_point(|time| time.span.start < start);
    let beside = before.saturating_sub(BESIDE)..times.len().min(before + BESIDE);
    let own = clause(line, figure);
    let near = beside.filter_map(|index| {
        let time = times.get(index).filter(|time| dated(time))?;
        let word = line.token(line.piece_from(time.span.start))?;
        (clause(line, word) == own).then(|| (time.span.start.abs_diff(start), first + index))
    });
    near.min().map(|(_, index)| index)
}

/// Whether a time lies on the calendar.
fn dated(time: &Time) -> bool {
    time.interval.is_some() && matches!(time.kind, TimeKind::Date | TimeKind::Time)
}

/// The verb whose clause a word stands in; the root without one.
fn clause(line: &Line<'_>, word: usize) -> Option<usize> {
    let tree = line.tree;
    let verbal = |word: &usize| tree.upos(*word) == Upos::Verb || tree.child(*word, "cop").is_some();
    std::iter::once(word).chain(tree.ancestors(word)).take(SIGHT).find(verbal).or_else(|| tree.root())
}
