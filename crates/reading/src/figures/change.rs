//! The two ends of a change: "from 73% to 38%", "to 52%, up from 22%".

use super::draft::Draft;
use crate::account::FigureKind;
use crate::words::Line;

/// How many pieces may lie between the two ends.
const REACH: usize = 25;
/// How many figures may lie between them.
const NEAR: usize = 6;

/// For each figure of a sentence, the index of the figure that tells where it started.
pub fn starts(line: &Line<'_>, drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut starts = vec![None; drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        if draft.value.is_none() || !leads(line, draft, &["from"]) {
            continue;
        }
        if let Some(end) = end_of(line, drafts, index) {
            starts[end] = Some(index);
        }
    }
    starts
}

/// Whether one of these words stands before the figure.
fn leads(line: &Line<'_>, draft: &Draft, words: &[&str]) -> bool {
    let before = draft.pieces.start.wrapping_sub(1);
    line.any(before, words)
        || line.any(before, &["a", "the", "just", "only"]) && line.any(before.wrapping_sub(1), words)
}

/// The figure at which a change ends that starts with the figure at `start`.
fn end_of(line: &Line<'_>, drafts: &[Draft], start: usize) -> Option<usize> {
    let fits = |index: &usize| {
        let other = &drafts[*index];
        same_kind(&drafts[start], other) && distance(&drafts[start], other) <= REACH
    };
    let after = (start + 1..drafts.len().min(start + NEAR))
        .find(|index| fits(index) && leads(line, &drafts[*index], &["to", "at"]));
    after.or_else(|| {
        (start.saturating_sub(NEAR)..start)
            .rev()
            .find(|index| fits(index) && (leads(line, &drafts[*index], &["to", "at"]) || steps(line, &drafts[start])))
    })
}

fn same_kind(one: &Draft, other: &Draft) -> bool {
    let elided = one.kind == FigureKind::Count && one.scaled && other.kind == FigureKind::Money;
    one.kind == other.kind && one.unit == other.unit || elided
}

fn distance(one: &Draft, other: &Draft) -> usize {
    let (first, second) = if one.pieces.start < other.pieces.start { (one, other) } else { (other, one) };
    second.pieces.start.saturating_sub(first.pieces.end)
}

/// "up from 22%", "compared with" does not count.
fn steps(line: &Line<'_>, draft: &Draft) -> bool {
    let from = draft.pieces.start.wrapping_sub(1);
    let word = from.wrapping_sub(1);
    line.is(from, "from")
        && line.any(word, &["up", "down", "rise", "increase", "fall", "decline", "drop", "increased", "rose", "fell"])
}
