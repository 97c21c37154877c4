use std::path::PathBuf;
use std::thread;

use clap::Args;
use polybius_intake::{Intake, Settings, day_or_moment, total_bytes};
use polybius_store::Record;

use crate::arguments::DEFAULT_RECORD;
use crate::commands::show;
use crate::messages;
use crate::outcome::{Failure, Outcome, Result};
use crate::reading::{self, Plan};

/// Read reports into a record
///
/// Takes text files, web pages (HTML), files with one JSON object a line (JSONL), folders, patterns, or `-` for standard
/// input; in folders, hidden files and README or LICENSE files are passed over. What cannot be read is listed with the
/// reason, and the rest goes on.
///
/// A report that is in the record already is not read twice; a report under a known address with another text becomes its
/// new version. Interrupted? Run the same command again: it goes on where it stopped.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius read reports/ more/*.html --into affair.db --show")]
pub struct Arguments {
    /// Files, folders, patterns, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// The record to read into; it is made if it is not there
    #[arg(long, value_name = "RECORD", default_value = DEFAULT_RECORD)]
    pub into: PathBuf,
    /// Publication date of reports that do not say, for example 2024-11-21
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Publisher of reports that do not say
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Read reports again that are in the record already, for example after an update of this program
    #[arg(long)]
    pub again: bool,
    /// Print the dossier when done
    #[arg(long)]
    pub show: bool,
    /// How many reports to read at a time [default: one per processor]
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// Reads reports into a record.
pub fn run(options: Arguments) -> Result {
    let settings = settings(&options)?;
    let mut record = Record::open_or_create(&options.into)?;
    let plan = Plan {
        total_bytes: total_bytes(&options.paths, &settings),
        again: options.again,
        threads: options.threads.map_or_else(processors, Into::into),
    };
    let intake = Intake::new(options.paths.clone(), settings);
    let tally = reading::run(intake, &mut record, &plan)?;
    messages::line(&tally);
    if tally.interrupted {
        return Err(Failure::Told("interrupted; the same command goes on from here".to_owned()));
    }
    record.assemble_if_stale()?;
    if options.show {
        show::dossier(&record)?;
    }
    Ok(Outcome::of(tally.rejected))
}

fn settings(options: &Arguments) -> Result<Settings> {
    let date = options
        .date
        .as_deref()
        .map(|date| day_or_moment(date).ok_or_else(|| format!("--date {date}: not a date; write it as 2024-11-21")));
    Ok(Settings {
        date: date.transpose()?,
        publisher: options.publisher.clone(),
        passed_over: Some(options.into.clone()),
        ..Settings::new(std::env::current_dir()?)
    })
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}
