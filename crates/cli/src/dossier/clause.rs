//! An event in the report's own words: the stretch of its sentence from the first to the last of its parts.
//!
//! As editors do, what was left out is marked by `…`, and what is added stands in brackets: whom a pronoun stands for, or
//! who does it when another sentence says so.

use polybius_store::rows::{ActorRow, EventRow, MentionRow, ReportRows, SpanRow};

use super::Dossier;
use crate::page;

/// Gaps longer than this, in characters, are left out.
const LONGEST_GAP: usize = 60;

/// A stretch of the text, and what it is replaced by, if it is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
    instead: Option<String>,
}

impl<'a> Dossier<'a> {
    /// The event told in the words of its report.
    pub(super) fn clause(&self, event: &'a EventRow) -> String {
        let Some(rows) = self.reports.get(event.doc.as_str()) else { return event.trigger.text.clone() };
        let sentence = rows.sentences.get(event.sentence).map_or((0, usize::MAX), |row| (row.start, row.end));
        let inside = |start: usize, end: usize| sentence.0 <= start && end <= sentence.1;
        let actors = || [&event.source, &event.target, &event.instrument, &event.theme].into_iter().flatten();
        let mut pieces = vec![Piece { start: event.trigger.start, end: event.trigger.end, instead: None }];
        pieces.extend(actors().filter(|actor| inside(actor.start, actor.end)).map(|actor| self.piece(rows, actor)));
        let place = event.place.iter().filter(|place| inside(place.start, place.end));
        pieces.extend(place.map(|place| Piece { start: place.start, end: place.end, instead: None }));
        let elsewhere: Vec<_> = event
            .source
            .iter()
            .filter(|actor| !inside(actor.start, actor.end))
            .map(|actor| self.called(actor))
            .collect();
        let told = page::one_line(&told(&rows.document.text, pieces, sentence.1));
        let told = page::unquoted(&told);
        match elsewhere.is_empty() {
            true => told.to_owned(),
            false => format!("[{}] {told}", elsewhere.join(", ")),
        }
    }

    /// An actor's words; a pronoun is replaced by whom it stands for.
    fn piece(&self, rows: &ReportRows, actor: &'a ActorRow) -> Piece {
        let name = actor.entity.as_deref().and_then(|id| self.entities.get(id).copied());
        let pronoun = pronoun_at(rows, actor.start, actor.end).is_some();
        let instead = name.filter(|_| pronoun).map(|name| format!("[{name}]"));
        Piece { start: actor.start, end: actor.end, instead }
    }

    /// The words of a span; a pronoun is replaced by whom it stands for, in brackets.
    pub(super) fn words_or_name(&self, doc: &str, span: &SpanRow) -> String {
        let mention = self.reports.get(doc).and_then(|rows| pronoun_at(rows, span.start, span.end));
        let name = mention.and_then(|mention| self.entities.get(mention.entity.as_deref()?).copied());
        name.map_or_else(|| page::one_line(&span.text), |name| format!("[{name}]"))
    }

    /// What an actor is called: the name of whom its words stand for, else the words.
    pub(super) fn called(&self, actor: &'a ActorRow) -> String {
        let name = actor.entity.as_deref().and_then(|id| self.entities.get(id).copied());
        page::one_line(name.unwrap_or(&actor.text))
    }
}

/// The pronoun that stands just there.
fn pronoun_at(rows: &ReportRows, start: usize, end: usize) -> Option<&MentionRow> {
    rows.mentions.iter().find(|mention| mention.level == "pronoun" && (mention.start, mention.end) == (start, end))
}

/// The text from the first to the last piece, with long gaps left out.
///
/// The last piece goes on to the next mark, where the clause is likely to end, if that is near and before `last`.
fn told(text: &str, mut pieces: Vec<Piece>, last: usize) -> String {
    pieces.sort_by_key(|piece| (piece.start, std::cmp::Reverse(piece.end)));
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let slice = |start: usize, end: usize| offsets.get(start..=end).map_or("", |at| &text[at[0]..at[at.len() - 1]]);
    let mut told = String::new();
    let mut end: Option<usize> = None;
    for piece in pieces {
        let from = match end {
            Some(end) if piece.end <= end => continue,
            Some(end) if piece.start > end + LONGEST_GAP => {
                told.push_str(" … ");
                piece.start
            }
            Some(end) if piece.start > end => {
                told.push_str(slice(end, piece.start));
                piece.start
            }
            Some(end) => end,
            None => piece.start,
        };
        match &piece.instead {
            Some(words) => told.push_str(words),
            None => told.push_str(slice(from, piece.end)),
        }
        end = Some(end.map_or(piece.end, |end| end.max(piece.end)));
    }
    let rest = end.map_or("", |end| slice(end, last.min(offsets.len() - 1).max(end)));
    told + to_next_mark(rest)
}

/// The words up to the next mark; none when it is far.
fn to_next_mark(rest: &str) -> &str {
    const MARKS: [char; 11] = [',', ';', ':', '!', '?', '”', '"', '—', '–', '(', ')'];
    let is_end = |at: usize, mark: char| MARKS.contains(&mark) || mark == '.' && is_full_stop(rest, at);
    let ends = rest.char_indices().find(|(at, mark)| is_end(*at, *mark)).map_or(rest.len(), |(at, _)| at);
    if rest[..ends].chars().count() <= LONGEST_GAP { rest[..ends].trim_end() } else { "" }
}

/// Whether the point at that byte ends a sentence: not "U.S." and not "1.5".
fn is_full_stop(text: &str, at: usize) -> bool {
    let abbreviated = text[..at].rsplit(' ').next().is_some_and(|word| word.contains('.') || word.len() == 1);
    !abbreviated && !text[at + 1..].starts_with(|next: char| !next.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{Piece, told};

    fn check(text: &str, pieces: &[(&str, Option<&str>)], expected: &str) {
        let pieces = pieces.iter().map(|(words, instead)| {
            let start = text[..text.find(words).unwrap()].chars().count();
            Piece { start, end: start + words.chars().count(), instead: instead.map(str::to_owned) }
        });
        assert_eq!(told(text, pieces.collect(), text.chars().count()), expected);
    }

    #[test]
    fn the_clause_is_cut_out_of_the_sentence() {
        let text = "On Monday, – late – the minister met envoys in Oslo, officials said.";
        check(text, &[("met", None), ("the minister", None), ("Oslo", None)], "the minister met envoys in Oslo");
    }

    #[test]
    fn a_pronoun_is_replaced_in_brackets() {
        check("He met them.", &[("He", Some("[Anna Berg]")), ("met", None)], "[Anna Berg] met them");
    }

    #[test]
    fn the_clause_goes_on_to_the_next_mark() {
        let text = "The crew was rescued from the icy water, the harbour said.";
        check(text, &[("crew", None), ("rescued", None)], "crew was rescued from the icy water");
        let text = "Norvia met the U.S. envoy on 1.5 acres.";
        check(text, &[("Norvia", None), ("met", None)], "Norvia met the U.S. envoy on 1.5 acres");
        let far = format!("The crew sang {}.", "and sang ".repeat(9));
        check(&far, &[("crew", None), ("sang", None)], "crew sang");
    }

    #[test]
    fn long_gaps_are_left_out() {
        let text = format!("The army {} attacked", "which had waited ".repeat(6));
        check(&text, &[("The army", None), ("attacked", None)], "The army … attacked");
    }

    #[test]
    fn overlapping_parts_are_told_once() {
        check(
            "the shipment of mines to Oslo",
            &[("shipment of mines to Oslo", None), ("Oslo", None)],
            "shipment of mines to Oslo",
        );
    }
}
