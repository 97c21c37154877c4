//! Development aid: reads reports (JSON lines with `uri`, `text`, and `title`, `publisher`, `published`) and writes one
//! digest a line: `digests REPORTS.jsonl DIGESTS.jsonl [--unread]`. With `--unread` the reports are not read: their
//! digests have what copies and stories need, and no events.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use polybius_assembly::digest;
use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::{Account, Reader, read};
use polybius_text::{Published, PublishedBasis, Report};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (input, output, unread_only) = match &arguments[..] {
        [input, output] => (input, output, false),
        [input, output, flag] if flag == "--unread" => (input, output, true),
        _ => return Err("digests REPORTS.jsonl DIGESTS.jsonl [--unread]".into()),
    };
    let reader = if unread_only {
        None
    } else {
        Some(Reader { language: Language::english()?, knowledge: Knowledge::embedded() })
    };
    let mut out = BufWriter::new(File::create(output)?);
    for line in BufReader::new(File::open(input)?).lines() {
        let report = report(&line?)?;
        let account = reader.as_ref().map_or_else(|| unread(&report), |reader| read(&report, reader));
        writeln!(out, "{}", serde_json::to_string(&digest(&report, &account))?)?;
    }
    Ok(())
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
