//! How many independent origins the accounts of an occurrence have.

use std::collections::BTreeMap;

use super::merge::Group;
use super::view::{View, Views};
use crate::copies::Copies;

/// The origins of a group of tellings.
pub(crate) struct Origins {
    /// For each member of the group, in its order, the number of its origin.
    of: Vec<usize>,
    count: usize,
}

impl Origins {
    /// Joins the reports of a group that carry one text, credit one agency, or give one named source alone.
    pub(crate) fn of(views: &Views<'_>, copies: &Copies, group: &Group) -> Self {
        let mut known: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        let mut origin: Vec<usize> = (0..group.members.len()).collect();
        for (position, member) in group.members.iter().enumerate() {
            for key in keys(&views.all[*member], copies) {
                let other = *known.entry(key).or_insert(position);
                let (one, other) = (origin[position], origin[other]);
                origin.iter_mut().filter(|of| **of == one.max(other)).for_each(|of| *of = one.min(other));
            }
        }
        let mut distinct = origin.clone();
        distinct.sort_unstable();
        distinct.dedup();
        Self { of: origin, count: distinct.len() }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// How many origins these members (positions in the group) have.
    pub(crate) fn among(&self, members: &[usize]) -> usize {
        let mut origins: Vec<_> = members.iter().map(|member| self.of[*member]).collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    }
}

/// What makes two accounts one origin.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Report(usize),
    Text(usize),
    Passage(usize),
    Agency(&'a str),
    Source(&'a str),
}

fn keys<'a>(view: &View<'a>, copies: &Copies) -> Vec<Key<'a>> {
    let mut keys = vec![Key::Report(view.digest), Key::Text(copies.text_of[view.digest])];
    keys.extend(copies.passages_at(view.digest, view.telling.trigger).map(Key::Passage));
    keys.extend(view.report.credits.iter().map(|agency| Key::Agency(agency)));
    if let Some(saying) = &view.telling.saying {
        keys.extend(saying.source.as_deref().filter(|_| !saying.anonymous).map(Key::Source));
        keys.extend(saying.channel.as_deref().map(Key::Agency));
    }
    keys
}
