//! Files that are no records, disks that are full, processes in each other's way: nothing that was stored is lost.

mod common;

use std::fs;
use std::time::Duration;

use common::{exported, put, report};
use polybius_store::{Format, Record};
use rusqlite::Connection;
use tempfile::tempdir;

#[test]
fn a_missing_record_is_told() {
    let folder = tempdir().unwrap();
    let error = Record::open(&folder.path().join("none.db")).err().unwrap();
    assert!(error.is_missing() && error.to_string().contains("none.db"), "{error}");
}

#[test]
fn a_foreign_file_is_left_untouched() {
    let folder = tempdir().unwrap();
    let text = folder.path().join("letter.db");
    fs::write(&text, "Dear Anna, this is no record.").unwrap();
    let error = Record::open_or_create(&text).err().unwrap();
    assert!(error.is_foreign() && error.to_string().contains("letter.db"), "{error}");
    assert_eq!(fs::read_to_string(&text).unwrap(), "Dear Anna, this is no record.");
    let short = folder.path().join("short.db");
    fs::write(&short, "Hi").unwrap();
    assert!(Record::open_or_create(&short).err().unwrap().is_foreign());
    assert!(Record::open_or_create(folder.path()).err().unwrap().is_foreign());
}

#[test]
fn another_programs_database_is_left_untouched() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("books.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE book (title TEXT)").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(Record::open_or_create(&path).err().unwrap().is_foreign());
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_record_is_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("r.db");
    drop(Record::open_or_create(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = Record::open(&path).err().unwrap();
    assert!(error.is_newer() && error.to_string().contains("format 99"), "{error}");
}

#[test]
fn an_empty_file_becomes_a_record() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("r.db");
    fs::write(&path, "").unwrap();
    assert_eq!(Record::open_or_create(&path).unwrap().count().unwrap(), 0);
}

/// The files were made by the example `write_record`; a new format adds a file and keeps the old ones.
#[test]
fn records_of_all_formats_open() {
    for format in ["format-1", "format-2"] {
        let folder = tempdir().unwrap();
        let path = folder.path().join("r.db");
        fs::copy(format!("tests/data/{format}.record"), &path).unwrap();
        let mut record = Record::open(&path).unwrap();
        assert_eq!(record.list().unwrap()[0].uri, "old.txt");
        let tables = exported(&mut record, &folder.path().join("out"));
        assert!(tables["events.jsonl"].contains("\"shelled\""));
        put(&mut record, &report("new.txt", "New.")).unwrap();
        assert_eq!(record.count().unwrap(), 2);
        let tables = exported(&mut record, &folder.path().join("out"));
        assert_eq!(tables["stories.jsonl"].matches("\"id\"").count(), 1);
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_stored() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("r.db");
    let mut record = Record::open_or_create(&path).unwrap();
    put(&mut record, &report("0.txt", "Number 0.")).unwrap();
    record.limit_pages(60).unwrap();
    let mut stored = 1;
    let error = loop {
        match put(&mut record, &report(&format!("{stored}.txt"), &"Filling words. ".repeat(500))) {
            Ok(_) => stored += 1,
            Err(error) => break error,
        }
    };
    assert!(error.is_full() && error.to_string().contains("disk is full"), "{error}");
    drop(record);
    let mut record = Record::open(&path).unwrap();
    assert_eq!(record.count().unwrap(), stored);
    put(&mut record, &report("last.txt", "There is room again.")).unwrap();
    assert_eq!(record.count().unwrap(), stored + 1);
}

#[test]
fn a_second_writer_waits_then_says_so() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("r.db");
    let mut record = Record::open_or_create(&path).unwrap();
    record.wait_at_most(Duration::from_millis(50)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = put(&mut record, &report("a.txt", "One.")).unwrap_err();
    assert!(error.is_busy() && error.to_string().contains("another process"), "{error}");
    assert_eq!(record.count().unwrap(), 0);
    other.execute_batch("COMMIT").unwrap();
    put(&mut record, &report("a.txt", "One.")).unwrap();
}

#[test]
fn an_unwritable_folder_is_told_and_earlier_files_stay() {
    let folder = tempdir().unwrap();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    put(&mut record, &report("a.txt", "One.")).unwrap();
    record.assemble_if_stale().unwrap();
    let out = folder.path().join("out");
    fs::write(&out, "a file where the folder should be").unwrap();
    let error = record.export(Format::JsonLines, &out).unwrap_err();
    assert!(error.is_unwritable() && error.to_string().contains("out"), "{error}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "a file where the folder should be");
}
