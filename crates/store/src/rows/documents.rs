use polybius_reading::Account;
use polybius_reading::account::{Diagnostic, Note};
use polybius_text::Report;
use serde::{Deserialize, Serialize};

use super::{Quoter, Row};

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Its id.
    pub id: String,
    /// Where it came from.
    pub uri: String,
    /// Headline of its envelope.
    pub title: Option<String>,
    /// The outlet that printed it.
    pub publisher: Option<String>,
    /// Who signed it.
    pub author: Option<String>,
    /// ISO date or date-time.
    pub published: Option<String>,
    /// How the date is known.
    pub published_basis: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Number of words.
    pub words: usize,
    /// Its text, to the letter.
    pub text: String,
    /// Defects of the text and warnings, and what could not be read.
    pub notes: Vec<NoteRow>,
}

/// A defect of a text or a warning about it; without place when it concerns the whole report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// Its sort; `diagnostic` for what could not be read.
    pub kind: String,
    /// First code point.
    pub start: Option<usize>,
    /// The code point after the last one.
    pub end: Option<usize>,
    /// The words concerned.
    pub text: Option<String>,
    /// One sentence for a reader.
    pub note: String,
}

impl Row for DocumentRow {
    const TABLE: &'static str = "documents";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "uri",
        "title",
        "publisher",
        "author",
        "published",
        "published_basis",
        "language",
        "words",
        "text",
        "notes",
    ];
}

pub(super) fn row(report: &Report, account: &Account, quoter: &Quoter<'_>) -> DocumentRow {
    let notes = account.notes.iter().map(|note| note_row(note, quoter));
    let diagnostics = account.diagnostics.iter().map(|diagnostic| diagnostic_row(diagnostic, quoter));
    DocumentRow {
        id: account.report.0.clone(),
        uri: report.uri.clone(),
        title: report.title.clone(),
        publisher: report.publisher.clone(),
        author: report.author.clone(),
        published: account.published.as_ref().map(|published| published.value.clone()),
        published_basis: account.published.as_ref().map(|published| published.basis.name().to_owned()),
        language: report.language.clone(),
        words: account.words,
        text: report.text.clone(),
        notes: notes.chain(diagnostics).collect(),
    }
}

fn note_row(note: &Note, quoter: &Quoter<'_>) -> NoteRow {
    let span = quoter.span(note.span);
    NoteRow {
        kind: note.kind.to_string(),
        start: Some(span.start),
        end: Some(span.end),
        text: Some(span.text),
        note: note.note.clone(),
    }
}

fn diagnostic_row(diagnostic: &Diagnostic, quoter: &Quoter<'_>) -> NoteRow {
    let span = diagnostic.span.map(|span| quoter.span(span));
    NoteRow {
        kind: "diagnostic".to_owned(),
        start: span.as_ref().map(|span| span.start),
        end: span.as_ref().map(|span| span.end),
        text: span.map(|span| span.text),
        note: diagnostic.message.clone(),
    }
}
