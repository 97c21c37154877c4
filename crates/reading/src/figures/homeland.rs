//! How much a report speaks of the country of a currency.

use std::borrow::Cow;
use std::cmp::Reverse;

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

impl Homeland {
    /// What a report says of the country of the currency `code` ("CAD"), whose first letters are its own code; the
    /// `adjectives` ("u.s.") are the words that lead the currency's noun.
    pub fn find<'k>(
        text: &str,
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
        let places = || names.iter().flat_map(|name| named(text, name));
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

/// Where a name stands as a word of its own.
fn named<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let behind = text[at + name.len()..].chars().next();
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    };
    text.match_indices(name).map(|(at, _)| at).filter(move |at| whole(*at))
}
