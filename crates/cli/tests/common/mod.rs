//! Runs the program in a folder of its own.

#![allow(dead_code)] // each test file uses a part of this

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An empty folder to work in.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// The program, to be run in `folder`.
pub fn polybius(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polybius"));
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a run said, and its exit code.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    ran(polybius(folder).args(arguments).output().expect("the program runs"))
}

pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Exports a record; gives the files by name.
pub fn exported(folder: &Path, record: &str, out: &str) -> BTreeMap<String, Vec<u8>> {
    let ran = run(folder, &["export", record, "--out", out]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let files =
        fs::read_dir(folder.join(out)).expect("the folder was made").map(|entry| entry.expect("it can be listed"));
    let named = files.map(|file| {
        (file.file_name().to_string_lossy().into_owned(), fs::read(file.path()).expect("an exported file can be read"))
    });
    named.collect()
}

const PLACES: [&str; 6] = ["Arlen", "Bresk", "Corvo", "Dunmere", "Estby", "Faroh"];
const PEOPLE: [&str; 5] = ["Anna Berg", "Carl Dietz", "Elif Tekin", "Goran Havel", "Ines Jansen"];

/// A short report that differs from every other number's.
pub fn report(number: usize) -> String {
    let (place, person) = (PLACES[number % PLACES.len()], PEOPLE[number % PEOPLE.len()]);
    let (hurt, day) = (number + 2, number % 27 + 1);
    format!(
        "Troops shelled the harbour of {place} on {day} May 2024, and {hurt} people were hurt. “We will rebuild it,” \
         mayor {person} told reporters. The ministry denied that its troops had attacked {place}. More than {hurt}00 \
         houses lost power, according to {person}."
    )
}

/// Writes that many reports into a folder.
pub fn write_reports(folder: &Path, count: usize) {
    fs::create_dir_all(folder).expect("the folder can be made");
    for number in 0..count {
        fs::write(folder.join(format!("{number:03}.txt")), report(number)).expect("the report can be written");
    }
}
