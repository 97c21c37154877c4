//! Defects of the texts that a reader should know of.

use polybius_store::rows::{DocumentRow, NoteRow};

use super::{Dossier, left_out};
use crate::page;

/// The notes, report by report; those of one sort stand together.
pub fn print(dossier: &Dossier<'_>) -> String {
    let groups: Vec<_> = dossier.material.reports.iter().flat_map(|rows| grouped(&rows.document)).collect();
    let shown = groups.iter().take(dossier.material.limit);
    let mut body: Vec<_> = shown.map(|(document, notes)| line(dossier, document, notes)).collect();
    body.extend(left_out(body.len(), groups.len()));
    dossier.under("NOTES ON THE TEXTS", &body)
}

/// The notes of a report that say the same, in the order of their first places.
fn grouped(document: &DocumentRow) -> Vec<(&DocumentRow, Vec<&NoteRow>)> {
    let mut groups: Vec<(&DocumentRow, Vec<&NoteRow>)> = Vec::new();
    for note in &document.notes {
        let same =
            |notes: &[&NoteRow]| notes.iter().any(|other| (&other.kind, &other.note) == (&note.kind, &note.note));
        match groups.iter_mut().find(|(_, notes)| same(notes)) {
            Some((_, notes)) => notes.push(note),
            None => groups.push((document, vec![note])),
        }
    }
    groups
}

fn line(dossier: &Dossier<'_>, document: &DocumentRow, notes: &[&NoteRow]) -> String {
    let Some(first) = notes.first() else { return String::new() };
    let places: Vec<_> = notes.iter().map(|note| place(dossier, document, note)).collect();
    let line = format!("{}: {} {}", first.kind.replace('_', " "), first.note, places.join(", "));
    dossier.wrapped(&line, "  – ", "    ")
}

fn place(dossier: &Dossier<'_>, document: &DocumentRow, note: &NoteRow) -> String {
    let anchor = dossier.anchor(&document.id, note.start.unwrap_or(0));
    match note.text.as_deref().map(|text| page::shortened(&page::one_line(text), 60)) {
        Some(words) if words.chars().any(char::is_alphanumeric) => format!("“{words}” {anchor}"),
        _ => anchor,
    }
}
