//! Takes reports in and hands out those that are to be read.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::{Receiver, Sender};
use polybius_intake::{Intake, Item, Rejection};
use polybius_store::Record;

use super::{Finished, Place, Task};
use crate::outcome::Result;

/// Looks every report up in the record before it is read; has a connection of its own.
pub(super) struct Feeder<'a> {
    record: Record,
    again: bool,
    stop: &'a AtomicBool,
}

/// Where a report goes.
enum Way {
    Read(Box<polybius_intake::Incoming>),
    Straight(Finished),
}

impl<'a> Feeder<'a> {
    /// Opens the record for looking up.
    pub(super) fn new(record: &Path, again: bool, stop: &'a AtomicBool) -> Result<Self> {
        Ok(Self { record: Record::open(record)?, again, stop })
    }

    /// Feeds until the input ends, somebody asks to stop, or the others have left.
    pub(super) fn feed(
        self,
        intake: Intake,
        places: &Receiver<()>,
        tasks: &Sender<Task>,
        finish: &Sender<(Place, Finished)>,
    ) {
        for (place, item) in (0..).zip(intake) {
            if self.stop.load(Ordering::Relaxed) || places.recv().is_err() {
                return;
            }
            let sent = match self.way(item) {
                Way::Read(incoming) => tasks.send(Task { place, incoming: *incoming }).is_ok(),
                Way::Straight(finished) => finish.send((place, finished)).is_ok(),
            };
            if !sent {
                return;
            }
        }
    }

    fn way(&self, item: Item) -> Way {
        let incoming = match item {
            Ok(incoming) => incoming,
            Err(rejection) => return Way::Straight(Finished::Rejected(rejection)),
        };
        if self.again {
            return Way::Read(Box::new(incoming));
        }
        let id = incoming.report.id();
        match self.record.standing(&id) {
            Ok(None) => Way::Read(Box::new(incoming)),
            Ok(Some(standing)) => Way::Straight(Finished::Known { id, standing }),
            Err(error) => {
                let reason = format!("could not be looked up in the record ({error})");
                Way::Straight(Finished::Rejected(Rejection { path: incoming.report.uri, line: None, reason }))
            }
        }
    }
}
