use std::path::PathBuf;

use clap::{Args, ValueEnum};
use polybius_store::{Format, Record};

use crate::arguments::DEFAULT_RECORD;
use crate::messages;
use crate::outcome::{Outcome, Result};

/// Write the record as tables, for R, Python, a spreadsheet or a database
///
/// One file per table: documents, sentences, mentions, entities, times, figures, statements, events, copies, stories,
/// occurrences, disputes. Positions count Unicode characters of the document's text. The same reports always give the
/// same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius export affair.db --format csv --out tables/")]
pub struct Arguments {
    /// The record
    #[arg(value_name = "RECORD", default_value = DEFAULT_RECORD)]
    pub record: PathBuf,
    /// How to write the tables
    #[arg(long, value_enum, default_value_t = TableFormat::Jsonl)]
    pub format: TableFormat,
    /// The folder to write them into; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// In which form tables are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum TableFormat {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

/// Writes every table of a record.
pub fn run(options: Arguments) -> Result {
    let mut record = Record::open(&options.record)?;
    record.assemble_if_stale()?;
    let format = match options.format {
        TableFormat::Jsonl => Format::JsonLines,
        TableFormat::Csv => Format::Csv,
    };
    let exported = record.export(format, &options.out)?;
    let rows: usize = exported.files.iter().map(|(_, rows)| rows).sum();
    let out = options.out.display();
    messages::line(&format!("{} tables with {rows} rows written to {out}", exported.files.len()));
    Ok(Outcome::Done)
}
