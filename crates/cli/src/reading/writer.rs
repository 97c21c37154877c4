//! Stores what was read, in the order of the input.

use std::sync::atomic::{AtomicBool, Ordering};

use polybius_store::{Engine, Putting, Record, Stored};

use super::progress::Progress;
use super::{Finished, Tally};
use crate::engine;
use crate::outcome::Result;

/// The one that writes.
pub(super) struct Writer<'a> {
    record: &'a mut Record,
    engine: Engine,
    progress: Progress,
    tally: Tally,
    stop: &'a AtomicBool,
}

impl<'a> Writer<'a> {
    /// A writer that has stored nothing yet.
    pub(super) fn new(record: &'a mut Record, progress: Progress, stop: &'a AtomicBool) -> Self {
        Self { record, engine: engine::stamp(), progress, tally: Tally::default(), stop }
    }

    /// Stores one result.
    pub(super) fn take(&mut self, finished: Finished) -> Result<()> {
        match finished {
            Finished::Read { report, account, digest, warnings } => {
                for warning in warnings {
                    self.progress.warning(&format!("{}: {warning}", report.uri));
                }
                self.tally.words += account.words;
                let putting = Putting { report: &report, account: &account, digest: &digest, engine: &self.engine };
                match self.record.put(&putting)? {
                    Stored::New => self.tally.new += 1,
                    Stored::Version => self.tally.versions += 1,
                    Stored::Again => self.tally.again += 1,
                }
            }
            Finished::Known { id, standing } => {
                self.tally.known += 1;
                self.tally.outdated += usize::from(standing.engine != self.engine);
                if !standing.newest {
                    self.record.renew(&id)?;
                }
            }
            Finished::Rejected(rejection) => {
                self.tally.rejected += 1;
                self.progress.rejection(&rejection);
            }
        }
        self.progress.advance(self.tally.words);
        Ok(())
    }

    /// What was done.
    pub(super) fn tally(self) -> Tally {
        self.progress.finish();
        Tally { interrupted: self.stop.load(Ordering::Relaxed), ..self.tally }
    }
}
