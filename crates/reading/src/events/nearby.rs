//! Whose violence it is where the clause does not say.
//!
//! # What it finds
//! The source of an attack, a killing or an arrest that is told without one, from the nearest other act of violence in
//! the same sentence, else in the sentence before, else in the one behind; else whoever is blamed in the same sentence.
//!
//! # When it does not
//! When those who suffer it are told as the source of the other act, when either is denied or only possible, and from
//! further away.
//!
//! # Example
//! "Gunmen attacked the post. Two guards were killed." – the guards were killed by the gunmen.

use super::parties;
use crate::account::{Actor, Event, Modality, Polarity};

/// Gives acts of violence without a source that of the act next to them; what they are given they do not pass on.
pub(super) fn fill(events: &mut [Event]) {
    let open = |event: &Event| is_violent(event) && event.source.is_empty();
    let given: Vec<(usize, Vec<Actor>)> = (0..events.len())
        .filter(|index| open(&events[*index]))
        .filter_map(|index| Some((index, nearest(events, index).or_else(|| blamed(events, index))?)))
        .collect();
    for (index, source) in given {
        events[index].source = source;
    }
}

/// The nearest act of violence that says who did it: in the sentence itself the closest one, else the last one of the
/// sentence before, else the first one of the sentence behind.
fn nearest(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let fits = |other: &usize| {
        let other = &events[*other];
        is_violent(other) && !other.source.is_empty() && !suffers(own, other) && !is_fight(other)
    };
    let first = |sentence: usize| first_of(events, sentence);
    let here = (first(own.sentence)..first(own.sentence + 1)).filter(|other| *other != index && fits(other));
    let before = || (first(own.sentence.saturating_sub(1))..first(own.sentence)).rfind(fits);
    let mut behind = first(own.sentence + 1)..first(own.sentence + 2);
    let other = here.min_by_key(|other| other.abs_diff(index)).or_else(before).or_else(|| behind.find(fits))?;
    Some(events[other].source.clone())
}

/// The first event of a sentence: events stand in the order of their sentences.
fn first_of(events: &[Event], sentence: usize) -> usize {
    events.partition_point(|event| event.sentence < sentence)
}

/// "blamed the gangs for the attack in which five guards were killed": those who are blamed in the same sentence.
fn blamed(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let blames = |other: &&Event| {
        let accuses = matches!(&*other.lemma, "blame" | "accuse" | "attribute" | "charge" | "suspect");
        accuses && other.polarity == Polarity::Affirmed && !other.target.is_empty()
    };
    let here = first_of(events, own.sentence)..first_of(events, own.sentence + 1);
    let accused = events[here].iter().find(blames).map(|other| other.target.clone())?;
    let suffers = |actor: &Actor| own.target.iter().any(|target| target.span.overlaps(actor.span));
    (!accused.iter().any(suffers)).then_some(accused)
}

/// "ten rebels died in fighting": of a fight of which one side is told nobody knows who harmed whom.
fn is_fight(event: &Event) -> bool {
    parties::FIGHTING.contains(&&*event.lemma) && event.source.len() + event.target.len() < 2
}

/// Told as a fact of violence.
fn is_violent(event: &Event) -> bool {
    let root = event.plover.as_deref();
    matches!(root, Some("ASSAULT" | "COERCE"))
        && event.modality == Modality::Actual
        && event.polarity == Polarity::Affirmed
}

/// Whether those to whom one act is done are those who do the other.
fn suffers(one: &Event, other: &Event) -> bool {
    let same = |target: &Actor, source: &Actor| {
        target.span.overlaps(source.span)
            || target.entity.is_some() && target.entity == source.entity
            || !target.sectors.is_empty() && target.sectors == source.sectors
    };
    one.target.iter().any(|target| other.source.iter().any(|source| same(target, source)))
}
