use polybius_reading::account::{Entity, Role};
use serde::{Deserialize, Serialize};

use super::Row;

/// A person, body, place or thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRow {
    /// Its id.
    pub id: String,
    /// Its best name.
    pub name: String,
    /// What sort of thing it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// PLOVER sector codes.
    pub sectors: Vec<String>,
    /// Offices and functions.
    pub roles: Vec<RoleRow>,
    /// Wikidata item.
    pub wikidata: Option<String>,
}

/// An office or function.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RoleRow {
    /// "President".
    pub title: String,
    /// Of what.
    pub of: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

impl Row for EntityRow {
    const TABLE: &'static str = "entities";
    const COLUMNS: &'static [&'static str] = &["id", "name", "type", "country", "sectors", "roles", "wikidata"];
}

impl From<&Entity> for EntityRow {
    fn from(entity: &Entity) -> Self {
        Self {
            id: entity.id.0.clone(),
            name: entity.name.clone(),
            kind: entity.kind.name().to_owned(),
            country: entity.country.clone(),
            sectors: entity.sectors.clone(),
            roles: entity.roles.iter().map(role_row).collect(),
            wikidata: entity.wikidata.clone(),
        }
    }
}

fn role_row(role: &Role) -> RoleRow {
    RoleRow {
        title: role.title.clone(),
        of: role.of.clone(),
        from: role.from.map(|day| day.to_string()),
        to: role.to.map(|day| day.to_string()),
    }
}
