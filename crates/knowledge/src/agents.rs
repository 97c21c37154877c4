//! Common nouns and phrases that denote people and bodies, with their sectors.

use std::collections::HashMap;

use polybius_text::EntityKind;

use crate::fold::{fold, key};
use crate::table::{list, rows};

/// What a common noun or phrase such as "defense secretary" or "think tank" denotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// The noun or phrase, in the singular.
    pub noun: &'static str,
    /// What sort of thing it denotes: a person, an organisation, a group, a facility, ….
    pub kind: EntityKind,
    /// PLOVER sector codes, most specific first; may be empty: "woman", "group".
    pub sectors: Vec<&'static str>,
    /// What else it tells.
    traits: Vec<&'static str>,
}

impl Agent {
    /// The gender that the noun tells: `Masc` for "king", `Fem` for "spokeswoman".
    pub fn gender(&self) -> Option<&'static str> {
        self.traits.iter().find_map(|told| match *told {
            "masculine" => Some("Masc"),
            "feminine" => Some("Fem"),
            _ => None,
        })
    }

    /// Whether the noun names the other side of a relation: a country's allies and critics are not of that country.
    pub fn is_relational(&self) -> bool {
        self.traits.contains(&"relation")
    }
}

#[derive(Default)]
pub(crate) struct Agents {
    agents: Vec<Agent>,
    by_noun: HashMap<String, usize>,
}

impl Agents {
    /// Reads tables; an earlier one takes precedence.
    pub(crate) fn read(tables: &[&'static str]) -> Self {
        let mut all = Self::default();
        for row in tables.iter().flat_map(|table| rows(table)) {
            let [noun, plurals, kind, sectors, traits] = row.columns();
            let Some(kind) = EntityKind::from_name(kind) else { continue };
            let index = all.agents.len();
            all.agents.push(Agent { noun, kind, sectors: list(sectors).collect(), traits: list(traits).collect() });
            for form in std::iter::once(noun).chain(list(plurals)) {
                all.by_noun.entry(key(form)).or_insert(index);
            }
        }
        all
    }

    /// See [`crate::Knowledge::agent`].
    pub(crate) fn find(&self, phrase: &str) -> Option<&Agent> {
        let parts = fold(phrase);
        let whole = parts.join(" ");
        let found = self.by_noun.get(&whole).or_else(|| {
            let (last, first) = parts.split_last()?;
            singulars(last).find_map(|last| self.by_noun.get(&joined(first, &last)))
        });
        found.map(|index| &self.agents[*index])
    }
}

fn joined(first: &[String], last: &str) -> String {
    first.iter().map(String::as_str).chain([last]).collect::<Vec<_>>().join(" ")
}

/// What a noun's singular may be, by the regular endings.
fn singulars(noun: &str) -> impl Iterator<Item = String> + '_ {
    [("ies", "y"), ("men", "man"), ("people", "person"), ("es", ""), ("s", "")]
        .into_iter()
        .filter_map(move |(plural, singular)| Some(format!("{}{singular}", noun.strip_suffix(plural)?)))
}
