//! Whether it happened.
//!
//! # What it finds
//! An account that says it did not happen, beside accounts that say it did: a negated event, one inside a denial, or the
//! denial of the statement that tells it.
//! # When it does not
//! All accounts deny it, or it is told as a plan, a wish or a possibility, unless just that is denied.
//! # Example
//! "The navy boarded two ferries." – "The navy denied that it had boarded ferries."

use polybius_reading::account::Provenance;

use super::Told;
use super::versions::Table;
use crate::occurrences::score;
use crate::occurrences::view::View;
use crate::{Dispute, DisputeKind};

pub(super) fn find(table: &Table<'_, '_>) -> Option<Dispute> {
    let (mut told, mut versions) = (Vec::<Told>::new(), [Vec::new(), Vec::new()]);
    let counts = |view: &View<'_>| score::is_real(view.telling) || view.telling.rebuttal.is_some();
    for (member, view) in table.accounts().filter(|(_, view)| counts(view)) {
        let denies = score::denies(view.telling);
        versions[usize::from(denies)].push(told.len());
        let value = if denies { "did not happen" } else { "happened" }.to_owned();
        told.push(Told { member, value, span: view.setting.span });
    }
    let rebutted = rebut(table, &mut told, &mut versions);
    let member = |value: &usize| told[*value].member;
    let answered = |denial: &usize| versions[0].iter().any(|told| table.tell_the_same(member(denial), member(told)));
    if !rebutted && !versions[1].iter().any(answered) {
        return None;
    }
    let provenance = Provenance::new("disputes/denial", 0.8);
    table.row("happened", DisputeKind::Contradiction, &told, versions.to_vec(), provenance)
}

/// Adds the denials of statements that tell it; whether there are any.
fn rebut(table: &Table<'_, '_>, told: &mut Vec<Told>, versions: &mut [Vec<usize>; 2]) -> bool {
    let rebuttals = table.accounts().filter_map(|(member, view)| Some((member, view.telling.rebuttal?)));
    let before = told.len();
    for (member, span) in rebuttals.filter(|(member, _)| !score::denies(table.members[*member].telling)) {
        versions[1].push(told.len());
        told.push(Told { member, value: "did not happen".to_owned(), span });
    }
    told.len() > before
}
