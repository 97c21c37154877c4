//! What goes into a record comes out of it, whatever happens in between.

mod common;

use common::{account, engine, exported, put, report};
use polybius_store::{Filter, Format, Record, Stored};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_report_comes_back_to_the_letter() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    let report = report("a.txt", "Tight\r\n  words – “so”.");
    assert_eq!(put(&mut record, &report).unwrap(), Stored::New);
    assert_eq!(record.get(&report.id().0).unwrap(), (report.clone(), account(&report)));
    assert_eq!(record.standing(&report.id()).unwrap().unwrap().engine, engine("1"));
}

#[test]
fn the_same_report_again_changes_nothing_that_is_exported() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    let report = report("a.txt", "One.");
    put(&mut record, &report).unwrap();
    let before = exported(&mut record, &folder.path().join("out"));
    assert_eq!(put(&mut record, &report).unwrap(), Stored::Again);
    assert_eq!(exported(&mut record, &folder.path().join("out")), before);
}

#[test]
fn another_text_under_the_same_uri_is_a_new_version() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    let (first, second) = (report("a.txt", "Ten died."), report("a.txt", "Twelve died."));
    put(&mut record, &first).unwrap();
    assert_eq!(put(&mut record, &second).unwrap(), Stored::Version);
    let documents = exported(&mut record, &folder.path().join("out")).remove("documents.jsonl").unwrap();
    assert!(documents.contains("Twelve died.") && !documents.contains("Ten died."), "{documents}");
    assert!(!record.standing(&first.id()).unwrap().unwrap().newest);
    assert!(record.renew(&first.id()).unwrap());
    let documents = exported(&mut record, &folder.path().join("out")).remove("documents.jsonl").unwrap();
    assert!(documents.contains("Ten died.") && !documents.contains("Twelve died."), "{documents}");
}

#[test]
fn the_order_of_reading_does_not_show() {
    let folder = folder();
    let reports: Vec<_> = (0..6).map(|number| report(&format!("{number}.txt"), &format!("Number {number}."))).collect();
    let mut forth = Record::open_or_create(&folder.path().join("forth.db")).unwrap();
    let mut back = Record::open_or_create(&folder.path().join("back.db")).unwrap();
    for report in &reports {
        put(&mut forth, report).unwrap();
    }
    for report in reports.iter().rev() {
        put(&mut back, report).unwrap();
    }
    back.assemble().unwrap();
    assert_eq!(exported(&mut forth, &folder.path().join("a")), exported(&mut back, &folder.path().join("b")));
}

#[test]
fn a_deleted_report_leaves_no_trace() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    put(&mut record, &report("a.txt", "One.")).unwrap();
    let before = exported(&mut record, &folder.path().join("out"));
    put(&mut record, &report("b.txt", "Xylophone.")).unwrap();
    put(&mut record, &report("b.txt", "Zither.")).unwrap();
    assert_eq!(record.delete("b.txt").unwrap(), 2);
    assert_eq!(record.delete("b.txt").unwrap(), 0);
    assert_eq!(exported(&mut record, &folder.path().join("out")), before);
    assert!(record.search("zither", 9).unwrap().is_empty());
}

#[test]
fn offsets_in_every_table_give_the_quoted_words() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    let report = report("a.txt", "Über “Łódź”:");
    put(&mut record, &report).unwrap();
    let characters: Vec<char> = report.text.chars().collect();
    let mut checked = 0;
    for (_, table) in exported(&mut record, &folder.path().join("out")) {
        for line in table.lines().filter(|line| line.starts_with('{') && line.ends_with('}')) {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            if row.get("uri").is_none() {
                checked += check_spans(&row, &characters);
            }
        }
    }
    assert!(checked >= 14, "{checked} spans");
}

/// Checks every object that has `start`, `end` and `text`.
fn check_spans(value: &serde_json::Value, characters: &[char]) -> usize {
    let inner: usize = match value {
        serde_json::Value::Array(items) => items.iter().map(|item| check_spans(item, characters)).sum(),
        serde_json::Value::Object(fields) => fields.values().map(|field| check_spans(field, characters)).sum(),
        _ => 0,
    };
    let number = |name: &str| value.get(name).and_then(serde_json::Value::as_u64).map(|number| number as usize);
    let (Some(start), Some(end), Some(text)) =
        (number("start"), number("end"), value.get("text").and_then(|t| t.as_str()))
    else {
        return inner;
    };
    assert_eq!(characters[start..end].iter().collect::<String>(), text);
    inner + 1
}

#[test]
fn comma_separated_values_have_as_many_fields_as_their_header() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    put(&mut record, &report("a.txt", "One.")).unwrap();
    record.assemble_if_stale().unwrap();
    record.export(Format::Csv, &folder.path().join("out")).unwrap();
    let figures = std::fs::read_to_string(folder.path().join("out/figures.csv")).unwrap();
    assert!(figures.starts_with("id,doc,start,end,text,value,low,high,bound,unit,"), "{figures}");
    assert!(figures.contains(",12,12,12,12,exact,,count,\"{\"\"end\"\""), "{figures}");
}

#[test]
fn words_are_found_where_they_stand() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    put(&mut record, &report("a.txt", "The zither player’s café burned.")).unwrap();
    put(&mut record, &report("b.txt", "Nothing here.")).unwrap();
    for query in ["zither", "cafe", "\"zither player\"", "player’s", "zith*"] {
        let hits = record.search(query, 9).unwrap();
        assert_eq!(hits.iter().map(|hit| hit.uri.as_str()).collect::<Vec<_>>(), ["a.txt"], "{query}");
    }
    assert!(record.search("U.S.", 9).unwrap().is_empty());
}

#[test]
fn filters_let_through_what_they_say() {
    let folder = folder();
    let mut record = Record::open_or_create(&folder.path().join("r.db")).unwrap();
    put(&mut record, &report("a.txt", "One.")).unwrap();
    let count = |filter: Filter| record.select_events(&filter).unwrap().total;
    let text = |value: &str| Some(value.to_owned());
    assert_eq!(count(Filter { actor: text("norvia"), ..Filter::default() }), 1);
    assert_eq!(count(Filter { actor: text("country:NOR"), root: text("assault"), ..Filter::default() }), 1);
    assert_eq!(count(Filter { actor: text("Estria"), from: text("2024-05-03"), ..Filter::default() }), 1);
    assert_eq!(count(Filter { to: text("2024-05-02"), ..Filter::default() }), 0);
    assert_eq!(count(Filter { modality: text("planned"), ..Filter::default() }), 0);
    assert_eq!(count(Filter { min_confidence: Some(0.9), ..Filter::default() }), 0);
    let statements = record.select_statements(&Filter { actor: text("Berg"), limit: Some(1), ..Filter::default() });
    let statements = statements.unwrap();
    assert_eq!((statements.rows.len(), statements.total), (1, 2));
}
