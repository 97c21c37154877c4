use polybius_reading::Account;
use polybius_reading::account::{Answer, Channel, Source, Statement};
use serde::{Deserialize, Serialize};

use super::{Confidence, Extent, Quoter, Row, SpanRow};

/// Who says what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementRow {
    /// Its id.
    pub id: String,
    /// The report's id.
    pub doc: String,
    /// Who says it.
    pub source: Option<SourceRow>,
    /// To whom.
    pub addressee: Option<SourceRow>,
    /// The words that mark it as said.
    pub cue: Option<SpanRow>,
    /// What is said.
    pub content: Vec<SpanRow>,
    /// `direct`, `indirect` or `mixed`.
    pub manner: String,
    /// What saying it does.
    pub act: String,
    /// Whether the source is kept anonymous.
    pub anonymous: bool,
    /// The outlet or platform that carried it.
    pub channel: Option<ChannelRow>,
    /// `affirmed`, or `negated`: it was not said.
    pub polarity: String,
    /// The statement it is nested in.
    pub within: Option<String>,
    /// What it denies, confirms or answers.
    pub answers: Vec<AnswerRow>,
    /// The rule that found it.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// Who says something, or hears it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Whom they stand for.
    pub entity: Option<String>,
    /// The words that say who that is.
    pub role: Option<String>,
}

/// The outlet or platform that carried a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRow {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Which outlet or platform.
    pub entity: Option<String>,
}

/// A statement's bearing on another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// The other statement's id.
    pub statement: String,
    /// `denies`, `confirms`, `rejects` or `answers`.
    pub kind: String,
}

impl Row for StatementRow {
    const TABLE: &'static str = "statements";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "doc",
        "source",
        "addressee",
        "cue",
        "content",
        "manner",
        "act",
        "anonymous",
        "channel",
        "polarity",
        "within",
        "answers",
        "by",
        "confidence",
    ];
}

impl StatementRow {
    /// From the first to the last of its words: source, cue and content.
    pub fn extent(&self) -> Extent {
        let source = self.source.iter().map(|source| Extent { start: source.start, end: source.end });
        let spans = self.cue.iter().chain(&self.content).map(|span| Extent { start: span.start, end: span.end });
        source
            .chain(spans)
            .reduce(|whole, part| Extent { start: whole.start.min(part.start), end: whole.end.max(part.end) })
            .unwrap_or(Extent { start: 0, end: 0 })
    }
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<StatementRow> {
    let statements = account.statements.iter().enumerate();
    statements.map(|(index, statement)| row(doc, account, index, statement, quoter)).collect()
}

fn row(doc: &str, account: &Account, index: usize, statement: &Statement, quoter: &Quoter<'_>) -> StatementRow {
    StatementRow {
        id: account.statement_id(index),
        doc: doc.to_owned(),
        source: statement.source.as_ref().map(|source| source_row(source, quoter)),
        addressee: statement.addressee.as_ref().map(|addressee| source_row(addressee, quoter)),
        cue: statement.cue.map(|cue| quoter.span(cue)),
        content: quoter.spans(&statement.content),
        manner: statement.manner.name().to_owned(),
        act: statement.act.0.to_string(),
        anonymous: statement.anonymous,
        channel: statement.channel.as_ref().map(|channel| channel_row(channel, quoter)),
        polarity: statement.polarity.name().to_owned(),
        within: statement.within.map(|outer| account.statement_id(outer)),
        answers: statement.answers.iter().map(|answer| answer_row(answer, account)).collect(),
        by: statement.provenance.by.to_string(),
        confidence: Confidence::new(statement.provenance.confidence),
    }
}

fn source_row(source: &Source, quoter: &Quoter<'_>) -> SourceRow {
    let SpanRow { start, end, text } = quoter.span(source.span);
    let role = source.role.map(|role| quoter.words(role).to_owned());
    SourceRow { start, end, text, entity: source.entity.as_ref().map(|id| id.0.clone()), role }
}

fn channel_row(channel: &Channel, quoter: &Quoter<'_>) -> ChannelRow {
    let SpanRow { start, end, text } = quoter.span(channel.span);
    ChannelRow { start, end, text, entity: channel.entity.as_ref().map(|id| id.0.clone()) }
}

fn answer_row(answer: &Answer, account: &Account) -> AnswerRow {
    AnswerRow { statement: account.statement_id(answer.statement), kind: answer.kind.name().to_owned() }
}
