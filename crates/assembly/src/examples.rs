//! What tests need.

use polybius_reading::Account;
use polybius_text::Report;

/// An account that tells nothing.
pub(crate) fn unread(report: &Report) -> Account {
    Account {
        report: report.id(),
        published: report.published.clone(),
        notes: Vec::new(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        words: 0,
        diagnostics: Vec::new(),
    }
}
