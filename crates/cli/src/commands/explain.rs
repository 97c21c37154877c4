use std::io::Write;

use anstyle::Style;
use clap::Args;
use polybius_reading::coding::{Coder, Pair, code};
use polybius_reading::events::judgement::{self, Judgement};
use polybius_reading::events::{self, Found, Reason};
use polybius_reading::{Account, Context, Reader};
use polybius_store::Record;
use polybius_text::{Report, Span};

use crate::outcome::{Failure, Outcome, Result};
use crate::{engine, named_record, page};

/// Roots that are listed of the coder's probabilities.
const LISTED: usize = 5;

/// Say why an event stands in the record
///
/// Prints the words that tell it, the rule that found it, the rows of the codebook that these words fulfil (the first was
/// taken, the others are the alternatives), how far a trained judge trusts it, and what the coder, which weighs a trained
/// head against the codebook, thinks of source and target. The report is read again for this; the record stays as it is.
#[derive(Debug, Args)]
#[command(override_usage = "polybius explain [RECORD] <EVENT>")]
#[command(
    after_help = "Example:\n  polybius explain affair.db 3f2a\n\nEVENT is the id of a row of events.jsonl, or a \
                        beginning of it."
)]
pub struct Arguments {
    /// The record (polybius.db when none is named), then the id of the event
    #[arg(required = true, value_name = "EVENT")]
    words: Vec<String>,
}

/// Explains an event.
pub fn run(options: Arguments) -> Result {
    let (path, words) = named_record::split(options.words);
    let [name] = &words[..] else {
        return Err(Failure::Told("name one event by its id: polybius explain affair.db 3f2a".to_owned()));
    };
    let record = Record::open(&path)?;
    let (report, id) = record.find_event(name)?;
    let (report, account) = record.get(&report)?;
    let index = (0..account.events.len())
        .find(|index| account.event_id(*index) == id)
        .ok_or_else(|| Failure::Told(format!("event {id} was read by an earlier version: read the report again")))?;
    let reader = engine::reader()?;
    let mut out = anstream::stdout();
    told(&mut out, &report, &account, index)?;
    reasons(&mut out, &report, &account, index, &reader)?;
    probabilities(&mut out, &report, &account, index, &reader)?;
    Ok(Outcome::Done)
}

/// The event itself.
fn told(out: &mut impl Write, report: &Report, account: &Account, index: usize) -> std::io::Result<()> {
    let event = &account.events[index];
    let text = report.text.as_str();
    let bold = Style::new().bold();
    let code = event.plover.as_deref().unwrap_or("no root");
    let cameo = event.cameo.as_deref().map(|cameo| format!(" (CAMEO {cameo})")).unwrap_or_default();
    writeln!(out, "{bold}{code}{cameo}{bold:#}  {}, {}", event.modality.name(), event.polarity.name())?;
    writeln!(out, "{}", page::wrap(&page::one_line(account.sentences[event.sentence].of(text)), "  ", "  "))?;
    let actors = |actors: &[polybius_reading::account::Actor]| {
        let words = actors.iter().map(|actor| format!("“{}”", page::one_line(actor.span.of(text))));
        words.collect::<Vec<_>>().join(", ")
    };
    for (name, list) in [("source", &event.source), ("target", &event.target), ("theme", &event.theme)] {
        if !list.is_empty() {
            writeln!(out, "  {name}: {}", actors(list))?;
        }
    }
    let by = &event.provenance;
    writeln!(out, "  trigger “{}”, found by {}, confidence {:.2}", event.trigger.of(text), by.by, by.confidence)
}

/// The rows of the codebook that hold.
fn reasons(out: &mut impl Write, report: &Report, account: &Account, index: usize, reader: &Reader) -> Result<()> {
    let text = report.text.as_str();
    let (analysis, vectors) = reader.language.analyse_with_vectors(text);
    let mut context = Context::new(text, &analysis, &reader.knowledge);
    context.vectors = Some(&vectors);
    context.publisher = report.publisher.as_deref();
    let found = Found {
        mentions: &account.mentions,
        entities: &account.entities,
        times: &account.times,
        figures: &account.figures,
        statements: &account.statements,
    };
    let trigger = account.events[index].trigger;
    let reasons = events::explain(&context, &found, trigger).unwrap_or_default();
    if reasons.is_empty() {
        writeln!(out, "\nNo row of the codebook names it: the language model takes its word for a predicate.")?;
        return Ok(());
    }
    writeln!(out, "\nRows of data/codebook that its words fulfil, the one taken first:")?;
    for reason in &reasons {
        writeln!(out, "{}", row(reason, text))?;
    }
    if let Some(judgement) = judgement::judgement(&context, &found, trigger) {
        judged(out, &judgement)?;
    }
    Ok(())
}

/// How likely a careful reader would accept the record.
fn judged(out: &mut impl Write, judgement: &Judgement) -> Result<()> {
    writeln!(out, "\nHow likely a careful reader would say that it is right (the trained judge):")?;
    let parts = [
        ("event", judgement.event),
        ("source", judgement.source),
        ("target", judgement.target),
        ("root", judgement.root),
        ("modality", judgement.modality),
    ];
    for (part, likely) in parts {
        writeln!(out, "  {part:<10} {likely:.2}")?;
    }
    if !judgement.is_good() {
        writeln!(out, "One side is too uncertain: the deed is kept without the code.")?;
    }
    Ok(())
}

fn row(reason: &Reason, text: &str) -> String {
    let code = match (&reason.cameo, reason.root) {
        (Some(cameo), Some(root)) => format!("{root} {cameo}"),
        (Some(cameo), None) => cameo.clone(),
        (None, _) => "no event".to_owned(),
    };
    let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(", ");
    let filled: Vec<String> = reason.filled.iter().map(|(slot, spans)| format!("{slot}: “{}”", words(spans))).collect();
    let matched = if filled.is_empty() { String::new() } else { format!("  [{}]", filled.join("; ")) };
    format!("  {code:<16} {}: {}  (asks for {}){matched}", reason.table, reason.row, reason.specificity)
}

/// What the coder thinks that the source does to the target.
fn probabilities(
    out: &mut impl Write,
    report: &Report,
    account: &Account,
    index: usize,
    reader: &Reader,
) -> Result<()> {
    let event = &account.events[index];
    let (Some(source), Some(target)) = (event.source.first(), event.target.first()) else {
        writeln!(out, "\nThe coder compares roots only where there is a source and a target.")?;
        return Ok(());
    };
    let text = report.text.as_str();
    let words = |span: Span| span.of(text).to_owned();
    let sentence = words(account.sentences[event.sentence]);
    let pair = Pair { text: sentence, source: words(source.span), target: words(target.span), marked: None };
    let coding = code(&pair, reader, Coder::Cascade);
    let mut scores: Vec<(&str, f32)> = coding.scores.iter().collect();
    scores.sort_by(|one, other| other.1.total_cmp(&one.1));
    writeln!(out, "\nThe coder ({}) for this source and target in this sentence:", coding.by)?;
    for (root, score) in scores.into_iter().take(LISTED) {
        writeln!(out, "  {root:<10} {score:.2}")?;
    }
    Ok(())
}
