//! A few reports that come to a large record are put beside what stands.

mod common;

use std::collections::BTreeMap;

use common::{exported, put, report};
use polybius_store::Record;
use serde_json::Value;

/// Enough reports that a few more are put beside them instead of assembling all anew.
const MANY: usize = 1000;

/// A report with words of its own.
fn told(number: usize) -> polybius_text::Report {
    let lead: String = (0..40).map(|word| format!("Wort{number}x{word} ")).collect();
    report(&format!("{number}.txt"), &lead)
}

fn rows(tables: &BTreeMap<String, String>, table: &str) -> Vec<Value> {
    tables[&format!("{table}.jsonl")].lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn strings(row: &Value, column: &str) -> Vec<String> {
    row[column].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

#[test]
fn late_reports_join_what_stands() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    for number in 0..MANY {
        put(&mut record, &told(number)).unwrap();
    }
    let before = exported(&mut record, &out);
    let copy = report("copy.txt", &told(7).text.replace(" “The pier held,” said", " “The pier held”, so said"));
    put(&mut record, &copy).unwrap();
    put(&mut record, &told(MANY)).unwrap();
    let after = exported(&mut record, &out);

    let mut docs: Vec<String> =
        rows(&after, "documents").iter().map(|row| row["id"].as_str().unwrap().into()).collect();
    let mut in_stories: Vec<String> = rows(&after, "stories").iter().flat_map(|row| strings(row, "docs")).collect();
    docs.sort();
    in_stories.sort();
    assert_eq!(in_stories, docs, "each report belongs to one story");

    let mut events: Vec<String> = rows(&after, "events").iter().map(|row| row["id"].as_str().unwrap().into()).collect();
    let mut told: Vec<String> = rows(&after, "occurrences").iter().flat_map(|row| strings(row, "events")).collect();
    events.sort();
    told.sort();
    assert_eq!(told, events, "each event tells one occurrence");

    let seventh = self::told(7).id().0;
    let joined = rows(&after, "copies").iter().any(|row| {
        let docs = strings(row, "docs");
        docs.contains(&copy.id().0) && docs.contains(&seventh)
    });
    assert!(joined, "the late copy is known as one of the seventh report");

    // What stands among the other reports is left alone.
    let standing = |tables: &BTreeMap<String, String>| {
        let docs = |row: &Value| strings(row, "docs").into_iter().filter(|doc| *doc != copy.id().0).collect::<Vec<_>>();
        rows(tables, "copies")
            .iter()
            .filter(|row| !strings(row, "docs").contains(&seventh))
            .map(docs)
            .collect::<Vec<_>>()
    };
    assert!(standing(&before).iter().all(|group| standing(&after).contains(group)));

    // A report that goes makes everything anew.
    record.delete("copy.txt").unwrap();
    let anew = exported(&mut record, &out);
    assert_eq!(rows(&anew, "documents").len(), MANY + 1);
    assert!(rows(&anew, "stories").iter().all(|row| !strings(row, "docs").contains(&copy.id().0)));
}
