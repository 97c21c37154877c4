//! What the heads predict, from `labels.json`.

use serde::Deserialize;

use super::ModelError;
use crate::decode::{LemmaRule, NameLabel, RoleLabel};
use crate::{Features, Relation, Upos};

/// The only version of `labels.json` that is understood.
const VERSION: u32 = 2;

/// The names of the outputs, in their order.
pub(crate) struct Labels {
    pub(crate) upos: Vec<Upos>,
    pub(crate) features: Vec<Features>,
    pub(crate) lemma_rules: Vec<LemmaRule>,
    pub(crate) names: Vec<NameLabel>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) roles: Vec<RoleLabel>,
    /// Index of the relation `root`.
    pub(crate) root: usize,
}

#[derive(Deserialize)]
struct Written {
    version: u32,
    upos: Vec<String>,
    features: Vec<String>,
    lemma_rules: Vec<String>,
    names: Vec<String>,
    relations: Vec<String>,
    roles: Vec<String>,
}

impl Labels {
    /// Reads `labels.json`.
    ///
    /// # Errors
    /// When it is no such file, of another version, or holds a label that is not known.
    pub(crate) fn new(json: &str) -> Result<Self, ModelError> {
        let written: Written =
            serde_json::from_str(json).map_err(|error| ModelError::new(format!("labels.json: {error}")))?;
        if written.version != VERSION {
            let found = written.version;
            return Err(ModelError::new(format!("labels.json has version {found}, expected {VERSION}")));
        }
        let root = written.relations.iter().position(|relation| relation == "root");
        Ok(Self {
            upos: known("upos", &written.upos, Upos::from_name)?,
            features: written.features.iter().map(|features| Features::new(features)).collect(),
            lemma_rules: written.lemma_rules.iter().map(|rule| LemmaRule::new(rule)).collect::<Result<_, _>>()?,
            names: known("names", &written.names, NameLabel::new)?,
            relations: written.relations.iter().map(|relation| Relation::new(relation)).collect(),
            roles: known("roles", &written.roles, RoleLabel::new)?,
            root: root.ok_or_else(|| ModelError::new("labels.json has no relation \"root\""))?,
        })
    }
}

fn known<T>(kind: &str, labels: &[String], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ModelError> {
    let unknown = |label: &str| ModelError::new(format!("labels.json has an unknown label {label:?} in {kind:?}"));
    labels.iter().map(|label| read(label).ok_or_else(|| unknown(label))).collect()
}

#[cfg(test)]
mod tests {
    use super::Labels;

    fn error(json: &str) -> String {
        Labels::new(json).err().unwrap().to_string()
    }

    #[test]
    fn errors_name_the_label() {
        let labels = |upos: &str, names: &str| {
            format!(
                r#"{{"version": 2, "upos": ["{upos}"], "features": ["_"], "lemma_rules": ["0||l"], "names": ["{names}"],
                "relations": ["root"], "roles": ["O"]}}"#
            )
        };
        assert!(Labels::new(&labels("NOUN", "B-person")).is_ok());
        assert!(error(&labels("NOUNS", "O")).contains("\"NOUNS\""));
        assert!(error(&labels("NOUN", "B-planet")).contains("\"B-planet\""));
        assert!(error(&labels("NOUN", "O").replace("\"root\"", "\"dep\"")).contains("root"));
        assert!(error(&labels("NOUN", "O").replace("2,", "3,")).contains("version 3"));
    }
}
