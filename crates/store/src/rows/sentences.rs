use polybius_reading::Account;
use serde::{Deserialize, Serialize};

use super::{Quoter, Row};

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceRow {
    /// The report's id.
    pub doc: String,
    /// Its number, from 0.
    pub index: usize,
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
}

impl Row for SentenceRow {
    const TABLE: &'static str = "sentences";
    const COLUMNS: &'static [&'static str] = &["doc", "index", "start", "end"];
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<SentenceRow> {
    let sentences = account.sentences.iter().map(|span| quoter.extent(*span)).enumerate();
    sentences
        .map(|(index, extent)| SentenceRow { doc: doc.to_owned(), index, start: extent.start, end: extent.end })
        .collect()
}
