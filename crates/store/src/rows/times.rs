use polybius_reading::Account;
use polybius_reading::account::{Anchor, Time};
use serde::{Deserialize, Serialize};

use super::{Confidence, Quoter, Row, SpanRow};

/// A time expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimeRow {
    /// The report's id.
    pub doc: String,
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: String,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// First day of its interval.
    pub from: Option<String>,
    /// Last day of its interval.
    pub to: Option<String>,
    /// What it is counted from.
    pub anchor: Option<AnchorRow>,
    /// The rule that found it.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// What a relative time is counted from: words of the text, or `"published"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum AnchorRow {
    /// Another time or event of the text.
    Words(SpanRow),
    /// Always `published`: the report's day.
    Named(String),
}

impl Row for TimeRow {
    const TABLE: &'static str = "times";
    const COLUMNS: &'static [&'static str] =
        &["doc", "start", "end", "text", "type", "value", "mod", "from", "to", "anchor", "by", "confidence"];
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<TimeRow> {
    account.times.iter().map(|time| row(doc, time, quoter)).collect()
}

fn row(doc: &str, time: &Time, quoter: &Quoter<'_>) -> TimeRow {
    let SpanRow { start, end, text } = quoter.span(time.span);
    let (from, to) = time.interval.map_or((None, None), |interval| (interval.from, interval.to));
    TimeRow {
        doc: doc.to_owned(),
        start,
        end,
        text,
        kind: time.kind.name().to_owned(),
        value: time.value.clone(),
        modifier: time.modifier.clone(),
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        anchor: time.anchor.map(|anchor| anchor_row(anchor, quoter)),
        by: time.provenance.by.to_string(),
        confidence: Confidence::new(time.provenance.confidence),
    }
}

fn anchor_row(anchor: Anchor, quoter: &Quoter<'_>) -> AnchorRow {
    match anchor {
        Anchor::Published => AnchorRow::Named("published".to_owned()),
        Anchor::Words(span) => AnchorRow::Words(quoter.span(span)),
    }
}
