use clap::Args;
use polybius_store::Record;

use crate::messages;
use crate::named_record;
use crate::outcome::{Outcome, Result};

/// Delete reports from a record
///
/// Names each report by its address (its path or URI) or by its id, and deletes it with all its versions and all that was
/// read in it. What the other reports say together is worked out anew.
#[derive(Debug, Args)]
#[command(override_usage = "polybius delete [RECORD] <URI>...")]
#[command(after_help = "Example:\n  polybius delete affair.db reports/old.txt")]
pub struct Arguments {
    /// The record (polybius.db when none is named), then the reports
    #[arg(required = true, value_name = "URI")]
    pub names: Vec<String>,
}

/// Deletes reports.
pub fn run(options: Arguments) -> Result {
    let (path, names) = named_record::split(options.names);
    let mut record = Record::open(&path)?;
    let mut missing = 0;
    for name in &names {
        if record.delete(name)? == 0 {
            missing += 1;
            messages::warning(&format!("{name}: no such report in {}", path.display()));
        }
    }
    record.assemble_if_stale()?;
    messages::line(&format!("{} reports deleted", names.len() - missing));
    Ok(Outcome::of(missing))
}
