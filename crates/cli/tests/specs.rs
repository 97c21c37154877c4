//! Behaviour as examples: each `##` section of the Markdown files below `specs/` is a test.
//!
//! A section holds a fenced block `report` (with `published=` and `publisher=` where they matter) and a block for each
//! table that it says something about. A line of such a block is a JSON object that some row must contain; after `!` one
//! that no row may contain; `none` says that the table is empty. Lists match when each expected element is contained in
//! some element of the row's list.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Failed, Trial};
use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::{Reader, read};
use polybius_store::rows::ReportRows;
use polybius_text::{Published, PublishedBasis, Report};
use serde_json::Value;

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs");
    let mut trials = Vec::new();
    for path in markdown_files(&root) {
        let text = fs::read_to_string(&path).expect("a spec can be read");
        let name = path.strip_prefix(&root).expect("specs lie below their folder").display().to_string();
        for case in cases(&text) {
            let title = format!("{name}: {}", case.title);
            trials.push(Trial::test(title, move || case.check()));
        }
    }
    assert!(!trials.is_empty(), "no example was found below {}", root.display());
    libtest_mimic::run(&arguments, trials).exit();
}

fn markdown_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("specs/ can be listed").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { markdown_files(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files
}

/// One section: a report and what is expected of it.
struct Case {
    title: String,
    report: Report,
    expectations: Vec<Expectation>,
}

/// One line of a table's block.
struct Expectation {
    table: String,
    line: usize,
    kind: ExpectationKind,
}

enum ExpectationKind {
    Some(Value),
    No(Value),
    Empty,
}

/// The sections of a file that hold a report.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut title = "";
    let mut lines = text.lines().enumerate();
    while let Some((_, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            title = heading;
        } else if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let block: Vec<(usize, &str)> = lines.by_ref().take_while(|(_, line)| !line.starts_with("```")).collect();
            let (word, attributes) = info.split_once(' ').unwrap_or((info, ""));
            if word == "report" {
                cases.push(Case {
                    title: title.to_owned(),
                    report: report(attributes, &block),
                    expectations: Vec::new(),
                });
            } else if let Some(case) = cases.last_mut() {
                case.expectations.extend(block.iter().filter_map(|(at, line)| expectation(word, *at + 1, line)));
            }
        }
    }
    cases
}

fn report(attributes: &str, block: &[(usize, &str)]) -> Report {
    let text = block.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let mut report = Report::new("spec", text);
    for attribute in attributes.split_whitespace() {
        match attribute.split_once('=') {
            Some(("published", day)) => {
                report.published = Some(Published { value: day.to_owned(), basis: PublishedBasis::Metadata });
            }
            Some(("publisher", name)) => report.publisher = Some(name.replace('_', " ")),
            _ => panic!("a report block knows published= and publisher=, not {attribute}"),
        }
    }
    report
}

fn expectation(table: &str, line: usize, words: &str) -> Option<Expectation> {
    let words = words.trim();
    let parse = |words: &str| {
        serde_json::from_str(words).unwrap_or_else(|error| panic!("line {line}: {words} is no JSON object: {error}"))
    };
    let kind = match words.strip_prefix('!') {
        _ if words.is_empty() => return None,
        _ if words == "none" => ExpectationKind::Empty,
        Some(unwanted) => ExpectationKind::No(parse(unwanted)),
        None => ExpectationKind::Some(parse(words)),
    };
    Some(Expectation { table: table.to_owned(), line, kind })
}

impl Case {
    fn check(&self) -> Result<(), Failed> {
        let account = read(&self.report, reader());
        let rows = ReportRows::new(&self.report, &account);
        let failures: Vec<String> = self.expectations.iter().filter_map(|expected| expected.failure(&rows)).collect();
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
    }
}

impl Expectation {
    /// What is wrong, with the rows that are there.
    fn failure(&self, rows: &ReportRows) -> Option<String> {
        let rows = table(rows, &self.table);
        let (holds, wanted) = match &self.kind {
            ExpectationKind::Some(wanted) => {
                (rows.iter().any(|row| contains(row, wanted)), format!("missing: {wanted}"))
            }
            ExpectationKind::No(unwanted) => {
                (!rows.iter().any(|row| contains(row, unwanted)), format!("unwanted: {unwanted}"))
            }
            ExpectationKind::Empty => (rows.is_empty(), "the table should be empty".to_owned()),
        };
        let found = || rows.iter().map(|row| format!("\n    {}", without_nulls(row))).collect::<String>();
        (!holds).then(|| format!("line {}: {} – {wanted}\n  found:{}", self.line, self.table, found()))
    }
}

/// One reader for all examples: loading the model once is enough.
fn reader() -> &'static Reader {
    static READER: OnceLock<Arc<Reader>> = OnceLock::new();
    READER.get_or_init(|| {
        let language = Language::english().expect("the embedded model loads");
        Arc::new(Reader { language, knowledge: Knowledge::embedded() })
    })
}

fn table(rows: &ReportRows, name: &str) -> Vec<Value> {
    let value = match name {
        "notes" => serde_json::to_value(&rows.document.notes),
        "documents" => serde_json::to_value([&rows.document]),
        "sentences" => serde_json::to_value(&rows.sentences),
        "mentions" => serde_json::to_value(&rows.mentions),
        "entities" => serde_json::to_value(&rows.entities),
        "times" => serde_json::to_value(&rows.times),
        "figures" => serde_json::to_value(&rows.figures),
        "statements" => serde_json::to_value(&rows.statements),
        "events" => serde_json::to_value(&rows.events),
        _ => panic!("there is no table {name}"),
    };
    value.expect("rows are JSON").as_array().cloned().unwrap_or_default()
}

/// Whether `row` holds everything that `wanted` names.
fn contains(row: &Value, wanted: &Value) -> bool {
    match (row, wanted) {
        (Value::Object(row), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| row.get(key).is_some_and(|value| contains(value, wanted)))
        }
        (Value::Array(row), Value::Array(wanted)) if wanted.is_empty() => row.is_empty(),
        (Value::Array(row), Value::Array(wanted)) => {
            wanted.iter().all(|wanted| row.iter().any(|value| contains(value, wanted)))
        }
        (Value::Number(row), Value::Number(wanted)) => {
            let (row, wanted) = (row.as_f64().unwrap_or(f64::NAN), wanted.as_f64().unwrap_or(f64::NAN));
            (row - wanted).abs() <= 1e-9 * wanted.abs().max(1.0)
        }
        _ => row == wanted,
    }
}

/// A row as short as it can be told in a message.
fn without_nulls(row: &Value) -> Value {
    match row {
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, value)| !value.is_null() && !matches!(key.as_str(), "doc" | "start" | "end"))
            .map(|(key, value)| (key.clone(), without_nulls(value)))
            .collect(),
        Value::Array(values) => values.iter().map(without_nulls).collect(),
        _ => row.clone(),
    }
}
