use std::io::Write;

use anstyle::Style;
use clap::Args;
use polybius_store::{Hit, Record};

use crate::outcome::{Failure, Outcome, Result};
use crate::page;
use crate::{messages, named_record};

/// Search the reports of a record for words
///
/// All words must occur in the title or the text; "…" asks for a phrase, word* for a beginning, OR and NOT combine.
#[derive(Debug, Args)]
#[command(override_usage = "polybius search [OPTIONS] [RECORD] <WORDS>...")]
#[command(after_help = "Example:\n  polybius search affair.db '\"land mines\" treaty'")]
pub struct Arguments {
    /// The record (polybius.db when none is named), then the words
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Most reports to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

/// Searches a record.
pub fn run(options: Arguments) -> Result {
    let (path, words) = named_record::split(options.words);
    if words.is_empty() {
        return Err(Failure::Told("say which words to search for: polybius search affair.db storm".to_owned()));
    }
    let hits = Record::open(&path)?.search(&words.join(" "), options.limit)?;
    let mut out = anstream::stdout();
    for hit in &hits {
        if options.json {
            writeln!(out, "{}", json(hit))?;
        } else {
            writeln!(out, "{}", told(hit))?;
        }
    }
    if hits.is_empty() {
        messages::line(&"nothing found");
    }
    Ok(Outcome::Done)
}

fn told(hit: &Hit) -> String {
    let bold = Style::new().bold();
    let envelope = [&hit.publisher, &hit.day, &hit.title].into_iter().flatten().cloned().collect::<Vec<_>>();
    let head = format!("{bold}{}{bold:#}  {}", hit.uri, envelope.join(", "));
    let passage = page::wrap(&format!("… {} …", page::one_line(&hit.passage.text)), "    ", "    ");
    format!("{}\n{passage}", head.trim_end())
}

fn json(hit: &Hit) -> serde_json::Value {
    serde_json::json!({
        "id": hit.id, "uri": hit.uri, "title": hit.title, "publisher": hit.publisher, "published": hit.day,
        "start": hit.passage.start, "end": hit.passage.end, "text": hit.passage.text,
    })
}
