use std::fmt;

use jiff::civil::Date;
use polybius_text::{EntityKind, Span};
use serde::{Deserialize, Serialize};

use super::Provenance;

/// Words that stand for a person, body, place or thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// All its words: for a nominal from its determiner to the end of its phrase, without relative clauses.
    pub span: Span,
    /// Its head: the whole name of a name, the head word of a nominal.
    pub head: Span,
    /// Number of the coreference chain inside the report.
    pub cluster: u32,
    /// Name, nominal or pronoun.
    pub level: MentionLevel,
    /// What sort of thing it stands for.
    pub kind: EntityKind,
    /// What it stands for; always in [`super::Account::entities`].
    pub entity: Option<EntityId>,
    /// How it was found.
    pub provenance: Provenance,
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionLevel {
    /// By a proper name.
    Name,
    /// By a common noun: "the minister".
    Nominal,
    /// By a pronoun.
    Pronoun,
}

impl MentionLevel {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// A stable id: `country:UKR`, `person:volodymyr-zelenskyy`, or a hash for what `knowledge` does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub String);

impl EntityId {
    /// Whether it is a country or an organization of `knowledge`: two such ids mean two things, whatever their names.
    pub fn is_known_actor(&self) -> bool {
        self.0.starts_with("country:") || self.0.starts_with("org:")
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A person, body, place or thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its best name: the one `knowledge` has, else the fullest in the report.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer class of a known thing: `think_tank`, `cruise missile`.
    #[serde(default)]
    pub class: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to.
    pub country: Option<String>,
    /// PLOVER sector codes, most specific first: GOV, MIL, ….
    pub sectors: Vec<String>,
    /// Offices and functions.
    pub roles: Vec<Role>,
    /// Wikidata item (`Q…`), when known.
    pub wikidata: Option<String>,
}

/// An office or function of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// "President", "analyst".
    pub title: String,
    /// Of what: a country's code or a body's name.
    pub of: Option<String>,
    /// First day, when known.
    pub from: Option<Date>,
    /// Last day, when known.
    pub to: Option<Date>,
}
