//! Reading many reports: one report a task, results stored in the order of the input by one writer.
//!
//! ```text
//! feeder ─ task ─► workers ─ finished ─► writer (this thread)
//!    └────────── known, rejected ──────────┘
//! ```
//!
//! Places in the queue are limited: the feeder takes a place for each report, the writer gives it back, so however slow
//! one report is, only a few wait in memory.

mod feeder;
mod interrupt;
mod order;
mod progress;
mod tally;
mod worker;
mod writer;

use std::thread;

use crossbeam_channel::bounded;
use polybius_assembly::Digest;
use polybius_intake::{Incoming, Intake, Rejection};
use polybius_reading::Account;
use polybius_store::{Record, Standing};
use polybius_text::{Report, ReportId};

use crate::engine;
use crate::outcome::Result;

pub use tally::Tally;

/// How reports are read.
pub struct Plan {
    /// Bytes of all input together, as far as known: progress is told by it.
    pub total_bytes: u64,
    /// Whether reports that are in the record are read again.
    pub again: bool,
    /// How many reports are read at a time.
    pub threads: usize,
}

/// A report's place in the input.
type Place = u64;

/// A report to be read.
struct Task {
    place: Place,
    incoming: Incoming,
}

/// What became of one input.
enum Finished {
    /// It was read.
    Read { report: Box<Report>, account: Box<Account>, digest: Box<Digest>, warnings: Vec<String> },
    /// It is in the record.
    Known { id: ReportId, standing: Standing },
    /// It was not taken in.
    Rejected(Rejection),
}

/// Reads everything that comes in and stores it.
pub fn run(intake: Intake, record: &mut Record, plan: &Plan) -> Result<Tally> {
    let places_at_once = plan.threads * 4;
    let (free, places) = bounded(places_at_once);
    (0..places_at_once).for_each(|_| free.send(()).expect("the queue has that many places"));
    let (to_workers, tasks) = bounded::<Task>(places_at_once);
    let (finish, finished) = bounded::<(Place, Finished)>(places_at_once);
    let stop = interrupt::watch();
    let consumed = intake.consumed();
    let feeder = feeder::Feeder::new(record.path(), plan.again, stop)?;
    let reader = engine::reader()?;
    thread::scope(|scope| {
        for _ in 0..plan.threads {
            let (tasks, finish, reader) = (tasks.clone(), finish.clone(), &reader);
            scope.spawn(move || worker::work(reader, &tasks, &finish));
        }
        drop(tasks);
        scope.spawn(move || feeder.feed(intake, &places, &to_workers, &finish));
        let progress = progress::Progress::new(plan.total_bytes, Box::new(consumed));
        let mut writer = writer::Writer::new(record, progress, stop);
        let stored = order::in_order(&finished, &free).try_for_each(|finished| writer.take(finished));
        // Leaving the loop early closes the queue, so that feeder and workers end as well.
        drop(finished);
        drop(free);
        stored.map(|()| writer.tally())
    })
}
