//! What the words between two figures say of them: that the second is compared with the first, or goes on a list.

use std::ops::Range;

use polybius_language::Upos;

use super::draft::Draft;
use crate::account::{Figure, FigureKind};
use crate::words::{Line, Shape};

/// How many pieces may lie between two figures that are told of the same thing.
const REACH: usize = 14;
/// Words before the second member of a comparison.
const COMPARING: [&str; 8] = ["vs", "versus", "against", "from", "than", "or", "after", "making"];
/// Words that may stand between those and the figure.
const LED: [&str; 41] = [
    "a",
    "an",
    "the",
    "loss",
    "profit",
    "about",
    "just",
    "only",
    "net",
    "of",
    "projected",
    "estimated",
    "expected",
    "revised",
    "forecast",
    "record",
    "previous",
    "total",
    "earlier",
    "nearly",
    "original",
    "initial",
    "current",
    "prior",
    "indicated",
    "predicted",
    "present",
    "originally",
    "last",
    "this",
    "week",
    "month",
    "year",
    "quarter",
    "'s",
    "restated",
    "ago",
    "average",
    "previously",
    "reported",
    "provisional",
];

/// The pieces between a figure and the one before.
pub fn between(drafts: &[Draft], index: usize) -> Range<usize> {
    drafts[index - 1].pieces.end..drafts[index].pieces.start
}

/// "1,000 and 10,000 dlrs", "1/4, 3/8 pct", "two and seven basis points", "two by four inch": only a joint stands between a
/// number and the next figure; one in words is of the next one's kind only where that has a unit.
pub fn follows_at_once(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index + 1);
    let next = &drafts[index + 1];
    let digits = line.shaped(drafts[index].pieces.start, Shape::Digits);
    let joins = |piece: usize| match digits {
        true => line.any(piece, &[",", "and", "or", "to", "-", "/"]),
        false => next.unit.is_some() && line.any(piece, &[",", "and", "or"]),
    };
    let crosses = |piece: usize| next.kind == FigureKind::Length && line.any(piece, &["by", "x"]);
    (1..=2).contains(&gap.len()) && gap.clone().all(|piece| joins(piece) || crosses(piece))
}

/// Whether the figure is the second member of a comparison.
pub fn compared(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    if gap.len() > REACH {
        return false;
    }
    let Some(last) = gap.clone().rev().find(|piece| !line.any(*piece, &LED)) else { return false };
    let with =
        line.any(last, &["with", "to"]) && line.any(last.wrapping_sub(1), &["compared", "comparing", "compares"]);
    let pointed = line.is(last, ".") && line.is(last.wrapping_sub(1), "vs");
    line.any(last, &COMPARING) || with || pointed
}

/// "increased 27 pct over the year before to 4.4 mln dlrs": by how much, and to what.
pub fn reached(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let led = line.is(drafts[index].pieces.start.wrapping_sub(1), "to");
    let differ = match drafts[index - 1].kind {
        FigureKind::Percent => drafts[index].kind != FigureKind::Percent,
        FigureKind::Money => drafts[index].kind == FigureKind::Count,
        _ => false,
    };
    led && differ && gap.len() <= REACH && !gap.clone().any(|piece| is_verbal(line, piece))
}

/// "net profits of 1.79 billion, up 2.2 pct", "9.36 pct, 14 basis points below May": by how much the figure before has changed.
pub fn stepped(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let step = drafts[index].pieces.start.wrapping_sub(1);
    let inserted = (gap.start..=step).any(|piece| line.is(piece, ","));
    let led = line.any(step, &["up", "down", "off"]) && inserted;
    let degree = line.is(step, ",") && line.any(drafts[index].pieces.end, &["above", "below", "higher", "lower"]);
    let points = drafts[index].unit.as_deref() == Some("%{points}");
    drafts[index].kind == FigureKind::Percent
        && (points || drafts[index - 1].kind != FigureKind::Percent)
        && (led || degree)
        && gap.len() <= REACH
        && !gap.clone().any(|piece| is_verbal(line, piece))
}

/// Whether a piece is a verb.
fn is_verbal(line: &Line<'_>, piece: usize) -> bool {
    line.token(piece).is_some_and(|token| line.tree.upos(token) == Upos::Verb)
}

/// "flows of 21 billion guilders last year, 12 billion of which stemmed from trade", "487,000 tonnes, of which 107,000 are grain".
pub fn is_part(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let (start, end) = (drafts[index].pieces.start, drafts[index].pieces.end);
    let which = |of: usize| line.is(of, "of") && line.any(of + 1, &["which", "whom"]);
    between(drafts, index).len() <= REACH && (which(end) || start >= 2 && which(start - 2))
}

/// "the 50-km (31-mile) tunnel": the same in another unit.
pub fn converted(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    gap.len() == 1 && line.is(gap.start, "(") && line.is(drafts[index].pieces.end, ")")
}

/// "Four closings are set for June 13 and four for June 20": the second part leaves out all but the number and what it is
/// joined to.
pub fn repeats(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let gap = between(drafts, index);
    // "93 open hotels and another 55 in construction"
    gap.len() <= REACH
        && line.any(drafts[index].pieces.start.wrapping_sub(1), &["and", ",", "but", "another"])
        && line.any(drafts[index].pieces.end, &["by", "for", "in", "on", "from", "to", "at"])
        && figures[before].kind == figures[index].kind
        && figures[before].unit == figures[index].unit
}

/// "936,000 tonnes in Belgium, 499,000 in Denmark", "5.7 billion dlrs in May and 4.8 billion a year ago": the next of a list
/// leaves the unit out and goes on like the one before.
pub fn goes_on(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let behind = |draft: &Draft| draft.pieces.end;
    let (last, own) = (behind(&drafts[index - 1]), behind(&drafts[index]));
    let alike = line.lower(last) == line.lower(own) && line.any(own, &["in", "from", "on"]);
    let dates =
        |end: usize| line.any(end, &["in", "at", "last"]) || line.any(end, &["a", "one"]) && line.is(end + 1, "year");
    drafts[index].scaled == drafts[index - 1].scaled && (alike || dates(last) && dates(own))
}

/// "65 mln this year, 105 mln next year and 125 mln in 1989": a list of figures of one verb.
pub fn listed(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let joined = gap.clone().any(|piece| line.any(piece, &[",", "and", "or", ";"]));
    let told = |piece: usize| {
        line.token(piece).is_some_and(|token| matches!(line.tree.upos(token), Upos::Verb | Upos::Auxiliary))
    };
    joined && gap.len() <= REACH && !gap.clone().any(told)
}
