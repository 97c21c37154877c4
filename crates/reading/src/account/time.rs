use jiff::civil::Date;
use polybius_text::Span;
use serde::{Deserialize, Serialize};

use super::Provenance;

/// A time expression, as TIMEX3 has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// Its TIMEX3 type.
    pub kind: TimeKind,
    /// Its TIMEX3 value: `2024-11-20`, `P2W`, `PRESENT_REF`; `None` when the text does not allow one.
    pub value: Option<String>,
    /// Its TIMEX3 modifier: `START`, `APPROX`, `MORE_THAN`, ….
    pub modifier: Option<String>,
    /// The days it covers, both inclusive.
    pub interval: Option<Interval>,
    /// What it is counted from.
    pub anchor: Option<Anchor>,
    /// How it was found.
    pub provenance: Provenance,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeKind {
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimeKind {
    /// The name used in exports and in TIMEX3.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Days on the calendar, both ends inclusive; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// What a relative time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The report's day.
    Published,
    /// Another time or event of the text.
    Words(Span),
}
