//! Runs `specs/times` and `specs/figures` against the two stages, with the language model.

use std::fs;
use std::path::Path;

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::account::{Anchor, Figure, Time};
use polybius_reading::{Context, figures, times};
use polybius_text::{Published, PublishedBasis, Report, Span};
use serde_json::{Map, Value, json};

#[test]
fn times_are_read_as_specified() {
    run("times");
}

#[test]
fn figures_are_read_as_specified() {
    run("figures");
}

/// One example of a specification.
struct Case {
    heading: String,
    published: Option<String>,
    text: String,
    rows: Vec<String>,
}

fn run(table: &str) {
    let language = Language::english().expect("the model that is built in loads");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs").join(table);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("a folder of specifications").map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut failures = Vec::new();
    let mut count = 0;
    for file in files {
        for case in cases(&fs::read_to_string(&file).expect("a readable specification"), table) {
            count += 1;
            let rows = read(&case, &language, table);
            failures.extend(
                misses(&case, &rows)
                    .map(|miss| format!("{}: {}: {miss}\n    found {}", file.display(), case.heading, shown(&rows))),
            );
        }
    }
    assert!(count > 0, "no specification found");
    assert!(failures.is_empty(), "{} of {count} cases failed:\n{}", failures.len(), failures.join("\n"));
}

fn cases(markdown: &str, table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut block: Option<String> = None;
    for line in markdown.lines() {
        if let Some(info) = line.strip_prefix("```") {
            if let (None, Some(options), Some(case)) = (&block, info.strip_prefix("report"), cases.last_mut()) {
                case.published = options.trim().strip_prefix("published=").map(str::to_owned);
            }
            block = if block.is_some() { None } else { Some(info.to_owned()) };
        } else if let Some(info) = &block {
            let case = cases.last_mut().expect("a heading before the first block");
            match info {
                info if info.starts_with("report") => case.text = format!("{}{line}\n", case.text),
                info if info == table => case.rows.push(line.to_owned()),
                _ => {}
            }
        } else if let Some(heading) = line.strip_prefix("## ") {
            cases.push(Case { heading: heading.to_owned(), published: None, text: String::new(), rows: Vec::new() });
        }
    }
    cases
}

fn read(case: &Case, language: &Language, table: &str) -> Vec<Value> {
    let mut report = Report::new("spec", case.text.as_str());
    report.published = case.published.clone().map(|value| Published { value, basis: PublishedBasis::Argument });
    let analysis = language.analyse(&report.text);
    let knowledge = Knowledge::embedded();
    let mut context = Context::new(&report.text, &analysis, &knowledge);
    context.published = times::report_date(&report, &context).as_ref().and_then(times::day_of);
    let times = times::find(&context);
    match table {
        "times" => times.iter().map(|time| time_row(&report.text, time)).collect(),
        _ => figures::find(&context, &times).iter().map(|figure| figure_row(&report.text, figure)).collect(),
    }
}

/// What the specification says and the rows do not hold.
fn misses<'a>(case: &'a Case, rows: &'a [Value]) -> impl Iterator<Item = String> + 'a {
    case.rows.iter().filter_map(move |line| {
        if line == "none" {
            return (!rows.is_empty()).then(|| "expected no row".to_owned());
        }
        let (never, wanted) = line.strip_prefix('!').map_or((false, line.as_str()), |wanted| (true, wanted));
        let wanted: Value =
            serde_json::from_str(wanted).unwrap_or_else(|error| panic!("{}: {error}: {line}", case.heading));
        let found = rows.iter().any(|row| holds(row, &wanted));
        (found == never).then(|| format!("{} {line}", if never { "unwanted" } else { "missing" }))
    })
}

/// Whether `row` has everything that `wanted` asks for; numbers agree to a millionth.
fn holds(row: &Value, wanted: &Value) -> bool {
    match (row, wanted) {
        (Value::Object(row), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| holds(row.get(key).unwrap_or(&Value::Null), wanted))
        }
        (Value::Number(row), Value::Number(wanted)) => {
            let (row, wanted) = (row.as_f64().unwrap_or(f64::NAN), wanted.as_f64().unwrap_or(f64::NAN));
            (row - wanted).abs() <= 1e-6 * wanted.abs().max(1.0)
        }
        _ => row == wanted,
    }
}

fn shown(rows: &[Value]) -> String {
    let compact = |row: &Value| {
        let Value::Object(row) = row else { return row.to_string() };
        let told: Map<String, Value> =
            row.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), value.clone())).collect();
        Value::Object(told).to_string()
    };
    rows.iter().map(compact).collect::<Vec<_>>().join("\n          ")
}

fn words(text: &str, span: Span) -> Value {
    json!({"text": span.of(text)})
}

fn time_row(text: &str, time: &Time) -> Value {
    let anchor = time.anchor.map(|anchor| match anchor {
        Anchor::Published => Value::from("published"),
        Anchor::Words(span) => words(text, span),
    });
    json!({
        "text": time.span.of(text), "type": time.kind.name(), "value": time.value, "mod": time.modifier,
        "from": time.interval.and_then(|interval| interval.from), "to": time.interval.and_then(|interval| interval.to),
        "anchor": anchor, "by": time.provenance.by,
    })
}

fn figure_row(text: &str, figure: &Figure) -> Value {
    json!({
        "text": figure.span.of(text), "value": figure.value, "low": figure.low, "high": figure.high,
        "bound": figure.bound.name(), "unit": figure.unit, "kind": figure.kind.name(),
        "of": figure.of.map(|span| words(text, span)), "who": figure.who.map(|span| words(text, span)),
        "from_value": figure.from_value, "by": figure.provenance.by,
    })
}
