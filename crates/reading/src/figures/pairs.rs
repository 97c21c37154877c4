//! Figures that repeat the order of other figures or of nouns: "110 wells and 431 rigs, against 108 and 330", "sales and income
//! rose three and five pct respectively".

use std::ops::Range;

use polybius_language::Upos;
use polybius_text::Span;

use super::counted::{ending, is_period};
use super::draft::Draft;
use super::gap::{between, compared};
use crate::account::Figure;
use crate::words::{Line, SIGHT};

/// "110 wells and 431 rigs, against 108 and 330": the second list repeats the order of the first. For each of two figures behind
/// a comparison the one with which it is compared.
pub fn partner(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let is_second = |index: usize| index >= 2 && compared(line, drafts, index);
    let joins = |at: usize| at > 0 && at < drafts.len() && between(drafts, at).any(|piece| line.is(piece, "and"));
    let bare_pair = |first: usize| {
        let gap = between(drafts, first + 1);
        gap.len() == 1 && line.is(gap.start, "and") && joins(first - 1)
    };
    let first = if is_second(index) && index + 1 < drafts.len() {
        index
    } else {
        index.checked_sub(1).filter(|before| is_second(*before))?
    };
    let other = index - 2;
    let alike = figures[first].kind == figures[first - 2].kind && figures[first + 1].kind == figures[first - 1].kind;
    let named = figures[first - 2].of.is_some() && figures[first - 2].of != figures[first - 1].of;
    (alike && named && bare_pair(first)).then_some(other)
}

/// "sales and income rose three and five pct respectively": for each figure the noun at its place, where a list of figures
/// stands beside "respectively" and as many nouns stand before it.
pub fn respectively(line: &Line<'_>, drafts: &[Draft], figures: &[Figure]) -> Vec<Option<Span>> {
    let mut paired = vec![None; drafts.len()];
    let mut start = 0;
    while start < drafts.len() {
        let end = list_end(line, drafts, start);
        let list = start..end;
        // "increases of 16 and 7 pct respectively": the noun before is that of all.
        let own = line.any(drafts[start].pieces.start.wrapping_sub(1), &["of", "or"]);
        if list.len() > 1 && !own && names_order(line, drafts, &list) {
            let (first, last) = (figures[start].span, figures[end - 1].span);
            let elsewhere = |of: Span| of.end <= first.start || of.overlaps(last);
            let open = figures[list.clone()].iter().all(|figure| figure.of.is_none_or(elsewhere));
            let things = open.then(|| things_before(line, drafts[start].pieces.start, list.len())).flatten();
            list.zip(things.into_iter().flatten()).for_each(|(index, thing)| paired[index] = Some(thing));
        }
        start = end;
    }
    paired
}

/// Where the list ends whose first figure this is: between its members stands nothing but a joint.
fn list_end(line: &Line<'_>, drafts: &[Draft], first: usize) -> usize {
    let joined = |index: &usize| {
        let mut gap = between(drafts, *index);
        (1..=2).contains(&gap.len()) && gap.all(|piece| line.any(piece, &[",", "and"]))
    };
    first + 1 + (first + 1..drafts.len()).take_while(joined).count()
}

/// Whether "respectively" stands right before a list or not far behind it.
fn names_order(line: &Line<'_>, drafts: &[Draft], list: &Range<usize>) -> bool {
    let (start, end) = (drafts[list.start].pieces.start, drafts[list.end - 1].pieces.end);
    let next = drafts.get(list.end).map_or(end + SIGHT, |next| next.pieces.start);
    let mut beside = (start.saturating_sub(1)..start).chain(end..next.min(end + SIGHT));
    beside.any(|piece| line.is(piece, "respectively"))
}

/// The members of the nearest list of so many nouns before a piece.
fn things_before(line: &Line<'_>, piece: usize, count: usize) -> Option<Vec<Span>> {
    let tree = line.tree;
    let last = line.token(piece)?;
    // Names hold or make the figures, and periods date them.
    let names = |word: &usize| tree.upos(*word) == Upos::Noun && !is_period(tree, *word);
    let members = |first: usize| -> Vec<usize> {
        std::iter::once(first)
            .chain(tree.children_by(first, "conj").filter(|word| names(word) && *word < last))
            .collect()
    };
    let heads = (last.saturating_sub(2 * SIGHT)..last).rev().filter(names).filter(|word| !tree.is(*word, "conj"));
    let list = heads.map(members).find(|members| members.len() == count)?;
    Some(list.into_iter().map(|noun| ending(tree, noun)).collect())
}
