//! How many and how much.
//!
//! # What it finds
//! Accounts whose figures for the same thing leave no number that satisfies both.
//! # When it does not
//! The bounds meet ("at least 10" and "12"), the figures hold for different days, a toll is higher in a later report (an
//! update), or an account denies the event.
//! # Example
//! "Forty boats were lost." – "The storm sank 90 boats."

use std::collections::BTreeMap;
use std::sync::LazyLock;

use polybius_reading::account::Provenance;

use super::Told;
use super::versions::Table;
use crate::digest::Quantity;
use crate::occurrences::compare::{self, Likeness};
use crate::occurrences::score;
use crate::occurrences::view::View;
use crate::{Dispute, words};

pub(super) fn find(table: &Table<'_, '_>) -> Vec<Dispute> {
    let mut measures: BTreeMap<Measure<'_>, Vec<(usize, &Quantity)>> = BTreeMap::new();
    for (member, view) in table.accounts().filter(|(_, view)| !score::denies(view.telling)) {
        for quantity in figures(view) {
            measures.entry(measure(quantity)).or_default().push((member, quantity));
        }
    }
    measures.into_values().filter_map(|told| of_measure(table, &told)).collect()
}

/// The figures of an event, else those of its sentence, that say what they count, and are the only ones that count it.
fn figures<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Quantity> {
    let own = &view.telling.figures;
    let figures = if own.is_empty() { &view.setting.figures } else { own };
    let only = |quantity: &&Quantity| figures.iter().filter(|other| measure(other) == measure(quantity)).count() == 1;
    figures.iter().filter(|quantity| quantity.of.is_some() || quantity.unit.is_some()).filter(only)
}

/// The unit, else what is counted.
type Measure<'a> = (Option<u32>, &'a str);

/// What a figure measures.
fn measure(quantity: &Quantity) -> Measure<'_> {
    match &quantity.unit {
        Some(unit) => (None, unit),
        None => (quantity.of, ""),
    }
}

fn of_measure(table: &Table<'_, '_>, quantities: &[(usize, &Quantity)]) -> Option<Dispute> {
    let value = |quantity: &Quantity| quantity.value.or(quantity.low).or(quantity.high).map_or(String::new(), number);
    let told: Vec<_> = (quantities.iter())
        .map(|(member, quantity)| Told { member: *member, value: value(quantity), span: quantity.span })
        .collect();
    let compare = |one: usize, other: usize| {
        if is_update(table, quantities[one], quantities[other]) {
            return Likeness::Unknown;
        }
        let (one, other) = (quantities[one].1, quantities[other].1);
        let other_thing = one.of.is_some() && other.of.is_some() && one.of != other.of;
        if other_thing || of_different_days(one, other) { Likeness::Unknown } else { compare::quantity(one, other) }
    };
    table.dispute("number", &told, compare, Provenance::new("disputes/figures", 0.8))
}

/// Whether one figure is a toll of a later day than the other, and higher.
fn is_update(table: &Table<'_, '_>, one: (usize, &Quantity), other: (usize, &Quantity)) -> bool {
    let (left, right) = (&table.members[one.0], &table.members[other.0]);
    let (Some(first), Some(second)) = (left.day(), right.day()) else { return false };
    let value = |quantity: &Quantity| quantity.value.or(quantity.low).or(quantity.high).unwrap_or_default();
    let grows = (first < second && value(one.1) < value(other.1)) || (second < first && value(other.1) < value(one.1));
    grows && counts_toll(left) && counts_toll(right)
}

/// Whether a sentence counts what grows as more becomes known.
fn counts_toll(view: &View<'_>) -> bool {
    const TOLLS: &str = include_str!("../../../../data/tolls.tsv");
    static STEMS: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let words = TOLLS.lines().filter(|line| !line.starts_with('#'));
        words.map(|word| words::hash(words::stem(word))).collect()
    });
    STEMS.iter().any(|stem| view.setting.words.binary_search(stem).is_ok())
}

/// Whether the figures hold for days that do not meet.
fn of_different_days(one: &Quantity, other: &Quantity) -> bool {
    let (Some(one), Some(other)) = (one.interval, other.interval) else { return false };
    compare::days_apart(one, other).is_some_and(|days| days > 0)
}

fn number(value: f64) -> String {
    format!("{value}")
}
