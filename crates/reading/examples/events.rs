//! Development aid: reads reports (JSON lines with `uri` and `text`) from standard input and writes `documents.jsonl`,
//! `sentences.jsonl` and `events.jsonl` in the form of the contract into the folder given, for the scorers.

use std::fs::File;
use std::io::{BufRead, BufWriter, Write, stdin};
use std::path::Path;

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::account::{Actor, Event};
use polybius_reading::{Account, Reader, read};
use polybius_text::{CodePoints, Report, Span};
use serde_json::{Value, json};

fn main() {
    let folder = std::env::args().nth(1).expect("a folder to write to");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let open = |name: &str| BufWriter::new(File::create(Path::new(&folder).join(name)).expect("the file can be made"));
    let (mut documents, mut sentences, mut events) =
        (open("documents.jsonl"), open("sentences.jsonl"), open("events.jsonl"));
    let reader = Reader { language: Language::english().expect("the model"), knowledge: Knowledge::embedded() };
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let text = row["text"].as_str().expect("text");
        let report = Report::new(row["uri"].as_str().expect("uri"), text);
        let account = read(&report, &reader);
        let id = report.id().0;
        let points = CodePoints::new(text);
        let span = |span: Span| json!({"start": points.at(span.start as usize), "end": points.at(span.end as usize), "text": span.of(text)});
        writeln!(documents, "{}", json!({"id": id, "uri": report.uri, "text": text})).expect("written");
        for (index, sentence) in account.sentences.iter().enumerate() {
            let (start, end) = (points.at(sentence.start as usize), points.at(sentence.end as usize));
            writeln!(sentences, "{}", json!({"doc": id, "index": index, "start": start, "end": end})).expect("written");
        }
        for (index, event) in account.events.iter().enumerate() {
            writeln!(events, "{}", row_of(&account, index, event, &id, &span)).expect("written");
        }
    }
}

fn row_of(account: &Account, index: usize, event: &Event, doc: &str, span: &dyn Fn(Span) -> Value) -> Value {
    let actors =
        |actors: &[Actor]| actors.iter().map(|actor| with_country(span(actor.span), actor)).collect::<Vec<_>>();
    json!({
        "id": account.event_id(index), "doc": doc, "sentence": event.sentence, "trigger": span(event.trigger),
        "source": actors(&event.source), "target": actors(&event.target), "instrument": actors(&event.instrument),
        "theme": actors(&event.theme), "place": event.place.as_ref().map(|place| span(place.span)),
        "time": event.time.as_ref().map(|time| span(account.times[time.time].span)),
        "plover": event.plover, "cameo": event.cameo, "mode": event.mode, "contexts": event.contexts,
        "polarity": event.polarity.name(), "modality": event.modality.name(),
        "of": event.of.map(|of| account.event_id(of)),
        "statement": event.statement.map(|index| account.statement_id(index)),
        "by": event.provenance.by, "confidence": event.provenance.confidence,
    })
}

fn with_country(mut value: Value, actor: &Actor) -> Value {
    value["country"] = json!(actor.country);
    value["sectors"] = json!(actor.sectors);
    value["entity"] = json!(actor.entity.as_ref().map(ToString::to_string));
    value
}
