use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words by which defects of a report's text are recognised.
///
/// *Source*: `data/defects.tsv`.
#[derive(Debug)]
pub struct Defects {
    rows: BTreeMap<&'static str, Vec<&'static str>>,
}

static EMBEDDED: LazyLock<Defects> = LazyLock::new(|| Defects::parse(include_str!("../../../data/defects.tsv")));

impl Defects {
    /// The table that is built into the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Whether a line begins as those do that belong to the page and not to the report.
    pub fn is_boilerplate(&self, line: &str) -> bool {
        let start: String = line.chars().take(LONGEST_PHRASE).flat_map(char::to_lowercase).collect();
        let begins =
            |phrase: &&str| start.strip_prefix(*phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        self.rows.get("boilerplate").is_some_and(|phrases| phrases.iter().any(begins))
    }

    /// Whether a word is of that class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        self.rows.get(class).is_some_and(|words| words.iter().any(|own| own.eq_ignore_ascii_case(word)))
    }

    /// The languages, by code, in which the word carries sentences.
    pub fn languages_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.rows.keys().copied().filter(move |class| class.len() == 2 && self.is(class, word))
    }

    fn parse(table: &'static str) -> Self {
        let mut rows: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
        for (class, words) in
            table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
        {
            let own = rows.entry(class).or_default();
            if class == "boilerplate" { own.push(words) } else { own.extend(words.split(' ')) }
        }
        Self { rows }
    }
}

/// No phrase of the table is longer.
const LONGEST_PHRASE: usize = 60;

#[cfg(test)]
mod tests {
    use super::Defects;

    #[test]
    fn lines_of_the_page_are_told_from_the_report() {
        let defects = Defects::embedded();
        assert!(defects.is_boilerplate("Read also: Ferries are back"));
        assert!(defects.is_boilerplate("© The Harbour Gazette"));
        assert!(!defects.is_boilerplate("Read alsoran the ferry"));
        assert!(!defects.is_boilerplate("Readers also wrote to the paper."));
    }

    #[test]
    fn words_of_other_languages() {
        let defects = Defects::embedded();
        assert!(defects.languages_of("estas").eq(["es"]));
        assert_eq!(defects.languages_of("the").count(), 0);
        assert!(defects.is("ballot", "election"));
    }
}
