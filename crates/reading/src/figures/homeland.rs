//! How much a report speaks of the country of a currency.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use polybius_knowledge::Knowledge;

/// How many bytes of a report its lead takes.
pub const EARLY: usize = 200;

/// How much a report speaks of a country; the one with more mentions is the greater, then the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Homeland {
    /// How often it is named, with its people and its capital.
    pub mentions: usize,
    /// Where it is named first.
    first: Reverse<usize>,
}

/// Where the words with a capital of a report stand, so that a country is looked up and not searched for.
pub struct Places<'t> {
    text: &'t str,
    words: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Places<'t> {
    /// Goes through the text once.
    pub fn of(text: &'t str) -> Self {
        let parts = |letter: char| !letter.is_alphanumeric();
        let mut words: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut at = 0;
        for piece in text.split_inclusive(parts) {
            if piece.starts_with(char::is_uppercase) {
                words.entry(piece.trim_end_matches(parts)).or_default().push(at);
            }
            at += piece.len();
        }
        Self { text, words }
    }

    /// Where a name stands as words of its own.
    fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        let first = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let places = self.words.get(first).map_or(&[][..], Vec::as_slice);
        let whole = move |at: &usize| {
            let rest = self.text[*at..].strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        places.iter().copied().filter(whole)
    }
}

impl Homeland {
    /// What a report says of the country of the currency `code` ("CAD"), whose first letters are its own code; the
    /// `adjectives` ("u.s.") are the words that lead the currency's noun.
    pub fn find<'k>(
        report: &Places<'_>,
        knowledge: &'k Knowledge,
        code: &str,
        adjectives: impl Iterator<Item = &'k str>,
    ) -> Option<Self> {
        let country = knowledge.country(code.get(..2)?);
        let known = country.into_iter().flat_map(|country| {
            std::iter::once(country.name).chain(country.demonyms.iter().copied()).chain(country.capital)
        });
        let written =
            adjectives.filter(|adjective| country.is_none() || adjective.contains('.')).filter_map(as_written);
        let mut names: Vec<Cow<'_, str>> = known.map(Cow::Borrowed).chain(written.map(Cow::Owned)).collect();
        names.sort_unstable();
        names.dedup();
        let places = || names.iter().flat_map(|name| report.named(name));
        Some(Self { mentions: places().count(), first: Reverse(places().min()?) })
    }

    /// Whether the report opens with the country, or names it early and again.
    pub fn opens(self) -> bool {
        const OPENING: usize = 60;
        self.first.0 < OPENING || self.first.0 < EARLY && self.mentions > 1
    }
}

/// "U.S." for "u.s.", "Yugoslav" for "yugoslav"; shorter words may be others ("us", "can").
fn as_written(adjective: &str) -> Option<String> {
    const SHORTEST: usize = 4;
    if adjective.contains('.') {
        return Some(adjective.to_uppercase());
    }
    let (first, rest) =
        adjective.split_at_checked(1).filter(|_| adjective.len() >= SHORTEST && !adjective.contains(' '))?;
    Some(first.to_uppercase() + rest)
}
