//! Which accounts tell one occurrence.
//!
//! [`candidates`] picks pairs worth comparing, [`score`] says how likely they tell the same, [`merge`] joins them,
//! [`origins`] counts who is independent, [`summary`] says what the accounts have in common.

mod candidates;
pub(crate) mod compare;
mod merge;
pub(crate) mod origins;
pub(crate) mod score;
mod summary;
#[cfg(test)]
mod tests;
pub(crate) mod view;

use serde::Serialize;

use crate::{Occurrence, Story};

pub(crate) use merge::Group;
pub(crate) use origins::Origins;
pub(crate) use view::Views;

/// Groups the tellings of all reports.
pub(crate) fn group(views: &Views<'_>) -> Vec<Group> {
    merge::merge(views, candidates::pairs(views))
}

/// Two tellings as the model of occurrences sees them: for fitting its weights.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// Ids of the two events.
    pub events: (String, String),
    /// One number for each of [`Compared::names`].
    pub features: Vec<f32>,
}

impl Compared {
    /// Names of the features.
    pub fn names() -> Vec<&'static str> {
        score::names()
    }

    /// Their weights.
    pub fn weights() -> Vec<f32> {
        score::weights()
    }
}

/// Compares the tellings that are worth comparing.
pub(crate) fn compared(views: &Views<'_>) -> Vec<Compared> {
    let compare = |(left, right): candidates::Pair| {
        let (one, other) = (&views.all[left as usize], &views.all[right as usize]);
        let features = score::features(views, one, other).to_vec();
        Compared { events: (one.telling.event.clone(), other.telling.event.clone()), features }
    };
    candidates::pairs(views).into_iter().map(compare).collect()
}

/// How likely these tellings are to tell one occurrence: the mean over the pairs of the first of them.
pub(crate) fn confidence(views: &Views<'_>, members: &[usize]) -> f32 {
    let first = &members[..members.len().min(merge::SAMPLE)];
    let pairs = first.iter().enumerate().flat_map(|(at, one)| first[at + 1..].iter().map(move |other| (*one, *other)));
    let likely: Vec<f32> = pairs.map(|(one, other)| score::probability(score::log_odds(views, one, other))).collect();
    if likely.is_empty() { 1.0 } else { likely.iter().sum::<f32>() / likely.len() as f32 }
}

/// The occurrence that a group of tellings tells.
pub(crate) fn occurrence(views: &Views<'_>, group: &Group, origins: &Origins, stories: &[Story]) -> Occurrence {
    summary::occurrence(views, group, origins, stories)
}
