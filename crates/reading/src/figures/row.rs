//! Rows of tables: "Net loss 3.5 mln vs loss 1.3 mln" on a line of its own is about the net loss, "Exports 2.8 3.0" about the
//! exports.

use std::ops::Range;

use polybius_language::Upos;
use polybius_text::Span;

use super::counted::is_amount;
use super::draft::Draft;
use super::lexicon::LEXICON;
use crate::words::{Line, Shape};

/// How many pieces a row may have before a figure.
const LONGEST: usize = 24;
/// How many words a label may have.
const LABEL: usize = 6;
/// What parts the columns of a row.
const VERSUS: [&str; 2] = ["vs", "versus"];

/// The label of the row of a table in which a figure stands: what its line has before its first figure.
pub fn label(line: &Line<'_>, drafts: &[Draft], index: usize, verbless: bool) -> Option<Span> {
    let start = drafts[index].pieces.start;
    if let Some(words) = verbless.then(|| opening_words(line, drafts, start)).flatten() {
        return Some(words);
    }
    let first = (start.saturating_sub(LONGEST)..start).rev().find(|piece| line.opens_line(*piece))?;
    // A line that begins with the unit of the figure before has no label.
    let goes_on = drafts[..=index].iter().rev().find(|draft| draft.pieces.start < first);
    if goes_on.is_some_and(|draft| draft.pieces.end > first) {
        return None;
    }
    let opening = drafts[..=index].iter().rev().take_while(|draft| draft.pieces.start >= first).last()?;
    // "Shr nil vs loss six cts": the label ends before what stands for a first figure.
    let stands_in = |piece: &usize| {
        line.any(*piece, &["nil", "vs", "versus", "not"]) || *piece > first && line.shaped(*piece, Shape::Digits)
    };
    let stand_in = (first..opening.pieces.start).find(stands_in);
    let end = stand_in.unwrap_or(opening.pieces.start);
    // "NOTE: Nine mth orders 4,601,463 dlrs", "Note - Extraordinary gains 72 mln dlrs vs 2.7 mln"
    // "Due: 27 35"
    let end = if end > first + 1 && line.is(end - 1, ":") { end - 1 } else { end };
    let marked = (first..end).rev().find(|piece| line.any(*piece, &[":", "-"]) && !line.glued(piece + 1));
    let first = marked.map_or(first, |mark| mark + 1);
    // "Att to outside shareholders 96 mln vs 53 mln", "Karsk and Lune 45 mln vs 33 mln", "Qtly div class A two cts"
    let leads = |piece: usize| {
        let upos = line.token(piece).filter(|_| piece > first).map(|token| line.tree.upos(token));
        let joins = upos == Some(Upos::CoordinatingConjunction) && line.capital(first) && piece + 1 < end;
        upos == Some(Upos::Adposition) || joins || piece > first && line.form(piece) == "A"
    };
    let named = (1..=LABEL).contains(&(end.saturating_sub(first)))
        && (first..end).all(|piece| names(line, piece) || leads(piece))
        && (is_amount(line.lower(end - 1)) || !LEXICON.measuring.contains(line.lower(end - 1)));
    let longest = line.len().min(end + LONGEST);
    let columns = end..(end + 1..longest).find(|piece| line.opens_line(*piece)).unwrap_or(longest);
    let compared = columns.clone().any(|piece| line.any(piece, &VERSUS));
    let alone = first == 0 && end == start && line.closes_line(drafts[index].pieces.end - 1);
    if !named || !compared && !alone && !is_tabular(line, drafts, columns) {
        return None;
    }
    let end = untold(line, end, start);
    (first < end).then(|| line.span(first..end))
}

/// "Exports 2.80 2.80 3.00 3.00", "Net 28.1 mln 26.4 mln": columns of figures and nothing else.
fn is_tabular(line: &Line<'_>, drafts: &[Draft], columns: Range<usize>) -> bool {
    let first = drafts.partition_point(|draft| draft.pieces.end <= columns.start);
    let figures = || drafts[first..].iter().take_while(|draft| draft.pieces.start < columns.end);
    let lettered = |piece: &usize| line.shaped(*piece, Shape::Letters);
    let counted = |piece: usize| figures().any(|draft| draft.pieces.contains(&piece));
    let plain = !columns.clone().any(|piece| lettered(&piece));
    let numbers = columns.clone().filter(|piece| line.shaped(*piece, Shape::Digits)).count();
    numbers > 1 && (plain || figures().count() > 1 && columns.clone().filter(lettered).all(counted))
}

/// "Iran 212,043 (209,177), Holland 204,558", "Steer top 68.00": the words that stand between the beginning of an item of a
/// list and its figure, where no verb and nothing behind the figure says what it is of.
pub fn item(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let bounds = |piece: usize| line.any(piece, &[",", ";", ":", "(", ")", ".", "--", "and"]);
    let closes =
        end >= line.len() || bounds(end) || line.any(end, &["vs", "to", "from", "prior"]) || line.closes_line(end - 1);
    let named = |piece: &usize| {
        names(line, *piece)
            && line
                .token(*piece)
                .is_some_and(|token| matches!(line.tree.upos(token), Upos::Noun | Upos::ProperNoun | Upos::Adjective))
    };
    let noun = start.checked_sub(1).and_then(|last| line.token(last)).is_some_and(|token| {
        matches!(line.tree.upos(token), Upos::Noun | Upos::ProperNoun) && line.tree.lemma(token) != "worth"
    });
    let label = (start.saturating_sub(LABEL)..start).rev().take_while(named).last().filter(|_| closes && noun)?;
    let opens = label == 0 || bounds(label - 1) || line.opens_line(label) || line.shaped(label - 1, Shape::Digits);
    opens.then(|| line.span(label..start)).filter(|label| label.len() > 2)
}

/// The end of a label, without "profit" or "loss" where the other of them stands before the figure: in "Shr profit three
/// cts vs loss 18 cts" the 18 cts are no profit, but of the share like the three.
fn untold(line: &Line<'_>, end: usize, figure: usize) -> usize {
    const ENDS: [&str; 2] = ["profit", "loss"];
    let (label, told) = (end - 1, figure - 1);
    let turned =
        told > label && line.any(label, &ENDS) && line.any(told, &ENDS) && line.lower(label) != line.lower(told);
    if turned { label } else { end }
}

/// "Steel production 3.74 mln tonnes, down seven pct.": the words before the first figure of a sentence without verb.
fn opening_words(line: &Line<'_>, drafts: &[Draft], figure: usize) -> Option<Span> {
    let end = drafts.first()?.pieces.start;
    let noun = line.token(end.checked_sub(1)?).is_some_and(|token| line.tree.upos(token) == Upos::Noun);
    let named = (2..=LABEL).contains(&end) && (0..end).all(|piece| names(line, piece));
    (named && noun).then(|| line.span(0..untold(line, end, figure)))
}

/// Whether a sentence says what it says without a verb.
pub fn is_verbless(line: &Line<'_>) -> bool {
    (0..line.tree.len()).all(|token| !matches!(line.tree.upos(token), Upos::Verb | Upos::Auxiliary))
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
    // "Interest receivable/other income"
    let joint = line.any(piece, &["/", "-", "&"]) && line.glued(piece) && line.glued(piece + 1);
    // "Shr "A" 97.4 cts"
    let quoted = line.any(piece, &["\"", "'"]);
    joint
        || quoted
        || line.shaped(piece, Shape::Letters)
            && line.token(piece).is_some_and(|token| !BINDING.contains(&line.tree.upos(token)))
}
