//! Which words are what is said.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::page::Page;

/// The words under `head`, without what stands under `cut`, as pieces; marks at their ends are taken off.
pub(super) fn clause(page: &Page<'_>, sentence: usize, head: usize, cut: &[usize]) -> Vec<Span> {
    let tree = page.tree(sentence);
    let words = tree.subtree_where(head, |child| !cut.contains(&child));
    pieces(page, tree, &words)
}

/// Words in order as pieces of text: a new one wherever other words stand between.
pub(super) fn pieces(page: &Page<'_>, tree: &Tree<'_>, words: &[usize]) -> Vec<Span> {
    let light = |word| matches!(tree.upos(word), Upos::Punctuation | Upos::CoordinatingConjunction);
    let runs = words.chunk_by(|left, right| (left + 1..*right).all(light));
    let spans =
        runs.filter_map(|run| bare_run(tree, run)).map(|span| without_marks(page, to_end_of_quotation(page, span)));
    spans.filter(|span| !span.is_empty()).collect()
}

/// From the first to the last word of a run that is no loose punctuation.
fn bare_run(tree: &Tree<'_>, run: &[usize]) -> Option<Span> {
    let first = run.iter().position(|word| !is_loose(tree, *word))?;
    let last = run.iter().rposition(|word| !is_loose(tree, *word))?;
    Some(tree.span_of(&run[first..=last]))
}

/// A piece in which a quotation opens goes on to that quotation's end, over several sentences if need be.
fn to_end_of_quotation(page: &Page<'_>, span: Span) -> Span {
    let last = page.quotations.at(span.end - 1).map(|index| page.quotations.list[index]);
    match last {
        Some(quotation) if quotation.outer.start > span.start && quotation.closed => span.join(quotation.outer),
        _ => span,
    }
}

fn is_loose(tree: &Tree<'_>, word: usize) -> bool {
    tree.upos(word) == Upos::Punctuation && tree.form(word).chars().all(|mark| ",;:.–—-…".contains(mark))
}

/// A piece without quotation marks that have no partner inside it, and without those that hold all of it.
pub(super) fn without_marks(page: &Page<'_>, span: Span) -> Span {
    let list = &page.quotations.list;
    let first = list.partition_point(|quotation| quotation.outer.start < span.start);
    let around = page.quotations.at(span.start).map(|index| &list[index]);
    let mut bare = span;
    for quotation in around.into_iter().chain(list[first..].iter().take_while(|next| next.outer.start < span.end)) {
        if quotation.outer.contains(bare) && bare.contains(quotation.inner) {
            bare = quotation.inner;
        } else if bare.start < quotation.inner.start
            && bare.start >= quotation.outer.start
            && bare.end < quotation.inner.end
        {
            bare.start = quotation.inner.start.min(bare.end);
        } else if bare.end > quotation.inner.end
            && bare.end <= quotation.outer.end
            && bare.start > quotation.inner.start
        {
            bare.end = quotation.inner.end.max(bare.start);
        }
    }
    trimmed(page.context.text, bare)
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let loose = |mark: char| mark.is_whitespace() || matches!(mark, ',' | ';' | ':');
    let start = span.start as usize + words.len() - words.trim_start_matches(loose).len();
    let end = start + words[start - span.start as usize..].trim_end_matches(loose).len();
    Span::new(start, end)
}
