use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::Record;
use super::schema::{self, FORMAT, Nature};
use crate::{Error, Result};

impl Record {
    /// How long a writer waits for another one.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// Opens a record that is there.
    ///
    /// # Errors
    /// When the file is missing, is no record, was written by a newer program, or cannot be read.
    pub fn open(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Err(Error::missing(path));
        }
        Self::open_or_create(path)
    }

    /// Opens a record, making an empty one where there is no file.
    ///
    /// # Errors
    /// When the file is no record, was written by a newer program, or cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        refuse_foreign(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let failed = |error| Error::sqlite(path, error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(Self::PATIENCE).map_err(failed)?;
        match schema::nature(&connection).map_err(failed)? {
            Nature::Foreign => return Err(Error::foreign(path)),
            Nature::Record(found) if found > FORMAT => return Err(Error::newer(path, found, FORMAT)),
            Nature::Record(FORMAT) => configure(&connection).map_err(failed)?,
            Nature::Record(_) | Nature::Blank => {
                configure(&connection).map_err(failed)?;
                schema::raise(&mut connection).map_err(failed)?;
            }
        }
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Waits for another writer at most that long, instead of [`Record::PATIENCE`].
    ///
    /// # Errors
    /// When the record is closed already.
    pub fn wait_at_most(&self, patience: Duration) -> Result<()> {
        self.connection.busy_timeout(patience).map_err(|error| self.error(error))
    }

    /// Limits the file to that many pages, so that a full disk can be tried out.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(|error| self.error(error))
    }
}

/// Refuses a file that does not begin as SQLite files do, before SQLite touches it.
fn refuse_foreign(path: &Path) -> Result<()> {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    if path.is_dir() {
        return Err(Error::foreign(path));
    }
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(MAGIC.len() as u64).read_to_end(&mut head).map_err(|error| Error::io(path, &error))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::io(path, &error)),
    };
    if head.is_empty() || head == MAGIC { Ok(()) } else { Err(Error::foreign(path)) }
}

/// Write-ahead log: readers and one writer at once; a killed process leaves nothing half written.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    write_ahead(connection)?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Switches to the write-ahead log. SQLite does not wait for another process that does the same to a new file, so we do.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    const PAUSE: Duration = Duration::from_millis(10);
    let tries = Record::PATIENCE.as_millis() / PAUSE.as_millis();
    for _ in 0..tries {
        let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
        if mode.eq_ignore_ascii_case("wal") {
            return Ok(());
        }
        match connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => std::thread::sleep(PAUSE),
            switched => return switched,
        }
    }
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}
