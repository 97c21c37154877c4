//! An event in the report's own words: the pieces of its sentence that tell it.
//!
//! As editors do, what was left out is marked by `…`, and what is moved or added stands in brackets: the noun that a
//! relative pronoun stands for, whom a pronoun means, or who does it when other words say so.

use polybius_store::rows::{ActorRow, EventRow, MentionRow, ReportRows, SpanRow};

use super::Dossier;
use crate::page;

/// Longest clause that is printed whole, in characters.
const LONGEST: usize = 240;

/// A piece of a clause: where it stands, and its words with whom its pronouns mean.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
    words: String,
}

impl<'a> Dossier<'a> {
    /// The event told in the words of its report.
    pub(super) fn clause(&self, event: &'a EventRow) -> String {
        let Some(rows) = self.reports.get(event.doc.as_str()) else { return event.trigger.text.clone() };
        let pieces = match event.clause.is_empty() {
            true => std::slice::from_ref(&event.trigger),
            false => &event.clause,
        };
        let actors = || event.source.iter().chain(&event.target);
        let told: Vec<_> = pieces.iter().map(|piece| self.piece(rows, piece, actors())).collect();
        let is_told = |actor: &&ActorRow| {
            pieces.iter().any(|piece| piece.start < actor.end && actor.start < piece.end)
                || told.iter().any(|piece| piece.words.contains(&format!("[{}", self.called(actor))))
        };
        let untold: Vec<_> = match event.source.iter().any(|actor| is_told(&actor)) {
            true => Vec::new(),
            false => event.source.iter().map(|actor| self.called(actor)).collect(),
        };
        let told = page::one_line(&joined(&told));
        let told = page::shortened(page::unquoted(&told), LONGEST);
        match untold.is_empty() {
            true => told,
            false => format!("[{}] {told}", untold.join(", ")),
        }
    }

    /// A piece's words; the pronoun of an actor is replaced by whom it means.
    fn piece<'b>(&self, rows: &ReportRows, span: &SpanRow, actors: impl Iterator<Item = &'b ActorRow>) -> Piece
    where
        'a: 'b,
    {
        let ids: Vec<_> = actors.filter_map(|actor| actor.entity.as_deref()).collect();
        let inside = |mention: &&MentionRow| span.start <= mention.start && mention.end <= span.end;
        let opens = |mention: &MentionRow| mention.start == span.start && is_possessive(mention);
        let pronouns = rows.mentions.iter().filter(inside).filter(|mention| is_personal(mention) || opens(mention));
        let (mut words, mut at) = (String::new(), span.start);
        let slice = |from: usize, to: usize| span.text.chars().skip(from - span.start).take(to - from);
        for pronoun in pronouns.filter(|mention| mention.entity.as_deref().is_some_and(|id| ids.contains(&id))) {
            let name = pronoun.entity.as_deref().and_then(|id| self.entities.get(id).copied());
            if let Some(name) = name.filter(|_| at <= pronoun.start) {
                words.extend(slice(at, pronoun.start));
                let possessive = if opens(pronoun) { "’s" } else { "" };
                words += &format!("[{}{possessive}]", page::one_line(name));
                at = pronoun.end;
            }
        }
        words.extend(slice(at, span.end));
        Piece { start: span.start, end: span.end, words }
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

/// A personal pronoun that is no possessive.
fn is_personal(mention: &MentionRow) -> bool {
    const PERSONAL: [&str; 6] = ["he", "she", "it", "they", "him", "them"];
    mention.level == "pronoun" && PERSONAL.contains(&mention.text.to_lowercase().as_str())
}

/// "his", "her", "its", "their" before a noun.
fn is_possessive(mention: &MentionRow) -> bool {
    mention.level == "pronoun" && matches!(mention.text.to_lowercase().as_str(), "his" | "its" | "their")
}

/// The pieces one after the other: `…` where words are left out between them, brackets round what was moved.
fn joined(pieces: &[Piece]) -> String {
    let mut told = String::new();
    let mut furthest: Option<usize> = None;
    let mut after_moved = false;
    for piece in pieces {
        let after_added = told.ends_with(']');
        let moved = furthest.is_some_and(|end| piece.start < end);
        told.push_str(match (furthest, moved || after_moved || after_added) {
            (None, _) => "",
            (Some(_), true) => " ",
            (Some(_), false) => " … ",
        });
        match moved {
            true => told.push_str(&format!("[{}]", piece.words.trim())),
            false => told.push_str(piece.words.trim()),
        }
        furthest = Some(furthest.map_or(piece.end, |end| end.max(piece.end)));
        after_moved = moved;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{Piece, joined};

    fn check(text: &str, pieces: &[&str], expected: &str) {
        let piece = |words: &&str| {
            let start = text.find(*words).expect("a piece of the text");
            Piece { start, end: start + words.len(), words: (*words).to_owned() }
        };
        assert_eq!(joined(&pieces.iter().map(piece).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn what_is_left_out_is_marked() {
        let text = "On Monday the minister, who was late, met envoys in Oslo, officials said.";
        check(text, &["the minister", "met envoys in Oslo"], "the minister … met envoys in Oslo");
        check(text, &["met envoys in Oslo"], "met envoys in Oslo");
    }

    #[test]
    fn what_is_moved_stands_in_brackets() {
        let text = "the boats, which Norland sent to Sudland";
        check(text, &["Norland sent", "the boats", "to Sudland"], "Norland sent [the boats] to Sudland");
    }
}
