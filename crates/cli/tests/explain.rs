//! `explain` says why an event stands in the record.

mod common;

use std::fs;

use common::{exported, folder, run};
use serde_json::Value;

#[test]
fn an_event_is_explained_by_the_row_of_the_codebook_that_made_it() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("report.txt"), "The army of Norway attacked the rebels in the hills on Monday.\n").unwrap();
    assert_eq!(run(path, &["read", "report.txt"]).code, 0);
    let events = String::from_utf8(exported(path, "polybius.db", "out").remove("events.jsonl").unwrap()).unwrap();
    let rows = events.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let attack = rows.into_iter().find(|row| row["plover"] == "ASSAULT").expect("an attack");
    let ran = run(path, &["explain", &attack["id"].as_str().unwrap()[..8]]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for words in ["ASSAULT (CAMEO 190)", "“attacked”", "patterns.tsv: attack", "The coder"] {
        assert!(ran.out.contains(words), "{words} is missing in\n{}", ran.out);
    }
}

#[test]
fn an_unknown_event_is_named_with_what_to_do() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("report.txt"), "The army of Norway attacked the rebels.\n").unwrap();
    assert_eq!(run(path, &["read", "report.txt"]).code, 0);
    let ran = run(path, &["explain", "zzzz"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("no event zzzz") && ran.err.contains("export"), "{}", ran.err);
}
