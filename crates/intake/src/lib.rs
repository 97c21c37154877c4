//! How does text come in?
//!
//! [`Intake`] walks over files, folders, patterns and standard input and gives one [`Incoming`] report at a time, never
//! all at once. The text is kept to the letter: it is decoded, a byte order mark goes, nothing else. What cannot be taken
//! in is a [`Rejection`] that names the file, the reason and what to do; the rest goes on.

mod binary;
mod decode;
mod envelope;
mod language;
mod lines;
mod page;
mod place;
mod plain;
mod rejection;
mod sources;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use polybius_text::Report;

pub use envelope::day_or_moment;
pub use rejection::Rejection;
pub use sources::total_bytes;

/// One report that came in, and what a reader should know about how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The report.
    pub report: Report,
    /// For example that characters could not be decoded; each a sentence.
    pub warnings: Vec<String>,
}

/// What an intake gives for each report.
pub type Item = Result<Incoming, Rejection>;

/// How reports are taken in.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder that relative paths and `uri`s start from.
    pub folder: PathBuf,
    /// Day or moment of publication for reports that don't say.
    pub date: Option<String>,
    /// Publisher of reports that don't say.
    pub publisher: Option<String>,
    /// Most bytes of one report.
    pub limit: u64,
    /// A file that is passed over in folders: the record itself.
    pub passed_over: Option<PathBuf>,
}

impl Settings {
    /// Most bytes of one plain-text report, unless set otherwise.
    pub const LIMIT: u64 = 64 << 20;

    /// Paths start from `folder`; nothing is added to the reports.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, date: None, publisher: None, limit: Self::LIMIT, passed_over: None }
    }
}

/// Reports from files, folders, patterns and standard input (`-`), in the order given, folders sorted by name.
///
/// In folders, hidden files, the record itself and files that describe the folder (`README`, `LICENSE`) are passed over.
pub struct Intake {
    items: Box<dyn Iterator<Item = Item> + Send>,
    consumed: Arc<AtomicU64>,
}

impl Intake {
    /// Prepares to take in `inputs`; nothing is opened before it is asked for.
    pub fn new(inputs: Vec<String>, settings: Settings) -> Self {
        let consumed = Arc::new(AtomicU64::new(0));
        Self { items: sources::items(inputs, settings, Arc::clone(&consumed)), consumed }
    }

    /// A counter of the bytes taken in so far, to show progress by.
    pub fn consumed(&self) -> impl Fn() -> u64 + Send + use<> {
        let consumed = Arc::clone(&self.consumed);
        move || consumed.load(Ordering::Relaxed)
    }
}

impl Iterator for Intake {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        self.items.next()
    }
}
