//! Which sense a PropBank predicate mostly has.
//!
//! The table was counted from UD_English-EWT and PropBank; `data/senses/generate.py` says how and under which licence.

use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../data/senses/senses.tsv");

/// The sense that a predicate most often has, for example `run.02`; `part` is the first letter of its universal tag.
pub fn sense(lemma: &str, part: char) -> String {
    static READ: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let senses = READ.get_or_init(|| {
        TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
    });
    let key = format!("{lemma}|{part}");
    senses.get(&*key).map_or_else(|| format!("{lemma}.01"), |sense| (*sense).to_owned())
}

#[cfg(test)]
mod tests {
    use super::sense;

    #[test]
    fn the_most_frequent_sense_is_known_else_the_first_is_taken() {
        assert_eq!(sense("acceptance", 'N'), "accept.01");
        assert_eq!(sense("no such", 'V'), "no such.01");
    }
}
