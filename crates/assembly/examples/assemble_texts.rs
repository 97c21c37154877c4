//! Reads reports (one JSON object a line: `uri`, `text`, and `title`, `publisher`, `published`), assembles them without
//! reading what they say, and writes `documents.jsonl`, `copies.jsonl` and `stories.jsonl`.
//!
//! For measuring the part of assembly that works on texts alone: `assemble_texts REPORTS.jsonl OUT`.

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use polybius_assembly::{Digest, assemble, digest};
use polybius_reading::Account;
use polybius_text::{CodePoints, Published, PublishedBasis, Report, ReportId};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out] = &arguments[..] else { return Err("assemble_texts REPORTS.jsonl OUT".into()) };
    let reports: Vec<Report> =
        BufReader::new(File::open(input)?).lines().map(|line| report(&line?)).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let digests: Vec<Digest> = reports.iter().map(|report| digest(report, &unread(report))).collect();
    let digested = Instant::now();
    let assembly = assemble(&digests);
    eprintln!("{} digests in {:?}, assembled in {:?}", digests.len(), digested - start, digested.elapsed());

    fs::create_dir_all(out)?;
    write(out, "documents", reports.iter().map(document))?;
    let texts: HashMap<ReportId, &str> = reports.iter().map(|report| (report.id(), report.text.as_str())).collect();
    write(
        out,
        "copies",
        assembly.copies.iter().map(|group| {
            let evidence: Vec<Value> = (group.evidence.iter())
                .map(|passage| {
                    let points = CodePoints::new(texts[&passage.report]);
                    let ends = (points.at(passage.span.start as usize), points.at(passage.span.end as usize));
                    json!({"doc": passage.report, "start": ends.0, "end": ends.1})
                })
                .collect();
            json!({"id": group.id, "docs": group.reports, "kind": group.kind.name(), "origin": group.origin,
               "similarity": group.similarity, "evidence": evidence})
        }),
    )?;
    write(out, "stories", assembly.stories.iter().map(|story| {
        json!({"id": story.id, "title": story.title, "from": story.from, "to": story.to, "docs": story.reports})
    }))
}

fn report(line: &str) -> Result<Report, Box<dyn Error>> {
    let row: Value = serde_json::from_str(line)?;
    let field = |name: &str| row[name].as_str().map(str::to_owned);
    let mut report = Report::new(field("uri").ok_or("no uri")?, field("text").ok_or("no text")?);
    (report.title, report.publisher) = (field("title"), field("publisher"));
    report.published = field("published").map(|value| Published { value, basis: PublishedBasis::Metadata });
    Ok(report)
}

/// An account that tells nothing.
fn unread(report: &Report) -> Account {
    Account {
        report: report.id(),
        published: report.published.clone(),
        notes: Vec::new(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        words: 0,
        diagnostics: Vec::new(),
    }
}

fn document(report: &Report) -> Value {
    json!({"id": report.id(), "uri": report.uri, "text": report.text})
}

fn write(out: &str, table: &str, rows: impl Iterator<Item = Value>) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(Path::new(out).join(table).with_extension("jsonl"))?);
    for row in rows {
        writeln!(file, "{row}")?;
    }
    Ok(())
}
