use std::fmt;

use serde::{Deserialize, Serialize};

/// One report as it came in: its text to the letter, and what its envelope says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Where it came from; two texts under one `uri` are two versions of one report.
    pub uri: String,
    /// Headline of the envelope; records are never extracted from it.
    pub title: Option<String>,
    /// The outlet that printed it.
    pub publisher: Option<String>,
    /// Who signed it.
    pub author: Option<String>,
    /// When it was published, as far as the envelope or an argument says.
    pub published: Option<Published>,
    /// BCP 47 tag, as detected or as given.
    pub language: Option<String>,
    /// The text, to the letter.
    pub text: String,
}

impl Report {
    /// A report of which nothing but its place and text is known.
    pub fn new(uri: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            uri: uri.into(),
            title: None,
            publisher: None,
            author: None,
            published: None,
            language: None,
            text: text.into(),
        }
    }

    /// The id of the contract: BLAKE3 over the `uri`, a NUL and the text, as 16 hexadecimal digits.
    pub fn id(&self) -> ReportId {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.uri.as_bytes()).update(&[0]).update(self.text.as_bytes());
        ReportId(hasher.finalize().to_hex()[..16].to_owned())
    }
}

/// A day or moment of publication, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// ISO 8601 date (`2024-11-21`) or date-time, as given.
    pub value: String,
    /// How it is known.
    pub basis: PublishedBasis,
}

/// How a report's date of publication is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// The envelope says so: a field, a tag of the page, a feed.
    Metadata,
    /// The person who started the program said so.
    Argument,
    /// The report's dateline says so.
    Dateline,
    /// The report's own words allow only this day.
    Inferred,
}

impl PublishedBasis {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Argument => "argument",
            Self::Dateline => "dateline",
            Self::Inferred => "inferred",
        }
    }
}

/// Sixteen hexadecimal digits that stand for one report: the same place and text give the same id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportId(pub String);

impl fmt::Display for ReportId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn the_same_text_at_two_places_is_two_reports() {
        assert_ne!(Report::new("a", "x").id(), Report::new("b", "x").id());
        assert_eq!(Report::new("a", "x").id(), Report::new("a", "x").id());
        assert_eq!(Report::new("a", "x").id().0.len(), 16);
    }
}
