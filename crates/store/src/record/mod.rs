mod assembly;
mod index;
mod late;
mod listed;
mod open;
mod put;
mod schema;
mod search;
mod select;
mod stream;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{Error, Result};

pub use assembly::Assembled;
pub(crate) use assembly::Group;
pub use listed::Listed;
pub use put::{Putting, Standing, Stored};
pub use search::Hit;
pub use select::{Filter, Selection};

/// One open record: a SQLite file with everything that was read into it.
///
/// Several processes may have the same record open. Readers never wait; writers wait for each other, for
/// [`Record::PATIENCE`] at most. Every change is one transaction: a process may be killed at any moment, and the record
/// holds what was finished before.
pub struct Record {
    connection: Connection,
    path: PathBuf,
}

impl Record {
    /// The file this record lives in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts this record's path to SQLite's error.
    fn error(&self, error: rusqlite::Error) -> Error {
        Error::sqlite(&self.path, error)
    }

    /// Runs `work` in one writing transaction: all of it is stored, or nothing.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T> {
        let path = &self.path;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| Error::sqlite(path, error))?;
        let value = work(&transaction).map_err(|error| Error::sqlite(path, error))?;
        transaction.commit().map_err(|error| Error::sqlite(path, error))?;
        Ok(value)
    }
}
