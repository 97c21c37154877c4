use polybius_assembly::{Dispute, Version};
use serde::{Deserialize, Serialize};

use super::{Confidence, Offsets, PassageRow, Row};

/// A point on which accounts differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DisputeRow {
    /// Its id.
    pub id: String,
    /// The occurrence.
    pub occurrence: Option<String>,
    /// `contradiction` or `detail`.
    pub kind: String,
    /// What they differ on.
    pub attribute: String,
    /// The values told.
    pub versions: Vec<VersionRow>,
    /// How it was found.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// One of the values that accounts give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// The value.
    pub value: String,
    /// How many independent origins give it.
    pub origins: usize,
    /// The words that give it.
    pub evidence: Vec<PassageRow>,
}

impl Row for DisputeRow {
    const TABLE: &'static str = "disputes";
    const COLUMNS: &'static [&'static str] = &["id", "occurrence", "kind", "attribute", "versions", "by", "confidence"];
}

impl DisputeRow {
    pub(crate) fn new(dispute: &Dispute, offsets: &Offsets) -> Self {
        Self {
            id: dispute.id.clone(),
            occurrence: dispute.occurrence.clone(),
            kind: dispute.kind.name().to_owned(),
            attribute: dispute.attribute.clone(),
            versions: dispute.versions.iter().map(|version| version_row(version, offsets)).collect(),
            by: dispute.provenance.by.to_string(),
            confidence: Confidence::new(dispute.provenance.confidence),
        }
    }
}

fn version_row(version: &Version, offsets: &Offsets) -> VersionRow {
    VersionRow { value: version.value.clone(), origins: version.origins, evidence: offsets.rows(&version.evidence) }
}
