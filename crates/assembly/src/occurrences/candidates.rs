//! Which pairs of tellings are worth comparing, without looking at all pairs.
//!
//! Two tellings are compared when their sentences share two rare words (names, places, numbers and the words for what
//! happened alike), or when their reports belong to one story and they use the same word for it, or act on the same root
//! with a shared party.

use crate::words::mix;

use super::view::{View, Views};

/// Rarest words of a sentence that are used as keys, in pairs.
const RARE: usize = 9;
/// Tellings or sentences with one key: each is paired with so many that come before it.
const NEIGHBOURS: usize = 24;
/// Most tellings of one sentence that are compared with those of another.
const OF_A_SENTENCE: usize = 12;

/// Two indices into a list, the smaller first, in half the room: there are millions of them.
pub(super) type Pair = (u32, u32);

/// Pairs of indices into `views.all`, sorted.
pub(super) fn pairs(views: &Views<'_>) -> Vec<Pair> {
    let mut pairs = by_key(keys_of_tellings(views));
    for (left, right) in by_key(keys_of_sentences(views)) {
        let of =
            |sentence: u32| views.sentences[sentence as usize].1.iter().take(OF_A_SENTENCE).map(|told| *told as u32);
        pairs.extend(of(left).flat_map(|one| of(right).map(move |other| (one.min(other), one.max(other)))));
    }
    let sentence = |told: u32| views.all[told as usize].sentence;
    pairs.retain(|(left, right)| sentence(*left) != sentence(*right));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn keys_of_tellings(views: &Views<'_>) -> Vec<(u64, u32)> {
    let keys = |view: &View<'_>| {
        let story = view.story as u64;
        let mut keys = vec![mix(story, u64::from(view.stem))];
        if let Some(root) = &view.telling.root {
            let root = mix(story, u64::from(crate::words::hash(root)));
            let parties = view.telling.source.iter().chain(&view.telling.target);
            keys.extend(parties.map(|party| mix(root, u64::from(party.head))));
        }
        keys
    };
    let all = views.all.iter().enumerate();
    all.flat_map(|(index, view)| keys(view).into_iter().map(move |key| (key, index as u32))).collect()
}

fn keys_of_sentences(views: &Views<'_>) -> Vec<(u64, u32)> {
    let mut keys = Vec::new();
    for (index, (setting, tellings)) in views.sentences.iter().enumerate().filter(|(_, (_, told))| !told.is_empty()) {
        debug_assert!(!tellings.is_empty());
        let mut rare = setting.words.clone();
        rare.sort_by(|a, b| views.rarity(*b).total_cmp(&views.rarity(*a)).then(a.cmp(b)));
        // A word that only this sentence has leads nowhere.
        let alone = rare.partition_point(|word| views.is_single(*word));
        let rare = &rare[alone..rare.len().min(alone + RARE)];
        for (position, one) in rare.iter().enumerate() {
            let pair = |other: &u32| mix(u64::from(*one.min(other)), u64::from(*one.max(other)));
            keys.extend(rare[position + 1..].iter().map(|other| (pair(other), index as u32)));
        }
    }
    keys
}

/// Pairs of items that share a key; of many, only those near each other in the list.
fn by_key(mut keys: Vec<(u64, u32)>) -> Vec<Pair> {
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for items in keys.chunk_by(|a, b| a.0 == b.0) {
        for (position, (_, right)) in items.iter().enumerate() {
            pairs.extend(items[position.saturating_sub(NEIGHBOURS)..position].iter().map(|(_, left)| (*left, *right)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
