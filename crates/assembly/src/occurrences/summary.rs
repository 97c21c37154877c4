//! What the accounts of an occurrence have in common.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polybius_reading::account::Provenance;

use super::compare::{self, Likeness};
use super::merge::Group;
use super::origins::Origins;
use super::score;
use super::view::{View, Views};
use crate::digest::{Party, Telling};
use crate::{Occurrence, Status, Story, Where, id};

/// The occurrence that a group tells; its status does not yet know of disputes.
pub(super) fn occurrence(views: &Views<'_>, group: &Group, origins: &Origins, stories: &[Story]) -> Occurrence {
    let members: Vec<_> = group.members.iter().map(|member| views.all[*member]).collect();
    let affirming: Vec<_> = members.iter().copied().filter(|view| !score::denies(view.telling)).collect();
    let told = if affirming.is_empty() { &members } else { &affirming };
    let mut reports: Vec<_> = members.iter().map(|view| view.report.report.clone()).collect();
    reports.dedup();
    let (from, to) = days(told);
    let plover = most(told.iter().filter_map(|view| view.telling.root.clone()));
    // "Received from" and "gave to" turn the roles round: the accounts of one root agree on them.
    let alike: Vec<_> = told.iter().copied().filter(|view| view.telling.root == plover).collect();
    let story = most(members.iter().map(|view| view.story)).and_then(|story| stories.get(story));
    Occurrence {
        id: id::stable("occurrences", &[&first(&members).telling.event]),
        story: story.map(|story| story.id.clone()),
        plover,
        source: parties(&alike, |telling| &telling.source),
        target: parties(&alike, |telling| &telling.target),
        instrument: parties(told, |telling| &telling.instrument),
        place: place(told),
        from,
        to,
        events: members.iter().map(|view| view.telling.event.clone()).collect(),
        origins: origins.count(),
        status: status(&members, origins),
        provenance: provenance(group, &members),
        reports,
    }
}

/// The earliest account, undated ones last.
fn first<'a>(members: &[View<'a>]) -> View<'a> {
    let order = |view: &&View<'_>| (view.day().unwrap_or(Date::MAX), view.report.report.clone(), view.telling.trigger);
    *members.iter().min_by_key(order).expect("a group has a member")
}

fn status(members: &[View<'_>], origins: &Origins) -> Status {
    // A denial of something else is an act of its own, and did happen.
    if members.iter().all(|view| score::denies(view.telling) && !view.telling.denial) {
        Status::Denied
    } else if origins.count() > 1 {
        Status::Corroborated
    } else {
        Status::ToldOnce
    }
}

fn provenance(group: &Group, members: &[View<'_>]) -> Provenance {
    match members {
        [alone] => Provenance::new("occurrences/single_account", alone.telling.confidence),
        _ => Provenance::new("occurrences/scored_pairs", group.confidence),
    }
}

/// The value that stands most often; of several the smallest.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// Parties that at least a third of the accounts give that give any: their entity, else their words. Where some are
/// called by name, only those.
fn parties<'a>(members: &[View<'a>], role: fn(&'a Telling) -> &'a Vec<Party>) -> Vec<String> {
    let given: Vec<&Vec<Party>> =
        members.iter().map(|view| role(view.telling)).filter(|given| !given.is_empty()).collect();
    let named = given.iter().copied().flatten().any(|party| party.named);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for party in given.iter().copied().flatten().filter(|party| party.named || !named) {
        let name = party.entity.as_ref().map_or(party.words.as_str(), |entity| &entity.0);
        *counts.entry(name).or_default() += 1;
    }
    let often = counts.into_iter().filter(|(_, count)| count * 3 >= given.len());
    often.map(|(name, _)| name.to_owned()).collect()
}

/// The place that most accounts give, or the closest description of it.
fn place(members: &[View<'_>]) -> Option<Where> {
    let places: Vec<_> = members.iter().filter_map(|view| view.telling.place.as_ref()).collect();
    let agreeing =
        |index: usize| places.iter().filter(|other| compare::place(places[index], other) >= Likeness::Detail).count();
    let closeness = |index: usize| usize::from(places[index].latitude.is_some());
    let best = (0..places.len()).rev().max_by_key(|index| (agreeing(*index), closeness(*index)))?;
    let place = places[best];
    Some(Where {
        name: place.name.clone(),
        country: place.country.clone(),
        latitude: place.latitude,
        longitude: place.longitude,
        geonames: place.geonames,
    })
}

/// The days that most accounts allow: the interval that meets most others, narrowed by those it meets.
fn days(members: &[View<'_>]) -> (Option<Date>, Option<Date>) {
    let times: Vec<_> =
        members.iter().filter_map(|view| view.telling.time.as_ref()).map(|when| when.interval).collect();
    let meets =
        |index: usize| times.iter().filter(|other| compare::days_apart(times[index], **other) == Some(0)).count();
    let length = |index: usize| compare::length(times[index]).unwrap_or(i32::MAX);
    let best = (0..times.len()).max_by_key(|index| (meets(*index), std::cmp::Reverse(length(*index))));
    best.map_or((None, None), |best| (times[best].from, times[best].to))
}
