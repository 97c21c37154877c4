use polybius_reading::account::{Bound, EntityId, Interval, Modality, Place, Polarity};
use polybius_text::{EntityKind, Span};
use serde::{Deserialize, Serialize};

/// One report's account of one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Telling {
    /// The event's id.
    pub event: String,
    /// Its sentence: index into [`super::Digest::settings`].
    pub setting: usize,
    /// The word that names it.
    pub trigger: Span,
    /// Dictionary form of that word, in lower case.
    pub lemma: String,
    /// Whether the noun that names it stands in the plural; `None` for a verb.
    #[serde(default)]
    pub plural: Option<bool>,
    /// PLOVER root.
    pub root: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Who does it.
    pub source: Vec<Party>,
    /// To whom.
    pub target: Vec<Party>,
    /// With what.
    pub instrument: Vec<Party>,
    /// What is given, said, asked, attacked.
    pub theme: Vec<Party>,
    /// Where.
    pub place: Option<Place>,
    /// When.
    pub time: Option<When>,
    /// How much of what.
    pub figures: Vec<Quantity>,
    /// Whether it is told as so.
    pub polarity: Polarity,
    /// Whether it is a denial of something that is not told as an event of its own ("denied the report").
    pub denial: bool,
    /// How it is told.
    pub modality: Modality,
    /// The telling of the same report that this one is the content of.
    pub of: Option<usize>,
    /// The statement that reports it.
    pub saying: Option<Saying>,
    /// The words by which somebody else denies the statement that reports it, in the same report.
    #[serde(default)]
    pub rebuttal: Option<Span>,
    /// How sure the reading is of it.
    pub confidence: f32,
}

/// A party to an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// The words.
    pub span: Span,
    /// The words, folded to lower case, without a determiner.
    pub words: String,
    /// Hash of the stem of its head word, which is taken to be the last one.
    pub head: u32,
    /// Whom they stand for.
    pub entity: Option<EntityId>,
    /// Whether the report calls it by a name somewhere.
    pub named: bool,
    /// What sort of thing that is.
    pub kind: Option<EntityKind>,
    /// Of a piece of equipment its class: `cruise missile`, or what a common noun calls it.
    #[serde(default)]
    pub class: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// PLOVER sector codes.
    pub sectors: Vec<String>,
}

/// When an event happened, as the text says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct When {
    /// The words.
    pub span: Span,
    /// The days they allow.
    pub interval: Interval,
}

/// A figure of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Its words.
    pub span: Span,
    /// The value named.
    pub value: Option<f64>,
    /// Smallest value that the words allow.
    pub low: Option<f64>,
    /// Largest value that the words allow.
    pub high: Option<f64>,
    /// How the words bound it.
    pub bound: Bound,
    /// UCUM or ISO 4217 code.
    pub unit: Option<String>,
    /// Hash of the stem of what is counted: its head word.
    pub of: Option<u32>,
    /// The days it holds for.
    pub interval: Option<Interval>,
}

/// Who says that an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Saying {
    /// Who: an entity's id, else the folded words.
    pub source: Option<String>,
    /// Whether the source is kept anonymous.
    pub anonymous: bool,
    /// The outlet or agency that carried it, or to which it was told.
    pub channel: Option<String>,
    /// What saying it does.
    pub act: String,
    /// Whether saying it says that the event did not happen.
    pub denies: bool,
    /// The words that mark it as said, else what is said.
    pub span: Span,
}

/// A sentence that tells events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// The sentence.
    pub span: Span,
    /// Its place among the report's sentences.
    pub sentence: u32,
    /// Hashes of the stems of its content words, sorted.
    pub words: Vec<u32>,
    /// The entities that it mentions, sorted.
    pub entities: Vec<EntityId>,
    /// The names in it, in order.
    pub names: Vec<Party>,
    /// Its figures, in order.
    pub figures: Vec<Quantity>,
    /// The calendar days and times that it names, in order.
    pub times: Vec<When>,
}
