//! Reads one report after the other.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::{Receiver, Sender};
use polybius_assembly::digest;
use polybius_intake::{Incoming, Rejection};
use polybius_reading::account::Diagnostic;
use polybius_reading::{Reader, read};
use polybius_store::rows::ReportRows;

use super::{Finished, Place, Task};

/// Works until there are no tasks left or nobody takes the results.
pub(super) fn work(reader: &Reader, tasks: &Receiver<Task>, finish: &Sender<(Place, Finished)>) {
    for Task { place, incoming } in tasks {
        if finish.send((place, finished(reader, incoming))).is_err() {
            return;
        }
    }
}

/// Reads a report; a fault of the program costs this one report, not the others.
fn finished(reader: &Reader, incoming: Incoming) -> Finished {
    let Incoming { report, warnings } = incoming;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut account = read(&report, reader);
        let told = warnings.iter().map(|message| Diagnostic { span: None, message: message.clone() });
        account.diagnostics.extend(told);
        // Rows are made once here, so that a row that cannot be made never gets into the record.
        drop(ReportRows::new(&report, &account));
        let digest = digest(&report, &account);
        (Box::new(account), Box::new(digest))
    }));
    match read {
        Ok((account, digest)) => Finished::Read { report: Box::new(report), account, digest, warnings },
        Err(_) => Finished::Rejected(Rejection { path: report.uri, line: None, reason: FAULT.to_owned() }),
    }
}

const FAULT: &str = "made the program fail; this is a fault of Polybius, please report it with this text";
