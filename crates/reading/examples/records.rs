//! What the judge of events looks at, for `training/judgement.py`: `records REPORTS.jsonl ROWS.jsonl VECTORS` reads reports
//! (`uri`, `text`) and writes for every event with a code one line (`uri`, `start`, `end`, `plover`, `modality`,
//! `polarity`, `source`, `target`, `signs`; places are Unicode code points) and its vectors (little-endian 32-bit floats).

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::account::{Actor, Event};
use polybius_reading::events::{self, Found, judgement};
use polybius_reading::{Context, figures, mentions, statements, times};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [reports, rows, vectors] = &paths[..] else { return Err("records REPORTS.jsonl ROWS.jsonl VECTORS".into()) };
    let (language, knowledge) = (Language::english()?, Knowledge::embedded());
    let (mut rows, mut vectors) = (BufWriter::new(File::create(rows)?), BufWriter::new(File::create(vectors)?));
    for line in BufReader::new(File::open(reports)?).lines() {
        let report: Value = serde_json::from_str(&line?)?;
        let text = report["text"].as_str().ok_or("a report without text")?;
        for (event, evidence) in records(text, &language, &knowledge) {
            let mut row = row(text, &event);
            row["uri"] = report["uri"].clone();
            row["signs"] = json!(evidence.signs);
            writeln!(rows, "{row}")?;
            evidence.vectors.iter().try_for_each(|number| vectors.write_all(&number.to_le_bytes()))?;
        }
    }
    Ok(())
}

/// The events of a text that have a code before they are judged, with what the judge looks at.
fn records(text: &str, language: &Language, knowledge: &Knowledge) -> Vec<(Event, judgement::Evidence)> {
    let (analysis, vectors) = language.analyse_with_vectors(text);
    let mut context = Context::new(text, &analysis, knowledge);
    context.vectors = Some(&vectors);
    let (mentions, entities) = mentions::find(&context);
    let times = times::find(&context);
    let figures = figures::find(&context, &times);
    let statements = statements::find(&context, &mentions, &entities);
    let found =
        Found { mentions: &mentions, entities: &entities, times: &times, figures: &figures, statements: &statements };
    let events = events::candidates(&context, &found);
    let evidence = judgement::evidence(&context, &found, &events);
    events.into_iter().zip(evidence).filter_map(|(event, evidence)| Some((event, evidence?))).collect()
}

fn row(text: &str, event: &Event) -> Value {
    let point = |offset: u32| text[..offset as usize].chars().count();
    let places = |actors: &[Actor]| -> Vec<[usize; 2]> {
        actors.iter().map(|actor| [point(actor.span.start), point(actor.span.end)]).collect()
    };
    json!({
        "start": point(event.trigger.start), "end": point(event.trigger.end), "plover": event.plover,
        "modality": event.modality.name(), "polarity": event.polarity.name(),
        "source": places(&event.source), "target": places(&event.target),
    })
}
