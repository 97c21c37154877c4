//! What the commands print.

mod common;

use std::io::{Read, Write};
use std::process::Stdio;

use common::{folder, polybius, ran, run, write_reports};
use serde_json::Value;

#[test]
fn the_dossier_quotes_and_anchors() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 2);
    let ran = run(path, &["read", "reports", "--show"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for expected in ["WHAT WAS READ: 2 reports", "WHAT HAPPENED", "1 May 2024", "[000:", "[001:"] {
        assert!(ran.out.contains(expected), "{expected} is missing in:\n{}", ran.out);
    }
    assert!(!ran.out.contains('\u{1b}'), "no colours where no terminal is");
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
}

#[test]
fn views_filters_and_json() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 3);
    assert_eq!(run(path, &["read", "reports"]).code, 0);
    for view in ["timeline", "statements", "figures", "actors", "disputes"] {
        assert_eq!(run(path, &["show", view]).code, 0, "{view}");
        for line in run(path, &["show", "polybius.db", view, "--json"]).out.lines() {
            assert!(serde_json::from_str::<Value>(line).is_ok(), "{line}");
        }
    }
    let day = run(path, &["show", "timeline", "--from", "2024-05-02", "--to", "2024-05-02"]).out;
    assert!(day.contains("2 May 2024") && !day.contains("1 May 2024") && !day.contains("3 May 2024"), "{day}");
    let report = run(path, &["show", "report", "001.txt"]).out;
    assert!(report.contains("THE TEXT") && report.contains("Bresk"), "{report}");
    let missing = run(path, &["show", "report", "none.txt"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("no report is called none.txt"), "{}", missing.err);
}

#[test]
fn words_are_searched() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 3);
    assert_eq!(run(path, &["read", "reports"]).code, 0);
    let found = run(path, &["search", "Bresk", "harbour"]).out;
    assert!(found.contains("reports/001.txt") && !found.contains("reports/000.txt"), "{found}");
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = folder();
    let path = folder.path();
    write_reports(&path.join("reports"), 12);
    assert_eq!(run(path, &["read", "reports"]).code, 0);
    let mut child = polybius(path).args(["show", "--json"]).spawn().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"));
    assert!(ended.status.success());
}

#[test]
fn every_command_has_help_with_an_example() {
    let folder = folder();
    for command in
        ["read", "show", "search", "export", "assemble", "delete", "parse", "annotate", "code", "events", "completions"]
    {
        let help = run(folder.path(), &[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Example:") && help.out.contains(&format!("polybius {command}")), "{}", help.out);
    }
    let version = run(folder.path(), &["--version", "--verbose"]).out;
    assert!(version.contains("language model: en-") && version.contains("CC BY-SA 4.0"), "{version}");
}

#[test]
fn a_text_is_parsed() {
    let folder = folder();
    std::fs::write(folder.path().join("a.txt"), "The envoy left.").unwrap();
    let parsed = run(folder.path(), &["parse", "a.txt"]).out;
    assert!(parsed.contains("1\tThe\tthe\tDET"), "{parsed}");
}

/// Gives a command one line on standard input; returns its one answer.
fn answered(command: &str, line: &str) -> Value {
    let folder = folder();
    let mut child = polybius(folder.path()).arg(command).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn doors_answer_line_by_line() {
    let pair = r#"{"id":"a","text":"The army shelled the rebels.","source":"The army","target":"the rebels"}"#;
    let coding = answered("code", pair);
    assert_eq!((&coding["id"], &coding["plover"]), (&Value::from("a"), &Value::from("ASSAULT")));
    assert_eq!(coding["scores"].as_object().unwrap().len(), 15);
    let annotation = answered("annotate", r#"{"id":7,"tokens":["Troops","shelled","Arlen","."],"predicates":[1]}"#);
    assert_eq!((&annotation["id"], &annotation["predicates"][0]["index"]), (&Value::from(7), &Value::from(1)));
    let events = answered("events", r#"{"id":1,"date":"2024-11-21","text":"Ukraine shelled Russian troops."}"#);
    assert_eq!(events["events"][0]["source"], "UKR");
}

#[test]
fn a_line_that_is_not_understood_is_listed_and_the_rest_goes_on() {
    let folder = folder();
    let mut child = polybius(folder.path()).arg("events").stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"{\"id\":1\n{\"id\":2,\"text\":\"Rain fell.\"}\n").unwrap();
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("stdin, line 1: is not understood"), "{}", ran.err);
    assert!(ran.out.contains("\"id\":2"), "{}", ran.out);
}
