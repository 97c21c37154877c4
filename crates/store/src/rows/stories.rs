use polybius_assembly::Story;
use serde::{Deserialize, Serialize};

use super::Row;

/// Reports about one affair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// What it may be called.
    pub title: String,
    /// Day of its first report.
    pub from: Option<String>,
    /// Day of its last report.
    pub to: Option<String>,
    /// The reports' ids.
    pub docs: Vec<String>,
}

impl Row for StoryRow {
    const TABLE: &'static str = "stories";
    const COLUMNS: &'static [&'static str] = &["id", "title", "from", "to", "docs"];
}

impl From<&Story> for StoryRow {
    fn from(story: &Story) -> Self {
        Self {
            id: story.id.clone(),
            title: story.title.clone(),
            from: story.from.map(|day| day.to_string()),
            to: story.to.map(|day| day.to_string()),
            docs: story.reports.iter().map(|report| report.0.clone()).collect(),
        }
    }
}
