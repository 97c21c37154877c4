use jiff::civil::Date;
use polybius_reading::account::Provenance;
use polybius_text::{ReportId, Span};
use serde::{Deserialize, Serialize};

/// What a set of reports says together; every list is sorted by id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Assembly {
    /// Groups of reports that carry one text.
    pub copies: Vec<CopyGroup>,
    /// Groups of reports about one affair.
    pub stories: Vec<Story>,
    /// Things that happened, each with all its accounts.
    pub occurrences: Vec<Occurrence>,
    /// Where the accounts of an occurrence differ.
    pub disputes: Vec<Dispute>,
}

/// A stretch of one report's text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// The report.
    pub report: ReportId,
    /// Where in its text.
    pub span: Span,
}

/// Reports that carry the same text, or a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CopyGroup {
    /// Made from the group's first report and kind.
    pub id: String,
    /// The reports, by id.
    pub reports: Vec<ReportId>,
    /// How much of the text they share.
    pub kind: CopyKind,
    /// The report that the others derive from, when it can be told.
    pub origin: Option<ReportId>,
    /// Share of the words that the copies have in common with their origin, 0 to 1, the smallest of the group.
    pub similarity: f32,
    /// The passages that agree, for each report in turn; at most [`CopyGroup::PASSAGES`] a report.
    pub evidence: Vec<Passage>,
    /// How the group was found.
    pub provenance: Provenance,
}

/// How much of a text copies share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// All of it, apart from white space.
    Exact,
    /// Most of it: edited, cut, re-headlined or reordered.
    Near,
    /// One stands as a part in another's own text.
    Partial,
}

impl CopyKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Partial => "partial",
        }
    }
}

impl CopyGroup {
    /// Most passages that are shown for one report.
    pub const PASSAGES: usize = 24;
}

/// Reports about one affair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Made from its first report.
    pub id: String,
    /// A title of one of its reports, else the first words of its most central one.
    pub title: String,
    /// Day of its first dated report.
    pub from: Option<Date>,
    /// Day of its last dated report.
    pub to: Option<Date>,
    /// The reports, by id.
    pub reports: Vec<ReportId>,
}

/// Something that happened, or is said to have happened, with all accounts of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Made from its first account.
    pub id: String,
    /// The story that most of its reports belong to.
    pub story: Option<String>,
    /// PLOVER root, when the accounts have one.
    pub plover: Option<String>,
    /// Entity ids of who did it.
    pub source: Vec<String>,
    /// Entity ids of to whom it was done.
    pub target: Vec<String>,
    /// Entity ids, else words, of what it was done with.
    pub instrument: Vec<String>,
    /// Where.
    pub place: Option<Where>,
    /// First day that the accounts allow.
    pub from: Option<Date>,
    /// Last day that the accounts allow.
    pub to: Option<Date>,
    /// Ids of the events that tell it.
    pub events: Vec<String>,
    /// The reports of these events, by id.
    pub reports: Vec<ReportId>,
    /// How many independent origins these reports have.
    pub origins: usize,
    /// What the origins amount to.
    pub status: Status,
    /// How its accounts were joined, and how sure that is.
    pub provenance: Provenance,
}

/// A place, as the exported tables have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Where {
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// GeoNames id.
    pub geonames: Option<u32>,
}

/// What the accounts of an occurrence amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// One origin tells it.
    ToldOnce,
    /// Independent origins tell it alike.
    Corroborated,
    /// Independent origins, or one, tell it in ways that cannot all hold.
    Disputed,
    /// Somebody says that it did not happen.
    Denied,
}

impl Status {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToldOnce => "told_once",
            Self::Corroborated => "corroborated",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
        }
    }
}

/// A point on which the accounts of an occurrence differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Made from the occurrence, the attribute and what is counted.
    pub id: String,
    /// The occurrence, if the accounts belong to one.
    pub occurrence: Option<String>,
    /// Whether both can hold.
    pub kind: DisputeKind,
    /// `number`, `time`, `place`, `source`, `target`, `instrument` or `happened`.
    pub attribute: String,
    /// The values told, the one with most origins first.
    pub versions: Vec<Version>,
    /// How it was found.
    pub provenance: Provenance,
}

/// Whether two versions can both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeKind {
    /// They cannot.
    Contradiction,
    /// They can: one is told more closely than the other.
    Detail,
}

impl DisputeKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Detail => "detail",
        }
    }
}

/// One of the values that accounts give.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// The value, as text.
    pub value: String,
    /// How many independent origins give it.
    pub origins: usize,
    /// The words that give it.
    pub evidence: Vec<Passage>,
}
