use std::borrow::Cow;

use polybius_text::Span;
use serde::{Deserialize, Serialize};

use super::{EntityId, Interval, Provenance};

/// Something done by somebody to somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Index of its sentence.
    pub sentence: usize,
    /// The word that names it: verb or noun.
    pub trigger: Span,
    /// Dictionary form of the trigger.
    pub lemma: String,
    /// Who does it.
    pub source: Vec<Actor>,
    /// To whom it is done.
    pub target: Vec<Actor>,
    /// The words that tell it, as an editor would quote them: pieces of its sentence in the order of telling.
    #[serde(default)]
    pub clause: Vec<Span>,
    /// With what.
    pub instrument: Vec<Actor>,
    /// What is given, said, asked, attacked.
    pub theme: Vec<Actor>,
    /// Indices into the account's figures.
    pub figures: Vec<usize>,
    /// Where, when the text says so.
    pub place: Option<Place>,
    /// When, as far as the text says.
    pub time: Option<EventTime>,
    /// One of PLOVER's 16 roots (CONCEDE and RETREAT apart); `None` for an event that fits none.
    pub plover: Option<Cow<'static, str>>,
    /// PLOVER mode.
    pub mode: Option<Cow<'static, str>>,
    /// PLOVER contexts.
    pub contexts: Vec<Cow<'static, str>>,
    /// CAMEO code, for example `190`.
    pub cameo: Option<Cow<'static, str>>,
    /// Its quad class, when it has a root.
    pub quad: Option<Quad>,
    /// Whether the text says that it happened or that it did not.
    pub polarity: Polarity,
    /// Whether it is told as fact, plan, possibility, condition, request or habit.
    pub modality: Modality,
    /// The event that this one is the content of: what is requested, threatened, promised or denied. Index into the
    /// account's events.
    pub of: Option<usize>,
    /// The statement that reports it: index into the account's statements; `None` in the report's own voice.
    pub statement: Option<usize>,
    /// How it was found.
    pub provenance: Provenance,
}

/// A party to an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The words that name it.
    pub span: Span,
    /// Whom they stand for.
    pub entity: Option<EntityId>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// PLOVER sector codes.
    pub sectors: Vec<String>,
}

/// Where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The words.
    pub span: Span,
    /// The place's name in `knowledge`, else as written.
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

/// When an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventTime {
    /// The time expression that says so: index into the account's times.
    pub time: usize,
    /// The days it allows.
    pub interval: Option<Interval>,
}

/// Affirmed or negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// Told as so.
    Affirmed,
    /// Told as not so.
    Negated,
}

impl Polarity {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Affirmed => "affirmed",
            Self::Negated => "negated",
        }
    }
}

/// How an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// As a fact.
    Actual,
    /// As intended or scheduled.
    Planned,
    /// As possible.
    Possible,
    /// Under a condition.
    Conditional,
    /// As asked for.
    Requested,
    /// As a habit of the past.
    PastHabit,
}

impl Modality {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Requested => "requested",
            Self::PastHabit => "past_habit",
        }
    }
}

/// Quad class: verbal or material, cooperation or conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Quad {
    /// 1
    VerbalCooperation,
    /// 2
    MaterialCooperation,
    /// 3
    VerbalConflict,
    /// 4
    MaterialConflict,
}

impl Quad {
    /// The number used in exports, 1 to 4.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}
