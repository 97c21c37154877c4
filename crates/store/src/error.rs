use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// Why something could not be stored or fetched; its text names the file, what is wrong and what to do.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Missing,
    Foreign,
    Newer { found: i64, known: i64 },
    Busy,
    Full,
    Unwritable(String),
    Damaged(String),
    Outdated { uri: String, cause: String },
    NoSuchReport(String),
    Query(String),
    Interrupted,
    Other(String),
}

impl Error {
    pub(crate) fn missing(path: &Path) -> Self {
        Self::new(path, Kind::Missing)
    }

    pub(crate) fn foreign(path: &Path) -> Self {
        Self::new(path, Kind::Foreign)
    }

    pub(crate) fn newer(path: &Path, found: i64, known: i64) -> Self {
        Self::new(path, Kind::Newer { found, known })
    }

    pub(crate) fn outdated(path: &Path, uri: &str, cause: impl fmt::Display) -> Self {
        Self::new(path, Kind::Outdated { uri: uri.to_owned(), cause: cause.to_string() })
    }

    pub(crate) fn no_such_report(path: &Path, name: &str) -> Self {
        Self::new(path, Kind::NoSuchReport(name.to_owned()))
    }

    pub(crate) fn query(path: &Path, reason: impl Into<String>) -> Self {
        Self::new(path, Kind::Query(reason.into()))
    }

    pub(crate) fn other(path: &Path, reason: impl fmt::Display) -> Self {
        Self::new(path, Kind::Other(reason.to_string()))
    }

    /// What went wrong with a file outside the record: an export's.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let kind = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Kind::Full,
            ErrorKind::BrokenPipe | ErrorKind::Interrupted => Kind::Interrupted,
            _ => Kind::Unwritable(error.to_string()),
        };
        Self::new(path, kind)
    }

    pub(crate) fn sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let kind = match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Kind::Foreign,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Kind::Busy,
            Some(ErrorCode::DiskFull) => Kind::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Kind::Unwritable(plain(&error))
            }
            Some(ErrorCode::DatabaseCorrupt) => Kind::Damaged(plain(&error)),
            Some(ErrorCode::OperationInterrupted) => Kind::Interrupted,
            _ => Kind::Other(plain(&error)),
        };
        Self::new(path, kind)
    }

    fn new(path: &Path, kind: Kind) -> Self {
        Self { path: path.to_owned(), kind }
    }

    /// Whether the file is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }

    /// Whether the file is no record of this program.
    pub fn is_foreign(&self) -> bool {
        matches!(self.kind, Kind::Foreign)
    }

    /// Whether the file was written by a newer version of this program.
    pub fn is_newer(&self) -> bool {
        matches!(self.kind, Kind::Newer { .. })
    }

    /// Whether another process held the file for too long.
    pub fn is_busy(&self) -> bool {
        matches!(self.kind, Kind::Busy)
    }

    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        matches!(self.kind, Kind::Full)
    }

    /// Whether a file or folder cannot be written.
    pub fn is_unwritable(&self) -> bool {
        matches!(self.kind, Kind::Unwritable(_))
    }

    /// Whether a search query or a report's name was the reason, not the file.
    pub fn is_mistaken_request(&self) -> bool {
        matches!(self.kind, Kind::Query(_) | Kind::NoSuchReport(_))
    }
}

/// SQLite's own message, without the wrapper's frame.
fn plain(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            Kind::Missing => write!(formatter, "{path}: there is no such file; `polybius read` makes a record"),
            Kind::Foreign => {
                write!(formatter, "{path}: this is no record of Polybius; it was left untouched, name another file")
            }
            Kind::Newer { found, known } => write!(
                formatter,
                "{path}: this record was written by a newer Polybius (format {found}, this one knows up to {known}); \
                 it was left untouched, use the newer program"
            ),
            Kind::Busy => write!(
                formatter,
                "{path}: another process is writing to this record and did not finish in time; nothing is lost, try \
                 again when it has ended"
            ),
            Kind::Full => write!(
                formatter,
                "{path}: the disk is full; everything stored before is kept, make room and run the same command again"
            ),
            Kind::Unwritable(reason) => {
                write!(formatter, "{path}: cannot be written ({reason}); check the folder and its permissions")
            }
            Kind::Damaged(reason) => {
                write!(
                    formatter,
                    "{path}: the file is damaged ({reason}); restore it from a copy or read the reports anew"
                )
            }
            Kind::Outdated { uri, cause } => write!(
                formatter,
                "{path}: what was read in {uri} was stored by another version of the program and cannot be used \
                 ({cause}); read the reports again with `polybius read --again`"
            ),
            Kind::NoSuchReport(name) => {
                write!(formatter, "{path}: no report is called {name}; `polybius show` lists them")
            }
            Kind::Query(reason) => write!(formatter, "{path}: the query cannot be understood: {reason}"),
            Kind::Interrupted => write!(formatter, "{path}: interrupted; everything stored before is kept"),
            Kind::Other(reason) => write!(formatter, "{path}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
