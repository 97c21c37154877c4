//! Development aid: writes a small record of the present format, to be kept as a test that later versions still open it.
//!
//! `cargo run -p polybius-store --example write_record -- crates/store/tests/data/format-1.record`

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::PathBuf;

use common::{put, report};
use polybius_store::Record;
use rusqlite::Connection;

fn main() {
    let path = PathBuf::from(std::env::args().nth(1).expect("the file to write"));
    let _ = std::fs::remove_file(&path);
    let mut record = Record::open_or_create(&path).expect("a new record");
    put(&mut record, &report("old.txt", "Old.")).expect("a stored report");
    record.assemble().expect("an assembled record");
    drop(record);
    let connection = Connection::open(&path).expect("the record as a database");
    connection.execute_batch("PRAGMA journal_mode = DELETE; VACUUM").expect("one file without a log");
}
