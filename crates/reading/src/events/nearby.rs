//! Whose violence it is, and with whom one talks, where the clause does not say.
//!
//! # What it finds
//! The source of an attack, a killing or an arrest that is told without one, from the nearest other act of violence in
//! the same sentence, else in the sentence before, else in the one behind; else whoever is blamed in the same sentence; else
//! those who are called after what they do ("the gunmen") in one of the three. The other side of talks that are told with one,
//! from what else is said of dealings in the same sentence or the one before.
//!
//! # When it does not
//! When those who suffer it are told as the source of the other act, when either is denied or only possible, and from
//! further away.
//!
//! # Example
//! "Gunmen attacked the post. Two guards were killed." – the guards were killed by the gunmen.

use polybius_knowledge::codebook::Codebook;

use crate::account::{Actor, Event, Modality, Polarity};

/// Gives acts of violence without a source that of the act next to them; what they are given they do not pass on.
pub(super) fn fill(text: &str, events: &mut [Event]) {
    let open = |event: &Event| is_violent(event) && event.source.is_empty();
    let given: Vec<(usize, Vec<Actor>)> = (0..events.len())
        .filter(|index| open(&events[*index]))
        .filter_map(|index| {
            let source = nearest(events, index).or_else(|| blamed(events, index));
            Some((index, source.or_else(|| attackers(text, events, index))?))
        })
        .collect();
    for (index, source) in given {
        events[index].source = source;
    }
    let struck: Vec<(usize, Vec<Actor>)> =
        (0..events.len()).filter_map(|index| Some((index, struck_by_the_same(events, index)?))).collect();
    for (index, target) in struck {
        events[index].target = target;
    }
    let met: Vec<(usize, Vec<Actor>)> = (0..events.len())
        .filter(|index| talks(&events[*index]) && events[*index].target.is_empty() && events[*index].source.len() == 1)
        .filter_map(|index| Some((index, other_side(events, index)?)))
        .collect();
    for (index, target) in met {
        events[index].target = target;
    }
}

/// "The bomb, detonated by rebels, blew up a tower": what another act of the same doers in the sentence struck, where this one
/// struck nothing that is told.
fn struck_by_the_same(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let strikes = |event: &Event| event.plover.as_deref() == Some("ASSAULT") && is_violent(event);
    let here = first_of(events, own.sentence)..first_of(events, own.sentence + 1);
    let open = strikes(own) && own.target.is_empty() && own.theme.is_empty();
    let same = |other: &&Event| strikes(other) && other.source == own.source && !other.target.is_empty();
    events[here].iter().filter(|_| open).find(same).map(|other| other.target.clone())
}

/// "The government may agree. The rebels want a meeting": the nearest party to dealings in the sentence itself, else in the one
/// before, that is none of those who are told to talk.
fn other_side(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let is_own = |party: &Actor| {
        let same = |source: &Actor| {
            source.entity.is_some() && source.entity == party.entity
                || source.country.is_some() && source.country == party.country && source.sectors == party.sectors
        };
        party.entity.is_none() || own.source.iter().any(same)
    };
    let start = first_of(events, own.sentence.saturating_sub(1));
    let mut dealings: Vec<usize> =
        (start..first_of(events, own.sentence + 1)).filter(|other| *other != index).collect();
    dealings.sort_by_key(|other| other.abs_diff(index));
    let told = dealings.into_iter().filter(|other| deals(&events[*other]));
    told.flat_map(|other| [&events[other].target, &events[other].source])
        .find(|parties| {
            !parties.is_empty()
                && own.source.iter().all(|source| source.entity.is_some())
                && !parties.iter().any(is_own)
        })
        .cloned()
}

/// Talks, and readiness for them (CAMEO 036).
fn talks(event: &Event) -> bool {
    event.plover.as_deref() == Some("CONSULT") || event.cameo.as_deref() == Some("036")
}

/// What parties do with each other.
fn deals(event: &Event) -> bool {
    matches!(event.plover.as_deref(), Some("CONSULT" | "AGREE" | "COOPERATE"))
}

/// The nearest act of violence that says who did it: in the sentence itself the closest one, else the last one of the
/// sentence before, else the first one of the sentence behind.
fn nearest(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let doers = |other: usize| doers(&events[index], &events[other]);
    let first = |sentence: usize| first_of(events, sentence);
    let sentence = events[index].sentence;
    let mut here: Vec<usize> = (first(sentence)..first(sentence + 1)).filter(|other| *other != index).collect();
    here.sort_by_key(|other| other.abs_diff(index));
    let before = (first(sentence.saturating_sub(1))..first(sentence)).rev();
    let behind = first(sentence + 1)..first(sentence + 2);
    here.into_iter().chain(before).chain(behind).find_map(doers)
}

/// Whoever did one act as far as another tells it: those who did the other, unless they suffer this one; of those who fight
/// each other the side that does not suffer.
fn doers(own: &Event, other: &Event) -> Option<Vec<Actor>> {
    if !is_violent(other) {
        return None;
    }
    let doers = match (suffers(own, &other.source), suffers(own, &other.target)) {
        (false, _) if !is_fight(other) => &other.source,
        (true, false) if is_fight(other) => &other.target,
        (false, true) if is_fight(other) => &other.source,
        _ => return None,
    };
    (!doers.is_empty()).then(|| doers.clone())
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
    (!suffers(own, &accused)).then_some(accused)
}

/// "Two guards were shot. The gunmen fled.": those who are called after what they do, in the sentence itself, the one before
/// or the one behind.
fn attackers(text: &str, events: &[Event], index: usize) -> Option<Vec<Actor>> {
    const BEHIND_HEAD: [&str; 7] = ["of", "in", "from", "with", "who", "on", "at"];
    let own = &events[index];
    let attacks = |actor: &Actor| {
        let words = actor.span.of(text).split_whitespace().take_while(|word| !BEHIND_HEAD.contains(word));
        words.last().is_some_and(|noun| Codebook::embedded().sets().holds("attackers", &noun.to_lowercase()))
    };
    let told = |sentence: usize| {
        let mut doers =
            events[first_of(events, sentence)..first_of(events, sentence + 1)].iter().map(|other| &other.source);
        doers.rfind(|source| source.iter().any(attacks) && !suffers(own, source)).cloned()
    };
    let before = || own.sentence.checked_sub(1).and_then(told);
    told(own.sentence).or_else(before).or_else(|| told(own.sentence + 1))
}

/// Whether both sides do it.
fn is_fight(event: &Event) -> bool {
    Codebook::embedded().sets().holds("fighting", &event.lemma)
}

/// Told as a fact of violence.
fn is_violent(event: &Event) -> bool {
    let root = event.plover.as_deref();
    matches!(root, Some("ASSAULT" | "COERCE"))
        && event.modality == Modality::Actual
        && event.polarity == Polarity::Affirmed
}

/// Whether those to whom an act is done are among the parties.
fn suffers(own: &Event, parties: &[Actor]) -> bool {
    let same = |target: &Actor, party: &Actor| {
        target.span.overlaps(party.span)
            || target.entity.is_some() && target.entity == party.entity
            || !target.sectors.is_empty() && target.sectors == party.sectors
    };
    own.target.iter().any(|target| parties.iter().any(|party| same(target, party)))
}
