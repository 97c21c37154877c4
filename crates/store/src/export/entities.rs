//! One row for an entity that several reports mention.

use std::collections::BTreeMap;

use polybius_reading::account::Entity;

use crate::rows::{EntityRow, RoleRow};

/// Merges the entities of many reports, which come sorted by id, into one row for each id.
///
/// Where reports differ, what most of them say wins; of equally frequent values the first in order, of names the longest.
#[derive(Default)]
pub(super) struct Merger {
    id: Option<String>,
    seen: Vec<EntityRow>,
}

impl Merger {
    /// Takes one report's entity; gives the finished row of the entity before it when that was another one.
    pub(super) fn take(&mut self, entity: Entity) -> Option<EntityRow> {
        let row = EntityRow::from(&entity);
        let finished = if self.id.as_ref() == Some(&row.id) { None } else { self.finish() };
        self.id = Some(row.id.clone());
        self.seen.push(row);
        finished
    }

    /// The row of the last entity.
    pub(super) fn finish(&mut self) -> Option<EntityRow> {
        let seen = std::mem::take(&mut self.seen);
        let id = self.id.take()?;
        Some(EntityRow {
            id,
            name: most_told(seen.iter().map(|row| row.name.clone())).unwrap_or_default(),
            kind: most_told(seen.iter().map(|row| row.kind.clone())).unwrap_or_default(),
            country: most_told(seen.iter().filter_map(|row| row.country.clone())),
            sectors: most_told(seen.iter().map(|row| row.sectors.clone()).filter(|sectors| !sectors.is_empty()))
                .unwrap_or_default(),
            roles: roles(&seen),
            wikidata: most_told(seen.iter().filter_map(|row| row.wikidata.clone())),
        })
    }
}

/// The most frequent value; of equally frequent ones the longest, then the first in order.
fn most_told<T: Ord + Length>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let best = counts.into_iter().rev().max_by_key(|(value, count)| (*count, value.length()));
    best.map(|(value, _)| value)
}

trait Length {
    fn length(&self) -> usize;
}

impl Length for String {
    fn length(&self) -> usize {
        self.len()
    }
}

impl Length for Vec<String> {
    fn length(&self) -> usize {
        self.len()
    }
}

/// Every role that a report gives, sorted, once each.
fn roles(seen: &[EntityRow]) -> Vec<RoleRow> {
    let mut roles: Vec<_> = seen.iter().flat_map(|row| row.roles.iter().cloned()).collect();
    roles.sort();
    roles.dedup();
    roles
}

#[cfg(test)]
mod tests {
    use polybius_reading::account::{Entity, EntityId};
    use polybius_text::EntityKind;

    use super::Merger;

    fn entity(id: &str, name: &str) -> Entity {
        Entity {
            id: EntityId(id.to_owned()),
            name: name.to_owned(),
            kind: EntityKind::Person,
            class: None,
            country: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            wikidata: None,
        }
    }

    #[test]
    fn the_name_told_most_often_wins() {
        let mut merger = Merger::default();
        for name in ["A. Berg", "Anna Berg", "A. Berg"] {
            assert_eq!(merger.take(entity("a", name)), None);
        }
        assert_eq!(merger.take(entity("b", "Carl")).unwrap().name, "A. Berg");
        assert_eq!(merger.finish().unwrap().name, "Carl");
        assert_eq!(merger.finish(), None);
    }

    #[test]
    fn of_equally_frequent_names_the_longest_wins() {
        let mut merger = Merger::default();
        merger.take(entity("a", "Berg"));
        merger.take(entity("a", "Anna Berg"));
        assert_eq!(merger.finish().unwrap().name, "Anna Berg");
    }
}
