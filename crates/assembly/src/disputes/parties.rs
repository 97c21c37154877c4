//! Who did it, to whom, and with what.
//!
//! # What it finds
//! Accounts that name different parties in one role.
//! # When it does not
//! Both stand for one state, one is a closer description of the other, or the sentence of one account names the other's
//! party too, in whatever role (accounts differ in how they put it: *lent to* and *borrowed from*).
//! # Example
//! "The ferry was stopped by the navy." – "Customs officers stopped the ferry."

use polybius_reading::account::Provenance;

use super::Told;
use super::versions::Table;
use crate::Dispute;
use crate::digest::{Party, Telling};
use crate::occurrences::{compare, score};

/// A role and how to get at who has it.
type Role = (&'static str, fn(&Telling) -> &Vec<Party>);

const ROLES: [Role; 3] = [
    ("source", |telling| &telling.source),
    ("target", |telling| &telling.target),
    ("instrument", |telling| &telling.instrument),
];

pub(super) fn find(table: &Table<'_, '_>) -> Vec<Dispute> {
    ROLES.iter().filter_map(|role| in_role(table, *role)).collect()
}

fn in_role(table: &Table<'_, '_>, (attribute, role): Role) -> Option<Dispute> {
    let (mut told, mut members) = (Vec::new(), Vec::new());
    for (member, view) in table.members.iter().enumerate().filter(|(_, view)| !score::denies(view.telling)) {
        let parties = role(view.telling);
        let Some(first) = parties.first() else { continue };
        let value = first.entity.as_ref().map_or(&first.words, |entity| &entity.0).clone();
        told.push(Told { member, value, span: first.span });
        members.push(member);
    }
    let compare = |one: usize, other: usize| {
        let (one, other) = (&table.members[members[one]], &table.members[members[other]]);
        compare::parties(role(one.telling), role(other.telling), (one.setting, other.setting))
    };
    table.dispute(attribute, &told, compare, Provenance::new("disputes/parties", 0.7))
}
