use polybius_store::{Format, Record};

use crate::arguments::{Export, TableFormat};
use crate::messages;
use crate::outcome::{Outcome, Result};

/// Writes every table of a record.
pub fn run(options: Export) -> Result {
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
