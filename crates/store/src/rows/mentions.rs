use polybius_reading::Account;
use serde::{Deserialize, Serialize};

use super::{Confidence, Quoter, Row, SpanRow};

/// Words that stand for somebody or something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MentionRow {
    /// The report's id.
    pub doc: String,
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// All its words.
    pub text: String,
    /// Its head.
    pub head: SpanRow,
    /// Number of the coreference chain inside the report.
    pub cluster: u32,
    /// `name`, `nominal` or `pronoun`.
    pub level: String,
    /// What sort of thing it stands for.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it stands for.
    pub entity: Option<String>,
    /// The rule or head that found it.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

impl Row for MentionRow {
    const TABLE: &'static str = "mentions";
    const COLUMNS: &'static [&'static str] =
        &["doc", "start", "end", "text", "head", "cluster", "level", "type", "entity", "by", "confidence"];
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<MentionRow> {
    let rows = account.mentions.iter().map(|mention| {
        let SpanRow { start, end, text } = quoter.span(mention.span);
        MentionRow {
            doc: doc.to_owned(),
            start,
            end,
            text,
            head: quoter.span(mention.head),
            cluster: mention.cluster,
            level: mention.level.name().to_owned(),
            kind: mention.kind.name().to_owned(),
            entity: mention.entity.as_ref().map(|id| id.0.clone()),
            by: mention.provenance.by.to_string(),
            confidence: Confidence::new(mention.provenance.confidence),
        }
    });
    rows.collect()
}
