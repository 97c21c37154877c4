//! Development aid: reads reports (JSON lines with `uri`, `text`, `published`) and writes `documents.jsonl` and
//! `times.jsonl` in the form of the export, without the rest of the program.
//!
//! `cargo run --release --example times -- reports.jsonl DIR`

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};

use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Features, Relation, Sentence, Token, Upos};
use polybius_reading::account::{Anchor, Time};
use polybius_reading::{Context, times};
use polybius_text::{CodePoints, Published, PublishedBasis, Report, Span};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(directory)) = (arguments.next(), arguments.next()) else {
        panic!("two arguments: reports.jsonl DIR");
    };
    fs::create_dir_all(&directory)?;
    let mut documents = BufWriter::new(File::create(format!("{directory}/documents.jsonl"))?);
    let mut rows = BufWriter::new(File::create(format!("{directory}/times.jsonl"))?);
    for line in BufReader::new(File::open(input)?).lines() {
        let report = report(&serde_json::from_str(&line?)?);
        let id = report.id().0;
        writeln!(documents, "{}", json!({"id": id, "uri": report.uri, "text": report.text}))?;
        let points = CodePoints::new(&report.text);
        for time in read(&report) {
            writeln!(rows, "{}", row(&id, &report.text, &points, &time))?;
        }
    }
    Ok(())
}

fn report(value: &Value) -> Report {
    let mut report = Report::new(value["uri"].as_str().unwrap_or_default(), value["text"].as_str().unwrap_or_default());
    let published = value["published"].as_str();
    report.published = published.map(|value| Published { value: value.into(), basis: PublishedBasis::Metadata });
    report
}

fn read(report: &Report) -> Vec<Time> {
    let analysis = rough_analysis(&report.text);
    let knowledge = Knowledge::embedded();
    let mut context = Context::new(&report.text, &analysis, &knowledge);
    context.published = times::report_date(report, &context).as_ref().and_then(times::day_of);
    times::find(&context)
}

fn row(doc: &str, text: &str, points: &CodePoints<'_>, time: &Time) -> Value {
    let (start, end) = (points.at(time.span.start as usize), points.at(time.span.end as usize));
    let anchor = match time.anchor {
        None => Value::Null,
        Some(Anchor::Published) => "published".into(),
        Some(Anchor::Words(span)) => {
            json!({"start": points.at(span.start as usize), "end": points.at(span.end as usize), "text": span.of(text)})
        }
    };
    json!({
        "doc": doc, "start": start, "end": end, "text": time.span.of(text), "type": time.kind.name(),
        "value": time.value, "mod": time.modifier,
        "from": time.interval.and_then(|interval| interval.from), "to": time.interval.and_then(|interval| interval.to),
        "anchor": anchor, "by": time.provenance.by, "confidence": time.provenance.confidence,
    })
}

/// Sentences cut at points before capitals, words at white space: what stands in for the language model.
fn rough_analysis(text: &str) -> Analysis {
    let mut sentences = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for end in 1..=bytes.len() {
        let stop = end == bytes.len()
            || bytes[end] == b'\n' && bytes.get(end + 1) == Some(&b'\n')
            || matches!(bytes[end - 1], b'.' | b'?' | b'!' | b'"')
                && bytes[end].is_ascii_whitespace()
                && capital_after(&bytes[end..])
                && !abbreviation(&text.as_bytes()[start..end]);
        if stop {
            sentences.extend(rough_sentence(text, Span::new(start, end).trimmed(text)));
            start = end;
        }
    }
    Analysis { sentences }
}

fn capital_after(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !byte.is_ascii_whitespace()).is_none_or(|byte| byte.is_ascii_uppercase() || *byte == b'"')
}

fn abbreviation(before: &[u8]) -> bool {
    let word = before.rsplit(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
    word.len() <= 4 && word.first().is_some_and(u8::is_ascii_uppercase)
        || word.contains(&b'.') && word.len() == 4 && word[1] == b'.'
}

fn rough_sentence(text: &str, span: Span) -> Option<Sentence> {
    let words = span.of(text).split_whitespace();
    let base = text.as_ptr() as usize;
    let tokens: Vec<Token> = words
        .map(|word| {
            let start = word.as_ptr() as usize - base;
            Token {
                span: Span::new(start, start + word.len()),
                lemma: word.to_lowercase().into(),
                upos: Upos::Other,
                features: Features::default(),
                head: None,
                relation: Relation::new("root"),
            }
        })
        .collect();
    (!tokens.is_empty()).then(|| Sentence { span, opens_paragraph: false, tokens, names: Vec::new() })
}
