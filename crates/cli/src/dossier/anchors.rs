//! Where a line of the dossier stands in the texts.

use std::collections::{BTreeMap, BTreeSet};

use polybius_store::rows::{DocumentRow, ReportRows};

use super::Dossier;
use crate::page::{self, FAINT};

/// Longest short name of a report that is a publisher's, and that is a file's.
const LONGEST: (usize, usize) = (22, 14);

/// A short name for every report, by its id: the publisher, else the end of its address; told apart by a number.
pub fn short_names(reports: &[ReportRows]) -> BTreeMap<&str, String> {
    let mut taken = BTreeSet::new();
    let mut names = BTreeMap::new();
    for rows in reports {
        let base = base_name(&rows.document);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(name));
        let name = free.unwrap_or(base);
        taken.insert(name.clone());
        names.insert(rows.document.id.as_str(), name);
    }
    names
}

fn base_name(document: &DocumentRow) -> String {
    let last = document.uri.trim_end_matches('/').rsplit('/').next().unwrap_or(&document.uri);
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let (name, longest) = document.publisher.as_deref().map_or((stem, LONGEST.1), |publisher| (publisher, LONGEST.0));
    let name = name.strip_prefix("The ").unwrap_or(name);
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}

impl Dossier<'_> {
    /// What a report is called in anchors.
    pub(super) fn short_name(&self, doc: &str) -> &str {
        self.names.get(doc).map_or("?", String::as_str)
    }

    /// `[Gazette:812]`: the report and the character where the words begin.
    pub(super) fn anchor(&self, doc: &str, start: usize) -> String {
        page::styled(FAINT, &format!("[{}:{start}]", self.short_name(doc).replace(' ', "\u{a0}")))
    }

    /// The words between two positions of a report, on one line.
    pub(super) fn words(&self, doc: &str, start: usize, end: usize) -> String {
        let text = self.reports.get(doc).map_or("", |rows| rows.document.text.as_str());
        let words: String = text.chars().skip(start).take(end.saturating_sub(start)).collect();
        page::one_line(&words)
    }
}

#[cfg(test)]
pub mod tests {
    use polybius_store::rows::{DocumentRow, ReportRows};

    use super::short_names;

    /// A report without rows.
    pub fn report(id: &str, publisher: Option<&str>, text: &str) -> ReportRows {
        let document = DocumentRow {
            id: id.to_owned(),
            uri: format!("reports/{id}.txt"),
            title: None,
            publisher: publisher.map(str::to_owned),
            author: None,
            published: None,
            published_basis: None,
            language: Some("en".to_owned()),
            words: text.split_whitespace().count(),
            text: text.to_owned(),
            notes: Vec::new(),
        };
        ReportRows {
            document,
            sentences: Vec::new(),
            mentions: Vec::new(),
            entities: Vec::new(),
            times: Vec::new(),
            figures: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
        }
    }

    #[test]
    fn reports_of_one_publisher_are_numbered() {
        let reports = [report("a", Some("Gazette"), ""), report("b", Some("Gazette"), ""), report("c", None, "")];
        let names = short_names(&reports);
        assert_eq!(names.values().map(String::as_str).collect::<Vec<_>>(), ["Gazette", "Gazette-2", "c"]);
    }
}
