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
        self.mentions.sort_by_key(|row| (row.start, row.end, row.cluster));
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.times.sort_by(|a, b| (a.start, a.end, &a.kind).cmp(&(b.start, b.end, &b.kind)));
        self.figures.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        self.statements.sort_by_cached_key(|row| (row.extent(), row.id.clone()));
        self.events
            .sort_by(|a, b| (a.trigger.start, a.trigger.end, &a.id).cmp(&(b.trigger.start, b.trigger.end, &b.id)));
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    /// The keys of a row as they are written, against [`Row::COLUMNS`].
    fn check<R: Row + DeserializeOwned>(row: &str) {
        let row: R = serde_json::from_str(row).unwrap();
        let written = serde_json::to_string(&row).unwrap();
        let mut rest = written.as_str();
        for column in R::COLUMNS {
            let key = format!("\"{column}\":");
            let at = rest.find(&key).unwrap_or_else(|| panic!("{}: {column} is missing in {written}", R::TABLE));
            rest = &rest[at + key.len()..];
        }
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!(value.as_object().unwrap().len(), R::COLUMNS.len(), "{}", R::TABLE);
    }

    #[test]
    fn columns_are_the_keys_in_their_order() {
        check::<DocumentRow>(r#"{"id":"","uri":"","words":1,"text":"","notes":[]}"#);
        check::<SentenceRow>(r#"{"doc":"","index":0,"start":0,"end":1}"#);
        check::<EntityRow>(r#"{"id":"","name":"","type":"","sectors":[],"roles":[]}"#);
        check::<TimeRow>(r#"{"doc":"","start":0,"end":1,"text":"","type":"","by":"","confidence":1}"#);
        check::<FigureRow>(
            r#"{"id":"","doc":"","start":0,"end":1,"text":"","bound":"","kind":"","by":"","confidence":1}"#,
        );
        check::<MentionRow>(
            r#"{"doc":"","start":0,"end":1,"text":"","head":{"start":0,"end":1,"text":""},"cluster":0,"level":"",
                "type":"","by":"","confidence":1}"#,
        );
        check::<StatementRow>(
            r#"{"id":"","doc":"","content":[],"manner":"","act":"","anonymous":false,"polarity":"","answers":[],"by":"",
                "confidence":1}"#,
        );
        check::<EventRow>(
            r#"{"id":"","doc":"","sentence":0,"trigger":{"start":0,"end":1,"text":""},"source":[],"target":[],
                "instrument":[],"theme":[],"figures":[],"contexts":[],"polarity":"","modality":"","by":"","confidence":1}"#,
        );
        check::<CopyRow>(r#"{"id":"","docs":[],"kind":"","similarity":1,"evidence":[],"by":"","confidence":1}"#);
        check::<StoryRow>(r#"{"id":"","title":"","docs":[]}"#);
        check::<OccurrenceRow>(
            r#"{"id":"","source":[],"target":[],"instrument":[],"events":[],"reports":1,"origins":1,"status":"","by":"",
                "confidence":1}"#,
        );
        check::<DisputeRow>(r#"{"id":"","kind":"","attribute":"","versions":[],"by":"","confidence":1}"#);
    }
}
