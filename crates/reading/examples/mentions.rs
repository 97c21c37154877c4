//! Development aid: reads reports (JSON lines with `uri`, `text`, `published`) from standard input and writes
//! `documents.jsonl`, `mentions.jsonl` and `entities.jsonl` in the form of the export into the folder given.
//!
//! `cargo run --release --example mentions -- DIR < reports.jsonl`

use std::fs::{self, File};
use std::io::{BufRead, BufWriter, Write, stdin};
use std::time::{Duration, Instant};

use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Language};
use polybius_reading::account::{Entity, Mention};
use polybius_reading::{Context, mentions, times};
use polybius_text::{CodePoints, Published, PublishedBasis, Report, Span};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    fs::create_dir_all(&folder)?;
    let open = |name: &str| Ok::<_, std::io::Error>(BufWriter::new(File::create(format!("{folder}/{name}.jsonl"))?));
    let (mut documents, mut rows, mut known) = (open("documents")?, open("mentions")?, open("entities")?);
    let (language, knowledge) = (Language::english().expect("the model"), Knowledge::embedded());
    let (mut words, mut spent) = (0, Duration::ZERO);
    for line in stdin().lock().lines() {
        let report = report(&serde_json::from_str(&line?)?);
        let id = report.id().0;
        writeln!(documents, "{}", json!({"id": id, "uri": report.uri, "text": report.text}))?;
        let analysis = language.analyse(&report.text);
        words += analysis.sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>();
        let begun = Instant::now();
        let (mentions, entities) = read(&report, &analysis, &knowledge);
        spent += begun.elapsed();
        let points = CodePoints::new(&report.text);
        for mention in &mentions {
            writeln!(rows, "{}", row(&id, &report.text, &points, mention))?;
        }
        for entity in &entities {
            writeln!(known, "{}", described(entity))?;
        }
    }
    eprintln!("mentions: {words} words in {spent:.2?}, {:.0} words/s", words as f64 / spent.as_secs_f64());
    Ok(())
}

fn report(value: &Value) -> Report {
    let mut report = Report::new(value["uri"].as_str().unwrap_or_default(), value["text"].as_str().unwrap_or_default());
    let published = value["published"].as_str();
    report.published = published.map(|value| Published { value: value.into(), basis: PublishedBasis::Metadata });
    report
}

fn read(report: &Report, analysis: &Analysis, knowledge: &Knowledge) -> (Vec<Mention>, Vec<Entity>) {
    let mut context = Context::new(&report.text, analysis, knowledge);
    context.published = times::report_date(report, &context).as_ref().and_then(times::day_of);
    mentions::find(&context)
}

fn row(doc: &str, text: &str, points: &CodePoints<'_>, mention: &Mention) -> Value {
    let span = |span: Span| json!({"start": points.at(span.start as usize), "end": points.at(span.end as usize), "text": span.of(text)});
    let mut row = span(mention.span);
    row["doc"] = json!(doc);
    row["head"] = span(mention.head);
    row["cluster"] = json!(mention.cluster);
    row["level"] = json!(mention.level.name());
    row["type"] = json!(mention.kind.name());
    row["entity"] = json!(mention.entity.as_ref().map(ToString::to_string));
    row["by"] = json!(mention.provenance.by);
    row["confidence"] = json!(mention.provenance.confidence);
    row
}

fn described(entity: &Entity) -> Value {
    let roles = entity.roles.iter().map(|role| {
        json!({"title": role.title, "of": role.of, "from": role.from.map(|day| day.to_string()), "to": role.to.map(|day| day.to_string())})
    });
    json!({
        "id": entity.id.to_string(), "name": entity.name, "type": entity.kind.name(), "country": entity.country,
        "sectors": entity.sectors, "roles": roles.collect::<Vec<_>>(), "wikidata": entity.wikidata,
    })
}
