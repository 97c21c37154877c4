use rusqlite::{Connection, TransactionBehavior};

/// Marks the file as a record of this program: "Plyb".
pub(super) const APPLICATION: i64 = 0x506c_7962;

/// The newest format that this program writes.
pub(super) const FORMAT: i64 = 2;

/// What a SQLite file turns out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Nothing was written yet.
    Blank,
    /// A record of that format.
    Record(i64),
    /// Somebody else's.
    Foreign,
}

pub(super) fn nature(connection: &Connection) -> rusqlite::Result<Nature> {
    let number = |pragma: &str| connection.query_row(pragma, [], |row| row.get::<_, i64>(0));
    let (application, format) = (number("PRAGMA application_id")?, number("PRAGMA user_version")?);
    let tables = number("SELECT count(*) FROM sqlite_master")?;
    Ok(match (application, format, tables) {
        (APPLICATION, format, _) if format > 0 => Nature::Record(format),
        (0, 0, 0) => Nature::Blank,
        _ => Nature::Foreign,
    })
}

/// What turns each format into the next one; the first step fills a blank file.
const STEPS: [&str; FORMAT as usize] = [include_str!("format_1.sql"), include_str!("format_2.sql")];

/// Brings a blank file or a record of an older format to the newest, in one transaction; where another process was
/// quicker, there is nothing left to do.
pub(super) fn raise(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = match nature(&transaction)? {
        Nature::Blank => 0,
        Nature::Record(format) => format,
        Nature::Foreign => return Ok(()),
    };
    for step in STEPS.iter().skip(found as usize) {
        transaction.execute_batch(step)?;
    }
    if found < FORMAT {
        mark(&transaction, FORMAT)?;
    }
    transaction.commit()
}

fn mark(connection: &Connection, format: i64) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", format)
}
