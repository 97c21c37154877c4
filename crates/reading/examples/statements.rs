//! A development aid: reads reports as JSON lines and writes `documents.jsonl` and `statements.jsonl` in contract form.
//!
//! `statements REPORTS.jsonl DIRECTORY`. A report that has a field `conllu` is read with those trees, so that rules can be
//! measured apart from the parser.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Language, conllu};
use polybius_reading::account::{Note, Polarity, Source, Statement};
use polybius_reading::{Context, mentions, notes, statements};
use polybius_text::{CodePoints, Report, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, directory] = &arguments[..] else { return Err("usage: statements REPORTS.jsonl DIRECTORY".into()) };
    fs::create_dir_all(directory)?;
    let create = |name: &str| File::create(Path::new(directory).join(name)).map(BufWriter::new);
    let (mut documents, mut rows) = (create("documents.jsonl")?, create("statements.jsonl")?);
    let mut language = None;
    let knowledge = Knowledge::embedded();
    for line in BufReader::new(File::open(reports)?).lines() {
        let fields: Value = serde_json::from_str(&line?)?;
        let (text, analysis) = analysed(&fields, &mut language)?;
        let report = Report::new(fields["uri"].as_str().unwrap_or_default(), text);
        let id = report.id().0;
        let context = Context::new(&report.text, &analysis, &knowledge);
        let notes: Vec<_> = notes::find(&context).iter().map(|found| note(&report.text, found)).collect();
        writeln!(documents, "{}", json!({"id": id, "uri": report.uri, "text": report.text, "notes": notes}))?;
        let (mentions, entities) = mentions::find(&context);
        let points = CodePoints::new(&report.text);
        for statement in statements::find(&context, &mentions, &entities) {
            writeln!(rows, "{}", row(&id, &report.text, &points, &statement))?;
        }
    }
    Ok(())
}

fn analysed(fields: &Value, language: &mut Option<Language>) -> Result<(String, Analysis), Box<dyn Error>> {
    if let Some(trees) = fields["conllu"].as_str() {
        return Ok(conllu::read(trees)?);
    }
    let text = fields["text"].as_str().ok_or("a report without text")?.to_owned();
    if language.is_none() {
        *language = Some(Language::english()?);
    }
    let analysis = language.as_ref().map(|language| language.analyse(&text)).unwrap_or_default();
    Ok((text, analysis))
}

fn note(text: &str, note: &Note) -> Value {
    json!({"kind": note.kind, "text": note.span.of(text), "note": note.note})
}

fn row(document: &str, text: &str, points: &CodePoints<'_>, statement: &Statement) -> Value {
    let span = |span: Span| json!({"start": points.at(span.start as usize), "end": points.at(span.end as usize), "text": span.of(text)});
    let party = |party: &Option<Source>| match party {
        None => Value::Null,
        Some(party) => {
            let mut object = span(party.span);
            object["entity"] = json!(party.entity);
            object["role"] = party.role.map_or(Value::Null, |role| json!(role.of(text)));
            object
        }
    };
    json!({
        "doc": document,
        "source": party(&statement.source),
        "addressee": party(&statement.addressee),
        "cue": statement.cue.map_or(Value::Null, span),
        "content": statement.content.iter().copied().map(span).collect::<Vec<_>>(),
        "manner": statement.manner.name(),
        "act": statement.act.0,
        "anonymous": statement.anonymous,
        "channel": statement.channel.as_ref().map_or(Value::Null, |channel| span(channel.span)),
        "polarity": if statement.polarity == Polarity::Negated { "negated" } else { "affirmed" },
        "within": statement.within,
        "answers": statement.answers.iter().map(|answer| json!({"statement": answer.statement, "kind": answer.kind.name()})).collect::<Vec<_>>(),
        "by": statement.provenance.by,
        "confidence": statement.provenance.confidence,
    })
}
