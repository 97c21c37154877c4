//! What a record tells, as a careful editor would put it on a page. Pure functions from rows to text.
//!
//! ```text
//! record ─ material ─► Dossier ─ one file per section ─► text
//! ```

mod actors;
mod anchors;
mod clause;
mod days;
mod disputes;
mod figures;
pub mod html;
mod material;
mod news;
mod notes;
mod reports;
mod single;
mod statements;
mod timeline;

use std::collections::BTreeMap;

use polybius_store::rows::{EventRow, OccurrenceRow, ReportRows, StatementRow};

use crate::page;

pub use material::Material;

/// Material with everything in it found by its id, and the width to print it in.
pub struct Dossier<'a> {
    material: &'a Material,
    width: usize,
    reports: BTreeMap<&'a str, &'a ReportRows>,
    names: BTreeMap<&'a str, String>,
    events: BTreeMap<&'a str, &'a EventRow>,
    statements: BTreeMap<&'a str, &'a StatementRow>,
    occurrences: BTreeMap<&'a str, &'a OccurrenceRow>,
    entities: BTreeMap<&'a str, &'a str>,
}

/// A part of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What was read.
    Reports,
    /// What happened, day by day.
    Timeline,
    /// Who says what.
    Statements,
    /// How much.
    Figures,
    /// Who is named.
    Actors,
    /// Where the accounts differ.
    Disputes,
    /// Defects of the texts.
    Notes,
}

impl<'a> Dossier<'a> {
    /// Prepares the material for printing in lines of that width.
    pub fn new(material: &'a Material, width: usize) -> Self {
        let reports = &material.reports;
        Self {
            material,
            width,
            reports: reports.iter().map(|rows| (rows.document.id.as_str(), rows)).collect(),
            names: anchors::short_names(reports),
            events: reports.iter().flat_map(|rows| &rows.events).map(|row| (row.id.as_str(), row)).collect(),
            statements: reports.iter().flat_map(|rows| &rows.statements).map(|row| (row.id.as_str(), row)).collect(),
            occurrences: material.assembled.occurrences.iter().map(|row| (row.id.as_str(), row)).collect(),
            entities: material.entities.iter().map(|row| (row.id.as_str(), row.name.as_str())).collect(),
        }
    }

    /// The sections, one after the other; those without content are left out.
    pub fn print(&self, sections: &[Section]) -> String {
        let printed = sections.iter().map(|section| self.section(*section)).filter(|text| !text.is_empty());
        printed.collect::<Vec<_>>().join("\n\n")
    }

    fn section(&self, section: Section) -> String {
        match section {
            Section::Reports => reports::print(self),
            Section::Timeline => timeline::print(self),
            Section::Statements => statements::print(self),
            Section::Figures => figures::print(self),
            Section::Actors => actors::print(self),
            Section::Disputes => disputes::print(self),
            Section::Notes => notes::print(self),
        }
    }

    /// One report with all that was read in it.
    pub fn print_report(&self, id: &str) -> String {
        self.reports.get(id).map_or_else(String::new, |rows| single::print(self, rows))
    }

    /// What the reports since a day add to those before.
    pub fn print_new(&self, day: &str) -> String {
        news::print(self, day)
    }

    /// A heading over `body`; nothing when there is no body.
    fn under(&self, heading: &str, body: &[String]) -> String {
        if body.is_empty() {
            return String::new();
        }
        format!("{}\n\n{}", page::styled(page::HEADING, heading), body.join("\n"))
    }

    fn wrapped(&self, text: &str, first: &str, next: &str) -> String {
        page::wrap_to(self.width, text, first, next)
    }
}

/// A line that tells how many rows were left out.
fn left_out(shown: usize, total: usize) -> Option<String> {
    (total > shown).then(|| format!("  … and {} more (--limit shows more of them)", total - shown))
}
