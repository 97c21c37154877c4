//! Titles before names, and the offices they mean.

use std::collections::HashMap;

use crate::Office;
use crate::fold::key;
use crate::table::{list, rows};

/// A title such as "prime minister" or "Mr".
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// The title in lower case, in its usual spelling.
    pub words: &'static str,
    /// The offices it may mean, the likeliest first; empty for ranks and forms of address.
    pub offices: Vec<Office>,
    /// PLOVER sectors of its bearer.
    pub sectors: Vec<&'static str>,
    /// The gender that a form of address tells: `Masc` for "Mr", `Fem` for "Queen".
    pub gender: Option<&'static str>,
}

pub(crate) struct Titles {
    titles: Vec<Title>,
    by_words: HashMap<String, usize>,
}

impl Titles {
    pub(crate) fn read(table: &'static str) -> Self {
        let mut all = Self { titles: Vec::new(), by_words: HashMap::new() };
        for row in rows(table) {
            let [words, aliases, offices, sectors, gender] = row.columns();
            for form in std::iter::once(words).chain(list(aliases)) {
                all.by_words.entry(key(form)).or_insert(all.titles.len());
            }
            all.titles.push(Title {
                words,
                offices: list(offices).filter_map(Office::from_name).collect(),
                sectors: list(sectors).collect(),
                gender: crate::table::filled(gender),
            });
        }
        all
    }

    pub(crate) fn find(&self, words: &str) -> Option<&Title> {
        self.by_words.get(&key(words)).map(|index| &self.titles[*index])
    }
}
