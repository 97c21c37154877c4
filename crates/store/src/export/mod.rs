//! Writes the tables of the contract: one file each, complete or not at all.

mod csv;
mod entities;
mod table;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::record::Group;
use crate::rows::{
    CopyRow, DisputeRow, DocumentRow, EntityRow, EventRow, FigureRow, MentionRow, OccurrenceRow, ReportRows, Row,
    SentenceRow, StatementRow, StoryRow, TimeRow,
};
use crate::{Engine, Error, Record, Result};
use entities::Merger;
use table::Table;

/// In which form tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    JsonLines,
    /// Comma-separated values with a header; nested fields as JSON.
    Csv,
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The files with the number of rows in each.
    pub files: Vec<(PathBuf, usize)>,
}

/// What `export.json` says: how to read the tables beside it, and what made them.
#[derive(Serialize)]
struct Label {
    program: &'static str,
    version: &'static str,
    engines: Vec<Engine>,
    contract: u32,
    format: &'static str,
}

/// The version of the exported tables.
const CONTRACT: u32 = 1;

impl Record {
    /// Writes every table into the folder `out`, which is made if need be.
    ///
    /// The same reports give the same bytes, in whatever order and in however many runs they were read.
    ///
    /// # Errors
    /// When the record cannot be read or the folder cannot be written; files of an earlier export stay as they were.
    pub fn export(&self, format: Format, out: &Path) -> Result<Exported> {
        std::fs::create_dir_all(out).map_err(|error| Error::io(out, &error))?;
        let mut tables = ReportTables::create(format, out)?;
        self.each(|report, account| tables.write(&ReportRows::new(&report, &account)))?;
        let mut finished = tables.finish();
        finished.push(self.export_entities(format, out)?);
        finished.push(self.export_groups::<CopyRow>(format, out)?);
        finished.push(self.export_groups::<StoryRow>(format, out)?);
        finished.push(self.export_groups::<OccurrenceRow>(format, out)?);
        finished.push(self.export_groups::<DisputeRow>(format, out)?);
        let label = self.label(format, out)?;
        let mut files = Vec::new();
        for table in finished {
            files.push(table.publish()?);
        }
        label.publish()?;
        Ok(Exported { files })
    }

    fn export_entities(&self, format: Format, out: &Path) -> Result<Table> {
        let mut table = Table::create::<EntityRow>(format, out)?;
        let mut merger = Merger::default();
        self.each_entity(|entity| merger.take(entity).map_or(Ok(()), |row| table.write(&row)))?;
        if let Some(row) = merger.finish() {
            table.write(&row)?;
        }
        Ok(table)
    }

    fn export_groups<R: Row + Group>(&self, format: Format, out: &Path) -> Result<Table> {
        let mut table = Table::create::<R>(format, out)?;
        self.each_group::<R>(|row| table.write(&row))?;
        Ok(table)
    }

    fn label(&self, format: Format, out: &Path) -> Result<Table> {
        let label = Label {
            program: "polybius",
            version: env!("CARGO_PKG_VERSION"),
            engines: self.engines()?,
            contract: CONTRACT,
            format: format.extension(),
        };
        Table::single(out, "export.json", &label)
    }
}

/// The tables that are written report by report.
struct ReportTables {
    documents: Table,
    sentences: Table,
    mentions: Table,
    times: Table,
    figures: Table,
    statements: Table,
    events: Table,
}

impl ReportTables {
    fn create(format: Format, out: &Path) -> Result<Self> {
        Ok(Self {
            documents: Table::create::<DocumentRow>(format, out)?,
            sentences: Table::create::<SentenceRow>(format, out)?,
            mentions: Table::create::<MentionRow>(format, out)?,
            times: Table::create::<TimeRow>(format, out)?,
            figures: Table::create::<FigureRow>(format, out)?,
            statements: Table::create::<StatementRow>(format, out)?,
            events: Table::create::<EventRow>(format, out)?,
        })
    }

    fn write(&mut self, rows: &ReportRows) -> Result<()> {
        self.documents.write(&rows.document)?;
        write_all(&mut self.sentences, &rows.sentences)?;
        write_all(&mut self.mentions, &rows.mentions)?;
        write_all(&mut self.times, &rows.times)?;
        write_all(&mut self.figures, &rows.figures)?;
        write_all(&mut self.statements, &rows.statements)?;
        write_all(&mut self.events, &rows.events)
    }

    fn finish(self) -> Vec<Table> {
        vec![self.documents, self.sentences, self.mentions, self.times, self.figures, self.statements, self.events]
    }
}

fn write_all<R: Row>(table: &mut Table, rows: &[R]) -> Result<()> {
    rows.iter().try_for_each(|row| table.write(row))
}
