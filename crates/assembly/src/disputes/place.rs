//! Where it happened.
//!
//! # What it finds
//! Accounts that give different places for the event.
//! # When it does not
//! One place lies in the other (a city and its country: a *detail*, both can hold), the places are a few kilometres
//! apart, or the sentence of one account names the other's place too.
//! # Example
//! "The talks in Lowmouth ended." – "The talks ended in Highford."

use polybius_reading::account::{Place, Provenance};
use polybius_text::EntityKind;

use super::Told;
use super::versions::Table;
use crate::digest::Setting;
use crate::occurrences::compare::{self, Likeness};
use crate::occurrences::score;
use crate::{Dispute, words};

pub(super) fn find(table: &Table<'_, '_>) -> Option<Dispute> {
    let (mut told, mut places): (Vec<Told>, Vec<(usize, Place)>) = (Vec::new(), Vec::new());
    for (member, view) in table.accounts().filter(|(_, view)| !score::denies(view.telling)) {
        let Some(place) = view.telling.place.clone().or_else(|| only_named(view.setting)) else { continue };
        told.push(Told { member, value: place.name.clone(), span: place.span });
        places.push((member, place));
    }
    let compare = |one: usize, other: usize| {
        let likeness = compare::place(&places[one].1, &places[other].1);
        let named = names(table, places[other].0, &places[one].1) || names(table, places[one].0, &places[other].1);
        if likeness == Likeness::Different && named { Likeness::Unknown } else { likeness }
    };
    let provenance = Provenance::new("disputes/places", 0.75);
    let contradiction = table.dispute("place", &told, compare, provenance.clone());
    contradiction.or_else(|| table.detail("place", &told, compare, provenance))
}

/// The place that a sentence names, when it names only one.
fn only_named(setting: &Setting) -> Option<Place> {
    let mut places = setting.names.iter().filter(|name| name.kind == Some(EntityKind::Place));
    let only = places.next().filter(|_| places.next().is_none())?;
    let (span, name) = (only.span, only.words.clone());
    Some(Place { span, name, country: only.country.clone(), latitude: None, longitude: None, geonames: None })
}

/// Whether the sentence of a member has a place's name in it.
fn names(table: &Table<'_, '_>, member: usize, place: &Place) -> bool {
    let own = &table.members[member].setting.words;
    let stems = words::content_stems(&place.name);
    !stems.is_empty() && stems.iter().all(|stem| own.binary_search(stem).is_ok())
}
