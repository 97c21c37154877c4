use polybius_text::Span;
use serde::{Deserialize, Serialize};

use super::Provenance;

/// A number in the text: how much of what, and whose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its words, with bound and unit: "more than 160", "300 kilometers", "52%".
    pub span: Span,
    /// The value named.
    pub value: Option<f64>,
    /// Smallest value the words allow.
    pub low: Option<f64>,
    /// Largest value the words allow.
    pub high: Option<f64>,
    /// How the words bound it.
    pub bound: Bound,
    /// UCUM code, ISO 4217 code, `%`; `None` for a count.
    pub unit: Option<String>,
    /// What sort of quantity.
    pub kind: FigureKind,
    /// What is counted or measured.
    pub of: Option<Span>,
    /// Whose figure it is, for example the group polled.
    pub who: Option<Span>,
    /// For a change: where it started.
    pub from_value: Option<f64>,
    /// When it held: index into the account's times.
    pub time: Option<usize>,
    /// The statement that gives it: index into the account's statements.
    pub statement: Option<usize>,
    /// How it was found.
    pub provenance: Provenance,
}

/// How words bound a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Just this value.
    Exact,
    /// "about", "some", "nearly".
    About,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "up to".
    AtMost,
    /// "fewer than".
    LessThan,
    /// "between 10 and 12".
    Between,
}

impl Bound {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Between => "between",
        }
    }
}

/// What sort of quantity a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names say it: these are the contract's words
pub enum FigureKind {
    Count,
    Percent,
    Money,
    Length,
    Area,
    Volume,
    Mass,
    Duration,
    Speed,
    Temperature,
    Energy,
    Rank,
    Multiple,
    Ratio,
    Score,
    Age,
    Other,
}

impl FigureKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Length => "length",
            Self::Area => "area",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Duration => "duration",
            Self::Speed => "speed",
            Self::Temperature => "temperature",
            Self::Energy => "energy",
            Self::Rank => "rank",
            Self::Multiple => "multiple",
            Self::Ratio => "ratio",
            Self::Score => "score",
            Self::Age => "age",
            Self::Other => "other",
        }
    }
}
