//! One report with all that was read in it.

use polybius_store::rows::ReportRows;

use super::{Dossier, Section};

/// The report's envelope, then every section for it alone, then its text.
pub fn print(dossier: &Dossier<'_>, rows: &ReportRows) -> String {
    let sections =
        [Section::Reports, Section::Timeline, Section::Statements, Section::Figures, Section::Actors, Section::Notes];
    let read = dossier.print(&sections);
    let text: Vec<_> = rows.document.text.lines().map(|line| dossier.wrapped(line, "  ", "  ")).collect();
    format!("{read}\n\n{}", dossier.under("THE TEXT", &text))
}
