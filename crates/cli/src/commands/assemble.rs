use std::path::PathBuf;

use clap::Args;
use polybius_store::Record;

use crate::arguments::DEFAULT_RECORD;
use crate::messages;
use crate::outcome::{Outcome, Result};

/// Compare the reports of a record again
///
/// Finds copies, stories, occurrences and disputes anew. `read`, `show` and `export` do so by themselves when reports have
/// come or gone; this is for a record that an older version of the program assembled.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius assemble affair.db")]
pub struct Arguments {
    /// The record
    #[arg(value_name = "RECORD", default_value = DEFAULT_RECORD)]
    pub record: PathBuf,
}

/// Assembles a record anew.
pub fn run(options: Arguments) -> Result {
    let mut record = Record::open(&options.record)?;
    record.assemble()?;
    let assembled = record.assembled()?;
    let (copies, stories) = (assembled.copies.len(), assembled.stories.len());
    let (occurrences, disputes) = (assembled.occurrences.len(), assembled.disputes.len());
    messages::line(&format!(
        "{} reports: {stories} stories, {occurrences} occurrences, {disputes} disputes, {copies} groups of copies",
        record.count()?
    ));
    Ok(Outcome::Done)
}
