//! What a report is about: its content words and the entities it names.

use std::collections::BTreeMap;

use polybius_reading::Account;

use super::Named;
use crate::words;

/// Most entities that are kept.
const ENTITIES: usize = 64;

/// Hashes of the stems of the content words with their counts, sorted by hash.
pub(super) fn of(text: &str) -> Vec<(u32, u16)> {
    let mut counts: BTreeMap<u32, u16> = BTreeMap::new();
    for stem in words::stems(text) {
        let count = counts.entry(stem).or_default();
        *count = count.saturating_add(1);
    }
    counts.into_iter().collect()
}

/// The entities of an account, the most often mentioned first.
pub(super) fn named(account: &Account) -> Vec<Named> {
    let mut counts: BTreeMap<_, u16> = BTreeMap::new();
    for entity in account.mentions.iter().filter_map(|mention| mention.entity.as_ref()) {
        let count = counts.entry(entity).or_default();
        *count = count.saturating_add(1);
    }
    let kinds = counts
        .into_iter()
        .filter_map(|(id, mentions)| Some(Named { entity: id.clone(), kind: account.entity(id)?.kind, mentions }));
    let mut named: Vec<_> = kinds.collect();
    named.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.entity.cmp(&b.entity)));
    named.truncate(ENTITIES);
    named
}
