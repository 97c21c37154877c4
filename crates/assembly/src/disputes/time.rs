//! When it happened.
//!
//! # What it finds
//! Accounts that give days for the event that do not meet.
//! # When it does not
//! One gives no day of the event, and its sentence not just one; or or a span of weeks that takes in the other's day; an account denies the event.
//! # Example
//! "The bridge was opened on 4 May." – "On 7 May, the bridge was opened."

use polybius_reading::account::Provenance;

use super::Told;
use super::versions::Table;
use crate::Dispute;
use crate::digest::When;
use crate::occurrences::{compare, score};

pub(super) fn find(table: &Table<'_, '_>) -> Option<Dispute> {
    let (mut told, mut times): (Vec<Told>, Vec<&When>) = (Vec::new(), Vec::new());
    for (member, view) in table.accounts().filter(|(_, view)| !score::denies(view.telling)) {
        let only = match &view.setting.times[..] {
            [only] if score::is_real(view.telling) => Some(only),
            _ => None,
        };
        let Some(when) = view.telling.time.as_ref().or(only) else { continue };
        told.push(Told { member, value: days(when), span: when.span });
        times.push(when);
    }
    let compare = |one: usize, other: usize| compare::time(times[one], times[other]);
    table.dispute("time", &told, compare, Provenance::new("disputes/days", 0.8))
}

fn days(when: &When) -> String {
    let end = |date: Option<jiff::civil::Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
    let (from, to) = (end(when.interval.from), end(when.interval.to));
    if from == to { from } else { format!("{from}/{to}") }
}
