//! Who did it, to whom, and with what.
//!
//! # What it finds
//! Accounts that name different parties in one role.
//! # When it does not
//! Both stand for one state or one is a closer description of the other (a *detail*: both can hold), or the sentence of one account names the other's
//! party too, in whatever role (accounts differ in how they put it: *lent to* and *borrowed from*).
//! # Example
//! "The ferry was stopped by the navy." – "Customs officers stopped the ferry."

use polybius_reading::account::{EntityId, Provenance};
use polybius_text::EntityKind;

use super::Told;
use super::versions::Table;
use crate::digest::{Party, Setting, Telling};
use crate::occurrences::compare::{self, Likeness};
use crate::occurrences::score;
use crate::occurrences::view::View;
use crate::{Dispute, DisputeKind};

/// A role and how to get at who has it.
type Role = (&'static str, fn(&Telling) -> &Vec<Party>);

const ROLES: [Role; 3] = [
    ("source", |telling| &telling.source),
    ("target", |telling| &telling.target),
    ("instrument", |telling| &telling.instrument),
];

pub(super) fn find(table: &Table<'_, '_>) -> Vec<Dispute> {
    let by_role: Vec<_> = ROLES.iter().filter_map(|role| in_role(table, *role)).collect();
    if by_role.iter().all(|dispute| dispute.kind == DisputeKind::Detail) {
        by_role.into_iter().chain(substituted(table)).collect()
    } else {
        by_role
    }
}

/// A dispute over who took part, where accounts put it so differently that roles do not meet: one country or person
/// stands in one account's sentence where another stands in the other's, and nothing else that is named differs.
fn substituted(table: &Table<'_, '_>) -> Option<Dispute> {
    let (mut told, mut settings) = (Vec::new(), Vec::new());
    for (member, view) in table.accounts().filter(|(_, view)| !score::denies(view.telling)) {
        let others = table.accounts().map(|(_, other)| other).filter(|other| other.digest != view.digest);
        let own = actors(view.setting).filter(|name| others.clone().any(|other| instead(name, view, other)));
        let mut own: Vec<_> = own.collect();
        own.dedup_by(|a, b| a.entity == b.entity);
        let shown = match own[..] {
            [] => actors(view.setting).next(),
            [only] => Some(only),
            _ => None,
        };
        let Some(shown) = shown else { continue };
        let value = shown.entity.as_ref().map_or(&shown.words, |entity| &entity.0).clone();
        told.push(Told { member, value, span: shown.span });
        settings.push(*view);
    }
    let compare = |one: usize, other: usize| {
        let differ = actors(settings[one].setting).any(|name| instead(name, &settings[one], &settings[other]));
        if differ { Likeness::Different } else { Likeness::Unknown }
    };
    table.dispute("source", &told, compare, Provenance::new("disputes/substituted_party", 0.6))
}

/// Countries and persons that a sentence names.
fn actors(setting: &Setting) -> impl Iterator<Item = &Party> {
    let acts = |name: &&Party| matches!(name.kind, Some(EntityKind::Country | EntityKind::Person));
    setting.names.iter().filter(acts)
}

/// Whether a name stands in one account where another one of its sort stands in the other: each report has one name of
/// the sort that the other does not have, and they share one at least.
fn instead(name: &Party, view: &View<'_>, other: &View<'_>) -> bool {
    let only = |view: &View<'_>, other: &View<'_>| {
        let has = |name: &Party| other.report.entities.iter().any(|known| Some(&known.entity) == name.entity.as_ref());
        let mut names: Vec<_> = actors(view.setting).filter(|name| !has(name)).map(|name| &name.entity).collect();
        names.sort_unstable();
        names.dedup();
        (names.len() == 1).then(|| names[0].clone()).flatten()
    };
    let kind = |entity: EntityId| {
        let found = actors(other.setting).find(|name| name.entity.as_ref() == Some(&entity));
        found.and_then(|name| name.kind)
    };
    let shared = actors(view.setting).any(|name| actors(other.setting).any(|also| also.entity == name.entity));
    shared
        && only(view, other).is_some_and(|own| Some(own) == name.entity)
        && only(other, view).is_some_and(|its| kind(its) == name.kind)
}

fn in_role(table: &Table<'_, '_>, (attribute, role): Role) -> Option<Dispute> {
    let (mut told, mut members) = (Vec::new(), Vec::new());
    for (member, view) in table.accounts().filter(|(_, view)| !score::denies(view.telling)) {
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
    let provenance = Provenance::new("disputes/parties", 0.7);
    let contradiction = table.dispute(attribute, &told, compare, provenance.clone());
    let closer = |one: usize, other: usize| {
        let of = |account: usize| &role(table.members[members[account]].telling)[0];
        match compare(one, other) {
            Likeness::Detail if !compare::same_state(of(one), of(other)) => Likeness::Unknown,
            likeness => likeness,
        }
    };
    contradiction.or_else(|| table.detail(attribute, &told, closer, provenance))
}
