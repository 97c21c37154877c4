//! How the words around a predicate fill PropBank's roles.
//!
//! The tables were counted from UD_English-EWT and PropBank; `data/roles/generate.py` says how and under which licence.

use std::collections::HashMap;
use std::sync::OnceLock;

const ROLES: &str = include_str!("../../../data/roles/roles.tsv");
const SENSES: &str = include_str!("../../../data/roles/senses.tsv");

/// The counted tables.
pub struct Roles {
    roles: HashMap<&'static str, &'static str>,
    senses: HashMap<&'static str, &'static str>,
}

impl Roles {
    /// The tables that are built into the program.
    pub fn embedded() -> &'static Self {
        static ROLES_READ: OnceLock<Roles> = OnceLock::new();
        ROLES_READ.get_or_init(|| Self { roles: pairs(ROLES), senses: pairs(SENSES) })
    }

    /// The role under the first known of the keys, the most telling first; `None` for none.
    pub fn role<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Option<&'static str> {
        let role = keys.into_iter().find_map(|key| self.roles.get(key).copied())?;
        (role != "-").then_some(role)
    }

    /// The sense that a predicate most often has, for example `run.02`; `part` is the first letter of its universal tag.
    pub fn sense(&self, lemma: &str, part: char) -> String {
        let key = format!("{lemma}|{part}");
        self.senses.get(&*key).map_or_else(|| format!("{lemma}.01"), |sense| (*sense).to_owned())
    }
}

fn pairs(table: &'static str) -> HashMap<&'static str, &'static str> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::Roles;

    #[test]
    fn the_first_known_key_decides() {
        let roles = Roles::embedded();
        assert_eq!(roles.role(["c|t|nsubj|no such", "r|t|nsubj"]), Some("ARG0"));
        assert_eq!(roles.role(["r|t|no such"]), None);
        assert_eq!(roles.sense("no such", 'V'), "no such.01");
    }
}
