use std::path::{Path, PathBuf};

use clap::Args;
use polybius_reading::account::{Actor, Event};
use polybius_reading::{Reader, read};
use polybius_text::{Published, PublishedBasis, Report};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::outcome::{Outcome, Result};
use crate::{dictionaries, doors, engine};

/// Code the events of short records, as event coders do
///
/// Reads one JSON object a line from standard input: id, date and text. Writes for each its events: source and target as
/// country and sector codes (--- for an actor that has none), and the CAMEO code.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  echo '{\"id\":1,\"date\":\"2024-11-21\",\"text\":\"Ukraine shelled Russian troops on \
                        Wednesday.\"}' | polybius events"
)]
pub struct Arguments {
    /// Code with the verb, actor, agent and discard files (*.txt) of PETRARCH or TABARI in this folder instead
    #[arg(long, value_name = "DIR")]
    dictionaries: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Question {
    id: Value,
    date: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    events: Vec<EventRow>,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct EventRow {
    source: String,
    target: String,
    code: String,
}

/// Codes records.
pub fn run(options: Arguments) -> Result {
    let reader = engine::reader()?;
    match options.dictionaries {
        Some(folder) => run_with_dictionaries(&folder, &reader),
        None => {
            doors::answer(|Question { id, date, text }| Answer { id, events: events(&reader, date.as_deref(), text) })
        }
    }
}

/// Codes records with the dictionaries of a folder.
fn run_with_dictionaries(folder: &Path, reader: &Reader) -> Result {
    let (dictionaries, rejected) = dictionaries::of_folder(folder)?;
    let answered = doors::answer(|Question { id, date, text }| {
        let day = date.and_then(|date| date.get(..10)?.parse().ok());
        let rows = dictionaries.code(&text, day, reader).into_iter();
        let events = rows.map(|event| EventRow { source: event.source, target: event.target, code: event.code });
        Answer { id, events: events.collect() }
    })?;
    Ok(if rejected > 0 { Outcome::Rejected } else { answered })
}

/// The events of a text, each once, in the order of the text.
fn events(reader: &Reader, date: Option<&str>, text: String) -> Vec<EventRow> {
    let mut report = Report::new("record", text);
    let value = date.and_then(polybius_intake::day_or_moment);
    report.published = value.map(|value| Published { value, basis: PublishedBasis::Metadata });
    let mut rows = Vec::new();
    for row in read(&report, reader).events.iter().flat_map(rows_of) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// One row for each pair of parties; none for an event without code.
fn rows_of(event: &Event) -> Vec<EventRow> {
    let Some(code) = &event.cameo else { return Vec::new() };
    let (sources, targets) = (codes(&event.source), codes(&event.target));
    let pairs = sources.iter().flat_map(|source| targets.iter().map(move |target| (source, target)));
    let row = |(source, target): (&String, &String)| EventRow {
        source: source.clone(),
        target: target.clone(),
        code: code.to_string(),
    };
    pairs.map(row).collect()
}

/// Country and first sector of each actor.
fn codes(actors: &[Actor]) -> Vec<String> {
    const NOBODY: &str = "---";
    let code = |actor: &Actor| {
        let sector = actor.sectors.first().map(String::as_str).unwrap_or_default();
        let code = format!("{}{sector}", actor.country.as_deref().unwrap_or_default());
        if code.is_empty() { NOBODY.to_owned() } else { code }
    };
    if actors.is_empty() { vec![NOBODY.to_owned()] } else { actors.iter().map(code).collect() }
}
