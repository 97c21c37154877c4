//! The exported tables: one file per table, fields in the order of the contract.
//!
//! Rows are made from a report and its account; offsets are Unicode code points of the report's text from here on.

mod copies;
mod disputes;
mod documents;
mod entities;
mod events;
mod figures;
mod mentions;
mod number;
mod occurrences;
mod passages;
mod sentences;
mod spans;
mod statements;
mod stories;
mod times;

use polybius_reading::Account;
use polybius_text::Report;
use serde::Serialize;

pub use copies::CopyRow;
pub use disputes::{DisputeRow, VersionRow};
pub use documents::{DocumentRow, NoteRow};
pub use entities::{EntityRow, RoleRow};
pub use events::{ActorRow, EventRow, EventTimeRow, PlaceRow};
pub use figures::FigureRow;
pub use mentions::MentionRow;
pub use number::{Confidence, Number};
pub use occurrences::{OccurrenceRow, WhereRow};
pub(crate) use passages::Offsets;
pub use passages::PassageRow;
pub use sentences::SentenceRow;
pub use spans::{Extent, Quoter, SpanRow};
pub use statements::{AnswerRow, ChannelRow, SourceRow, StatementRow};
pub use stories::StoryRow;
pub use times::{AnchorRow, TimeRow};

/// A row of an exported table.
pub trait Row: Serialize {
    /// The table's name, which is its file's name without extension.
    const TABLE: &'static str;
    /// Its fields, in order.
    const COLUMNS: &'static [&'static str];
}

/// Every row that one report gives, each table in its order: start, end, id.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRows {
    /// The report itself.
    pub document: DocumentRow,
    /// Its sentences.
    pub sentences: Vec<SentenceRow>,
    /// Its mentions.
    pub mentions: Vec<MentionRow>,
    /// What the mentions stand for, as far as this report tells.
    pub entities: Vec<EntityRow>,
    /// Its time expressions.
    pub times: Vec<TimeRow>,
    /// Its figures.
    pub figures: Vec<FigureRow>,
    /// Its statements.
    pub statements: Vec<StatementRow>,
    /// Its events.
    pub events: Vec<EventRow>,
}

impl ReportRows {
    /// The rows of one report.
    pub fn new(report: &Report, account: &Account) -> Self {
        let quoter = Quoter::new(&report.text);
        let doc = account.report.0.as_str();
        let mut rows = Self {
            document: documents::row(report, account, &quoter),
            sentences: sentences::rows(doc, account, &quoter),
            mentions: mentions::rows(doc, account, &quoter),
            entities: account.entities.iter().map(EntityRow::from).collect(),
            times: times::rows(doc, account, &quoter),
            figures: figures::rows(doc, account, &quoter),
            statements: statements::rows(doc, account, &quoter),
            events: events::rows(doc, account, &quoter),
        };
        rows.sort();
        rows
    }

    fn sort(&mut self) {
        self.mentions.sort_by(|a, b| (a.start, a.end, a.cluster).cmp(&(b.start, b.end, b.cluster)));
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.times.sort_by(|a, b| (a.start, a.end, &a.kind).cmp(&(b.start, b.end, &b.kind)));
        self.figures.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        self.statements.sort_by_cached_key(|row| (row.extent(), row.id.clone()));
        self.events
            .sort_by(|a, b| (a.trigger.start, a.trigger.end, &a.id).cmp(&(b.trigger.start, b.trigger.end, &b.id)));
    }
}
