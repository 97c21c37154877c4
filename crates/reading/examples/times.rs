//! Development aid: reads reports (JSON lines with `uri`, `text`, `published`) and writes `documents.jsonl`,
//! `times.jsonl` and `figures.jsonl` in the form of the export, without the rest of the program; prints the speed of the
//! two stages with the trees given.
//!
//! `cargo run --release --example times -- reports.jsonl DIR`

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::time::{Duration, Instant};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::account::{Anchor, Figure, Time};
use polybius_reading::{Context, figures, times};
use polybius_text::{CodePoints, Published, PublishedBasis, Report, Span};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(input), Some(directory)) = (arguments.next(), arguments.next()) else {
        panic!("two arguments: reports.jsonl DIR");
    };
    fs::create_dir_all(&directory)?;
    let mut documents = BufWriter::new(File::create(format!("{directory}/documents.jsonl"))?);
    let mut time_rows = BufWriter::new(File::create(format!("{directory}/times.jsonl"))?);
    let mut figure_rows = BufWriter::new(File::create(format!("{directory}/figures.jsonl"))?);
    let language = Language::english().expect("the model that is built in loads");
    let mut speed = Speed::default();
    for line in BufReader::new(File::open(input)?).lines() {
        let report = report(&serde_json::from_str(&line?)?);
        let id = report.id().0;
        let (published, times, figures) = read(&report, &language, &mut speed);
        let published = published.map(|published| json!([published.value, published.basis.name()]));
        writeln!(documents, "{}", json!({"id": id, "uri": report.uri, "published": published, "text": report.text}))?;
        let spans = Spans { text: &report.text, points: CodePoints::new(&report.text) };
        for time in &times {
            writeln!(time_rows, "{}", time_row(&id, &spans, time))?;
        }
        for figure in &figures {
            writeln!(figure_rows, "{}", figure_row(&id, &spans, figure, &times))?;
        }
    }
    eprintln!("{} words, {:.0} words/s", speed.words, speed.words as f64 / speed.time.as_secs_f64());
    Ok(())
}

#[derive(Default)]
struct Speed {
    words: usize,
    time: Duration,
}

fn report(value: &Value) -> Report {
    let mut report = Report::new(value["uri"].as_str().unwrap_or_default(), value["text"].as_str().unwrap_or_default());
    let published = value["published"].as_str();
    report.published = published.map(|value| Published { value: value.into(), basis: PublishedBasis::Metadata });
    report
}

fn read(report: &Report, language: &Language, speed: &mut Speed) -> (Option<Published>, Vec<Time>, Vec<Figure>) {
    let analysis = language.analyse(&report.text);
    let knowledge = Knowledge::embedded();
    let mut context = Context::new(&report.text, &analysis, &knowledge);
    let start = Instant::now();
    let published = times::report_date(report, &context);
    context.published = published.as_ref().and_then(times::day_of);
    let times = times::find(&context);
    let figures = figures::find(&context, &times);
    speed.time += start.elapsed();
    speed.words += analysis.sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>();
    (published, times, figures)
}

struct Spans<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl Spans<'_> {
    fn json(&self, span: Span) -> Value {
        json!({"start": self.at(span.start), "end": self.at(span.end), "text": span.of(self.text)})
    }

    fn at(&self, byte: u32) -> usize {
        self.points.at(byte as usize)
    }
}

fn time_row(doc: &str, spans: &Spans<'_>, time: &Time) -> Value {
    let anchor = match time.anchor {
        None => Value::Null,
        Some(Anchor::Published) => "published".into(),
        Some(Anchor::Words(span)) => spans.json(span),
    };
    json!({
        "doc": doc, "start": spans.at(time.span.start), "end": spans.at(time.span.end), "text": time.span.of(spans.text),
        "type": time.kind.name(), "value": time.value, "mod": time.modifier,
        "from": time.interval.and_then(|interval| interval.from), "to": time.interval.and_then(|interval| interval.to),
        "anchor": anchor, "by": time.provenance.by, "confidence": time.provenance.confidence,
    })
}

fn figure_row(doc: &str, spans: &Spans<'_>, figure: &Figure, times: &[Time]) -> Value {
    json!({
        "doc": doc, "start": spans.at(figure.span.start), "end": spans.at(figure.span.end),
        "text": figure.span.of(spans.text), "value": figure.value, "low": figure.low, "high": figure.high,
        "bound": figure.bound.name(), "unit": figure.unit, "kind": figure.kind.name(),
        "of": figure.of.map(|span| spans.json(span)), "who": figure.who.map(|span| spans.json(span)),
        "from_value": figure.from_value, "time": figure.time.map(|time| times[time].span.of(spans.text)),
        "by": figure.provenance.by, "confidence": figure.provenance.confidence,
    })
}
