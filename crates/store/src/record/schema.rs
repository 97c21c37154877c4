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

/// Writes the tables of the newest format into a blank file, unless another process was quicker.
pub(super) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if nature(&transaction)? == Nature::Blank {
        transaction.execute_batch(include_str!("schema.sql"))?;
        mark(&transaction, FORMAT)?;
    }
    transaction.commit()
}

/// Brings a record of an older format to the newest, step by step, in one transaction.
pub(super) fn migrate(connection: &mut Connection, found: i64) -> rusqlite::Result<()> {
    if found == FORMAT {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &STEPS[found as usize - 1..] {
        transaction.execute_batch(step)?;
    }
    mark(&transaction, FORMAT)?;
    transaction.commit()
}

/// What turns each older format into the next one; the first step leads from format 1 to 2.
const STEPS: [&str; FORMAT as usize - 1] = [include_str!("to_format_2.sql")];

fn mark(connection: &Connection, format: i64) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", format)
}
