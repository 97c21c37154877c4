use polybius_assembly::CopyGroup;
use serde::{Deserialize, Serialize};

use super::{Confidence, Offsets, PassageRow, Row};

/// Reports that carry the same text, or a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopyRow {
    /// Its id.
    pub id: String,
    /// The reports' ids.
    pub docs: Vec<String>,
    /// `exact`, `near` or `partial`.
    pub kind: String,
    /// The report that the others derive from.
    pub origin: Option<String>,
    /// Share of words in common, 0 to 1.
    pub similarity: Confidence,
    /// The passages that agree.
    pub evidence: Vec<PassageRow>,
    /// How the group was found.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

impl Row for CopyRow {
    const TABLE: &'static str = "copies";
    const COLUMNS: &'static [&'static str] =
        &["id", "docs", "kind", "origin", "similarity", "evidence", "by", "confidence"];
}

impl CopyRow {
    pub(crate) fn new(group: &CopyGroup, offsets: &Offsets) -> Self {
        Self {
            id: group.id.clone(),
            docs: group.reports.iter().map(|report| report.0.clone()).collect(),
            kind: group.kind.name().to_owned(),
            origin: group.origin.as_ref().map(|report| report.0.clone()),
            similarity: Confidence::new(group.similarity),
            evidence: offsets.rows(&group.evidence),
            by: group.provenance.by.to_string(),
            confidence: Confidence::new(group.provenance.confidence),
        }
    }
}
