use polybius_reading::Account;
use polybius_reading::account::Figure;
use serde::{Deserialize, Serialize};

use super::{Confidence, Extent, Number, Quoter, Row, SpanRow};

/// How much of what, and whose figure it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureRow {
    /// Its id.
    pub id: String,
    /// The report's id.
    pub doc: String,
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// The value named.
    pub value: Option<Number>,
    /// Smallest value the words allow.
    pub low: Option<Number>,
    /// Largest value the words allow.
    pub high: Option<Number>,
    /// How the words bound it.
    pub bound: String,
    /// UCUM code, ISO 4217 code, `%`, or null for a count.
    pub unit: Option<String>,
    /// What sort of quantity.
    pub kind: String,
    /// What is counted or measured.
    pub of: Option<SpanRow>,
    /// Whose figure it is.
    pub who: Option<SpanRow>,
    /// For a change: where it started.
    pub from_value: Option<Number>,
    /// When it held: where the row stands in `times`.
    pub time: Option<Extent>,
    /// The statement that gives it.
    pub statement: Option<String>,
    /// The rule that found it.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

impl Row for FigureRow {
    const TABLE: &'static str = "figures";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "doc",
        "start",
        "end",
        "text",
        "value",
        "low",
        "high",
        "bound",
        "unit",
        "kind",
        "of",
        "who",
        "from_value",
        "time",
        "statement",
        "by",
        "confidence",
    ];
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<FigureRow> {
    let figures = account.figures.iter().enumerate();
    figures.map(|(index, figure)| row(doc, account, index, figure, quoter)).collect()
}

fn row(doc: &str, account: &Account, index: usize, figure: &Figure, quoter: &Quoter<'_>) -> FigureRow {
    let SpanRow { start, end, text } = quoter.span(figure.span);
    FigureRow {
        id: account.figure_id(index),
        doc: doc.to_owned(),
        start,
        end,
        text,
        value: figure.value.map(Number),
        low: figure.low.map(Number),
        high: figure.high.map(Number),
        bound: figure.bound.name().to_owned(),
        unit: figure.unit.clone(),
        kind: figure.kind.name().to_owned(),
        of: figure.of.map(|span| quoter.span(span)),
        who: figure.who.map(|span| quoter.span(span)),
        from_value: figure.from_value.map(Number),
        time: figure.time.map(|time| quoter.extent(account.times[time].span)),
        statement: figure.statement.map(|statement| account.statement_id(statement)),
        by: figure.provenance.by.to_string(),
        confidence: Confidence::new(figure.provenance.confidence),
    }
}
