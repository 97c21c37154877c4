use std::collections::HashMap;

use super::Line;

/// The rows of a table in `data/`: cells parted by tabs; lines that begin with `#` and empty lines are left out.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::trim).collect())
}

/// Phrases of one word or more, found by their first word.
pub struct Phrases<T> {
    by_first: HashMap<&'static str, Vec<(Vec<&'static str>, T)>>,
}

impl<T> Phrases<T> {
    /// Takes phrases whose pieces are parted by spaces; marks inside a word stand apart too, as [`super::Words`] cuts them.
    pub fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: HashMap<_, Vec<(Vec<_>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let pieces = pieces_of(phrase);
            by_first.entry(pieces[0]).or_default().push((pieces, value));
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(pieces, _)| std::cmp::Reverse(pieces.len()));
        }
        Self { by_first }
    }

    /// The first words of all phrases, in no order.
    pub fn firsts(&self) -> Vec<&'static str> {
        self.by_first.keys().copied().collect()
    }

    /// The longest phrase at `at`: the index behind it, and what stands with it.
    pub fn at<'s>(&'s self, line: &Line<'_>, at: usize) -> Option<(usize, &'s T)> {
        self.all(line, at).next()
    }

    /// Every phrase at `at`, the longest first.
    pub fn all<'s>(&'s self, line: &Line<'_>, at: usize) -> impl Iterator<Item = (usize, &'s T)> {
        let list = self.by_first.get(line.lower(at)).map_or(&[][..], Vec::as_slice);
        let fits = move |pieces: &[&str]| {
            pieces.iter().enumerate().skip(1).all(|(offset, piece)| same(line, at + offset, piece))
        };
        list.iter().filter(move |(pieces, _)| fits(pieces)).map(move |(pieces, value)| (at + pieces.len(), value))
    }
}

/// Whether the piece reads so; both sorts of apostrophe are one.
fn same(line: &Line<'_>, at: usize, piece: &str) -> bool {
    line.is(at, piece) || piece == "'" && line.apostrophe(at)
}

/// Cuts a phrase of a table as [`super::Words`] would.
fn pieces_of(phrase: &'static str) -> Vec<&'static str> {
    let mut pieces = Vec::new();
    for word in phrase.split(' ') {
        let mut rest = word;
        while let Some(at) = rest.find(['\'', '-', '.', '/']).filter(|_| !abbreviation(rest)) {
            pieces.extend([&rest[..at], &rest[at..=at]].into_iter().filter(|piece| !piece.is_empty()));
            rest = &rest[at + 1..];
        }
        pieces.extend(Some(rest).filter(|rest| !rest.is_empty()));
    }
    pieces
}

/// "u.s." or "a.m": one piece.
fn abbreviation(word: &str) -> bool {
    let inner = word.strip_suffix('.').unwrap_or(word);
    inner.contains('.') && inner.split('.').all(|part| part.len() == 1)
}
