use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What kind of voice a noun stands for, or what it does beside a word of saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// People whose names are withheld or unknown: "insiders".
    Anonymous,
    /// People who are quoted as a group, or one by one with a name: "analysts".
    People,
    /// What says something by being written: "the survey".
    Document,
    /// What carries the words of others: "the network".
    Platform,
    /// What somebody says, taken up again: "this information".
    Matter,
    /// A verb that adds nothing to a noun of saying: "made the claim".
    Light,
}

/// The kinds of voices that nouns stand for.
///
/// *Source*: `data/voices.tsv`.
#[derive(Debug)]
pub struct Voices {
    rows: BTreeSet<(Voice, &'static str)>,
}

static EMBEDDED: LazyLock<Voices> = LazyLock::new(|| Voices::parse(include_str!("../../../data/voices.tsv")));

impl Voices {
    /// The table that is built into the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Whether the word with that dictionary form is of that kind; a word can be of several.
    pub fn is(&self, lemma: &str, voice: Voice) -> bool {
        let mut same = self.rows.range((voice, "")..).take_while(|(own, _)| *own == voice);
        same.any(|(_, own)| own.eq_ignore_ascii_case(lemma))
    }

    fn parse(table: &'static str) -> Self {
        let row = |line: &'static str| {
            let (lemma, class) = line.split_once('\t')?;
            Some((voice(class)?, lemma))
        };
        Self { rows: table.lines().filter_map(row).collect() }
    }
}

fn voice(name: &str) -> Option<Voice> {
    Some(match name {
        "anonymous" => Voice::Anonymous,
        "people" => Voice::People,
        "document" => Voice::Document,
        "platform" => Voice::Platform,
        "matter" => Voice::Matter,
        "light" => Voice::Light,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Voice, Voices};

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = include_str!("../../../data/voices.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#') && !line.starts_with("lemma\t")).count();
        assert_eq!(Voices::embedded().rows.len(), rows);
    }

    #[test]
    fn a_word_can_be_of_several_kinds() {
        let voices = Voices::embedded();
        assert!(voices.is("report", Voice::Document) && voices.is("report", Voice::Matter));
        assert!(voices.is("Telegram", Voice::Platform) && !voices.is("table", Voice::Document));
    }
}
