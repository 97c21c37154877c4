//! Whatever the order, the threads, the interruptions: the record ends the same.

mod common;

use std::fs;
use std::path::Path;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{exported, folder, polybius, report, run, write_reports};
use polybius_store::Record;

fn read(folder: &Path, arguments: &[&str]) -> common::Ran {
    let ran = run(folder, &[&["read"], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

#[test]
fn order_runs_and_threads_do_not_show() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 8);
    read(path, &["reports", "--into", "one.db", "--threads", "1"]);
    for number in [5, 2, 7, 0] {
        read(path, &[&format!("reports/{number:03}.txt"), "--into", "many.db"]);
    }
    read(path, &["reports/*.txt", "--into", "many.db", "--threads", "3"]);
    let (one, many) = (exported(path, "one.db", "one"), exported(path, "many.db", "many"));
    assert!(one["events.jsonl"].len() > 100, "the reports tell events");
    assert!(one == many, "the exports differ");
}

#[test]
fn known_reports_are_not_read_twice_unless_asked() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 3);
    read(path, &["reports"]);
    let before = exported(path, "polybius.db", "before");
    assert!(read(path, &["reports"]).err.contains("3 known already"));
    assert!(read(path, &["reports", "--again"]).err.contains("3 read again"));
    assert!(exported(path, "polybius.db", "after") == before);
}

#[test]
fn a_corrected_report_replaces_the_first_and_a_deleted_one_goes() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 2);
    read(path, &["reports"]);
    fs::write(path.join("reports/001.txt"), report(30)).unwrap();
    assert!(read(path, &["reports"]).err.contains("1 read as a new version, 1 known already"));
    let documents = String::from_utf8(exported(path, "polybius.db", "out").remove("documents.jsonl").unwrap()).unwrap();
    assert_eq!(documents.lines().count(), 2);
    assert!(documents.contains("32 people were hurt") && !documents.contains("3 people were hurt"), "{documents}");
    assert_eq!(run(path, &["delete", "reports/001.txt", "reports/none.txt"]).code, 1);
    let documents = exported(path, "polybius.db", "out").remove("documents.jsonl").unwrap();
    assert_eq!(String::from_utf8(documents).unwrap().lines().count(), 1);
}

#[test]
fn two_processes_may_read_into_one_record() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("a"), 6);
    fs::create_dir_all(path.join("b")).unwrap();
    (6..12).for_each(|number| fs::write(path.join(format!("b/{number}.txt")), report(number)).unwrap());
    let reading = |from: &str| polybius(path).args(["read", from, "--into", "both.db"]).spawn().unwrap();
    for mut child in [reading("a"), reading("b")] {
        assert!(child.wait().unwrap().success());
    }
    read(path, &["a", "b", "--into", "one.db"]);
    assert!(exported(path, "both.db", "both") == exported(path, "one.db", "one"));
}

/// How many reports the record holds so far.
fn stored(record: &Path) -> usize {
    if !record.exists() {
        return 0;
    }
    Record::open(record).and_then(|record| record.count()).unwrap_or(0)
}

/// Kills the program as soon as the record holds that many reports, or lets it end.
fn kill_at(mut child: Child, record: &Path, reports: usize) {
    let patience = Instant::now() + Duration::from_secs(120);
    while stored(record) < reports && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < patience, "the program takes too long");
        sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    child.wait().unwrap();
}

#[test]
fn a_killed_program_goes_on_where_it_stopped() {
    const REPORTS: usize = 60;
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), REPORTS);
    read(path, &["reports", "--into", "undisturbed.db"]);
    let record = path.join("killed.db");
    for reports in [0, 1, 7, 20, 21, 40, 55] {
        let child = polybius(path).args(["read", "reports", "--into", "killed.db"]).spawn().unwrap();
        kill_at(child, &record, reports);
    }
    read(path, &["reports", "--into", "killed.db"]);
    assert_eq!(stored(&record), REPORTS);
    assert!(exported(path, "killed.db", "killed") == exported(path, "undisturbed.db", "undisturbed"));
}
