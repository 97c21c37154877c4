use std::thread;

use polybius_intake::{Intake, Settings, day_or_moment, total_bytes};
use polybius_store::Record;

use crate::arguments::Read;
use crate::messages;
use crate::outcome::{Outcome, Result};
use crate::reading::{self, Plan};

/// Reads reports into a record.
pub fn run(options: Read) -> Result {
    let settings = settings(&options)?;
    let mut record = Record::open_or_create(&options.into)?;
    let plan = Plan {
        total_bytes: total_bytes(&options.paths, &settings),
        again: options.again,
        threads: options.threads.map_or_else(processors, Into::into),
    };
    let intake = Intake::new(options.paths.clone(), settings);
    let tally = reading::run(intake, &mut record, &plan)?;
    record.assemble_if_stale()?;
    messages::line(&tally);
    Ok(Outcome::of(tally.rejected))
}

fn settings(options: &Read) -> Result<Settings> {
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
