//! Defects of the texts that a reader should know of.

use polybius_store::rows::{DocumentRow, NoteRow};

use super::{Dossier, left_out};
use crate::page;

/// The notes, report by report.
pub fn print(dossier: &Dossier<'_>) -> String {
    let notes = dossier
        .material
        .reports
        .iter()
        .flat_map(|rows| rows.document.notes.iter().map(move |note| (&rows.document, note)));
    let mut body: Vec<_> = notes.map(|(document, note)| line(dossier, document, note)).collect();
    let total = body.len();
    body.truncate(dossier.material.limit);
    body.extend(left_out(body.len(), total));
    dossier.under("NOTES ON THE TEXTS", &body)
}

fn line(dossier: &Dossier<'_>, document: &DocumentRow, note: &NoteRow) -> String {
    let words = note.text.as_deref().map(|text| format!(" “{}”", page::shortened(&page::one_line(text), 60)));
    let anchor = dossier.anchor(&document.id, note.start.unwrap_or(0));
    let line = format!("{}{}: {} {anchor}", note.kind.replace('_', " "), words.unwrap_or_default(), note.note);
    dossier.wrapped(&line, "  – ", "    ")
}
