//! Whether it happened.
//!
//! # What it finds
//! An account that says it did not happen, beside accounts that say it did: a negated event, or one inside a denial.
//! # When it does not
//! All accounts deny it, or it is told as a plan, a wish or a possibility.
//! # Example
//! "The navy boarded two ferries." – "The navy denied that it had boarded ferries."

use polybius_reading::account::Provenance;

use super::Told;
use super::versions::Table;
use crate::occurrences::score;
use crate::{Dispute, DisputeKind};

pub(super) fn find(table: &Table<'_, '_>) -> Option<Dispute> {
    let (mut told, mut versions) = (Vec::<Told>::new(), [Vec::new(), Vec::new()]);
    for (member, view) in table.members.iter().enumerate().filter(|(_, view)| score::is_real(view.telling)) {
        let denies = score::denies(view.telling);
        versions[usize::from(denies)].push(told.len());
        let value = if denies { "did not happen" } else { "happened" }.to_owned();
        told.push(Told { member, value, span: view.setting.span });
    }
    let member = |value: &usize| told[*value].member;
    let answered = |denial: &usize| versions[0].iter().any(|told| table.tell_the_same(member(denial), member(told)));
    if !versions[1].iter().any(answered) {
        return None;
    }
    let provenance = Provenance::new("disputes/denial", 0.8);
    table.row("happened", DisputeKind::Contradiction, &told, versions.to_vec(), provenance)
}
