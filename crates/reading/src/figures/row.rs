//! Rows of tables: "Net loss 3.5 mln vs loss 1.3 mln" on a line of its own is about the net loss.

use polybius_language::Upos;
use polybius_text::Span;

use super::draft::Draft;
use crate::words::{Line, Shape};

/// How many pieces a row may have before a figure.
const LONGEST: usize = 24;
/// How many words a label may have.
const LABEL: usize = 6;
/// What parts the columns of a row.
const VERSUS: [&str; 3] = ["vs", "vs.", "versus"];

/// The label of the row of a table in which the figure stands.
pub fn label(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let start = draft.pieces.start;
    let first = (start.saturating_sub(LONGEST)..start).rev().find(|piece| line.opens_line(*piece))?;
    let end = (first..start).find(|piece| line.shaped(*piece, Shape::Digits)).unwrap_or(start);
    let end = (first..end).find(|piece| !line.shaped(*piece, Shape::Letters)).unwrap_or(end);
    let named = (1..=LABEL).contains(&(end - first)) && (first..end).all(|piece| names(line, piece));
    let columns = || (end..line.len()).take(LONGEST).take_while(|piece| *piece == end || !line.opens_line(*piece));
    let compared = columns().any(|piece| line.any(piece, &VERSUS));
    let alone = first == 0 && end == start && line.closes_line(draft.pieces.end - 1);
    (named && (compared || alone)).then(|| line.span(first..end))
}

/// Whether a piece may stand in a label: no verb with its helpers, no word that binds a sentence together.
fn names(line: &Line<'_>, piece: usize) -> bool {
    const BINDING: [Upos; 6] = [
        Upos::Auxiliary,
        Upos::Determiner,
        Upos::Pronoun,
        Upos::Adposition,
        Upos::CoordinatingConjunction,
        Upos::SubordinatingConjunction,
    ];
    line.token(piece).is_some_and(|token| !BINDING.contains(&line.tree.upos(token)))
}
