//! Where the accounts of an occurrence differ.
//!
//! One file for each sort of difference. Each gives [`Told`] values and says which of them are alike; [`versions`] puts
//! them together.

mod figures;
mod happened;
mod parties;
mod place;
#[cfg(test)]
mod tests;
mod time;
mod versions;

use crate::Dispute;
use crate::occurrences::{Group, Origins, Views};

/// A value that one account gives.
struct Told {
    /// The account: its position in the group.
    member: usize,
    /// The value, as text.
    value: String,
    /// The words that give it.
    span: polybius_text::Span,
}

/// The disputes among the tellings of a group.
pub(crate) fn find(views: &Views<'_>, group: &Group, origins: &Origins, occurrence: &str) -> Vec<Dispute> {
    let members: Vec<_> = group.members.iter().map(|member| views.all[*member]).collect();
    let table = versions::Table::new(views, &members, origins, occurrence);
    let mut found = Vec::new();
    found.extend(happened::find(&table));
    if members.len() < 2 {
        return found;
    }
    found.extend(time::find(&table));
    found.extend(place::find(&table));
    found.extend(parties::find(&table));
    found.extend(figures::find(&table));
    found
}
