//! The time that governs a figure.

use polybius_language::Upos;

use super::draft::Draft;
use crate::account::{Time, TimeKind};
use crate::words::Line;

/// Index of the time that governs the figure: one under the same verb, the nearest where there are several.
pub fn governing(line: &Line<'_>, draft: &Draft, times: &[Time], first: usize) -> Option<usize> {
    let figure = line.token(draft.number)?;
    let start = line.piece(draft.pieces.start)?.span.start;
    let candidates = times
        .iter()
        .enumerate()
        .filter(|(_, time)| time.interval.is_some() && matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let near = candidates.filter_map(|(index, time)| {
        let word = line.token(line.piece_from(time.span.start))?;
        let shared = clause(line, word) == clause(line, figure);
        shared.then(|| (time.span.start.abs_diff(start), first + index))
    });
    near.min().map(|(_, index)| index)
}

/// The verb whose clause a word stands in; the root without one.
fn clause(line: &Line<'_>, word: usize) -> Option<usize> {
    let tree = line.tree;
    let verbal = |word: &usize| tree.upos(*word) == Upos::Verb || tree.child(*word, "cop").is_some();
    std::iter::once(word).chain(tree.ancestors(word)).find(verbal).or_else(|| tree.root())
}
