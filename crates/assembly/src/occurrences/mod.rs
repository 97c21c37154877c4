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

use crate::{Occurrence, Story};

pub(crate) use merge::Group;
pub(crate) use origins::Origins;
pub(crate) use view::Views;

/// Groups the tellings of all reports.
pub(crate) fn group(views: &Views<'_>) -> Vec<Group> {
    merge::merge(views, &candidates::pairs(views))
}

/// The occurrence that a group of tellings tells.
pub(crate) fn occurrence(views: &Views<'_>, group: &Group, origins: &Origins, stories: &[Story]) -> Occurrence {
    summary::occurrence(views, group, origins, stories)
}
