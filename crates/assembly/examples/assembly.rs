//! Development aid: assembles digests and writes `documents`, `events`, `copies`, `stories`, `occurrences` and
//! `disputes` in the form of the contract, as far as the scorers need: `assembly REPORTS.jsonl DIGESTS.jsonl OUT`.

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use polybius_assembly::{Digest, Passage, assemble};
use polybius_text::CodePoints;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, digests, out] = &arguments[..] else { return Err("assembly REPORTS.jsonl DIGESTS.jsonl OUT".into()) };
    let texts: HashMap<String, String> = rows(reports)?.into_iter().filter_map(text_of).collect();
    let digests: Vec<Digest> =
        lines(digests)?.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let assembly = assemble(&digests);
    let events: usize = digests.iter().map(|digest| digest.tellings.len()).sum();
    eprintln!("{} digests with {events} events assembled in {:?}", digests.len(), start.elapsed());

    let text: HashMap<&str, &str> =
        digests.iter().map(|digest| (digest.report.0.as_str(), texts[&digest.uri].as_str())).collect();
    let place = |passage: &Passage| {
        let text = text[passage.report.0.as_str()];
        let points = CodePoints::new(text);
        let (start, end) = (points.at(passage.span.start as usize), points.at(passage.span.end as usize));
        json!({"doc": passage.report, "start": start, "end": end, "text": passage.span.of(text)})
    };
    fs::create_dir_all(out)?;
    write(out, "documents", digests.iter().map(|d| json!({"id": d.report, "uri": d.uri, "text": texts[&d.uri]})))?;
    write(
        out,
        "events",
        digests.iter().flat_map(|digest| {
            digest.tellings.iter().map(|telling| {
                let trigger = Passage { report: digest.report.clone(), span: telling.trigger };
                json!({"id": telling.event, "doc": digest.report, "trigger": place(&trigger)})
            })
        }),
    )?;
    write(
        out,
        "copies",
        assembly.copies.iter().map(|group| {
            json!({"id": group.id, "docs": group.reports, "kind": group.kind.name(), "origin": group.origin,
               "similarity": group.similarity, "evidence": group.evidence.iter().map(place).collect::<Vec<_>>()})
        }),
    )?;
    write(out, "stories", assembly.stories.iter().map(|story| {
        json!({"id": story.id, "title": story.title, "from": story.from, "to": story.to, "docs": story.reports})
    }))?;
    write(
        out,
        "occurrences",
        assembly.occurrences.iter().map(|occurrence| {
            let mut row = json!(occurrence);
            row["reports"] = json!(occurrence.reports.len());
            row["status"] = json!(occurrence.status.name());
            row
        }),
    )?;
    write(
        out,
        "disputes",
        assembly.disputes.iter().map(|dispute| {
            let version = |version: &polybius_assembly::Version| {
                json!({"value": version.value, "origins": version.origins,
                   "evidence": version.evidence.iter().map(place).collect::<Vec<_>>()})
            };
            json!({"id": dispute.id, "occurrence": dispute.occurrence, "kind": dispute.kind.name(),
               "attribute": dispute.attribute, "versions": dispute.versions.iter().map(version).collect::<Vec<_>>()})
        }),
    )
}

fn lines(path: &str) -> Result<Vec<String>, Box<dyn Error>> {
    Ok(BufReader::new(File::open(path)?).lines().collect::<Result<_, _>>()?)
}

fn rows(path: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    Ok(lines(path)?.iter().map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?)
}

fn text_of(row: Value) -> Option<(String, String)> {
    Some((row["uri"].as_str()?.to_owned(), row["text"].as_str()?.to_owned()))
}

fn write(out: &str, table: &str, rows: impl Iterator<Item = Value>) -> Result<(), Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(Path::new(out).join(table).with_extension("jsonl"))?);
    for row in rows {
        writeln!(file, "{row}")?;
    }
    Ok(())
}
