use std::collections::{BTreeMap, BTreeSet};

/// The sets of words that patterns name as `&name`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sets {
    names: BTreeMap<Box<str>, usize>,
    lemmas: Vec<BTreeSet<Box<str>>>,
}

impl Sets {
    pub(super) fn parse(table: &str) -> Self {
        let mut sets = Self::default();
        for [name, lemmas] in super::rows(table) {
            sets.names.insert(name.into(), sets.lemmas.len());
            sets.lemmas.push(lemmas.split(',').map(Box::from).collect());
        }
        sets
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    pub(super) fn contains(&self, index: usize, lemma: &str) -> bool {
        self.lemmas[index].contains(lemma)
    }

    /// Whether the set of that name holds the word; an unknown set holds none, which is a slip of the caller.
    pub fn holds(&self, name: &str, lemma: &str) -> bool {
        debug_assert!(self.names.contains_key(name), "data/codebook/sets.tsv has no set `{name}`");
        self.index(name).is_some_and(|index| self.contains(index, lemma))
    }
}
