//! Whose violence it is, and with whom one talks, where the clause does not say.
//!
//! # What it finds
//! The source of an attack, a killing or an arrest that is told without one, from the nearest other act of violence in
//! the same sentence, else in the sentence before, else in the one behind; else whoever is blamed in the same sentence; else
//! those who are called after what they do ("the gunmen") in one of the three; for an arrest the police or soldiers who act
//! near by. Whom an attack struck, from the nearest other one of the same doers. The other side of talks that are told with one,
//! from what else is said of dealings in the same sentence or the one before.
//!
//! # When it does not
//! When those who suffer it are told as the source of the other act, when either is denied or only possible, and from
//! further away.
//!
//! # Example
//! "Gunmen attacked the post. Two guards were killed." – the guards were killed by the gunmen.

use polybius_knowledge::codebook::Codebook;

use super::nouns;
use crate::account::{Actor, Event, Modality, Polarity};

/// Gives acts without a source or target those of the acts next to them; what they are given they do not pass on.
pub(super) fn fill(text: &str, events: &mut [Event]) {
    let all = 0..events.len();
    let struck: Vec<_> = all.clone().map(|index| struck_by_the_same(events, index)).collect();
    let doers: Vec<_> = all.clone().map(|index| source(text, events, index)).collect();
    for ((event, struck), doers) in events.iter_mut().zip(struck).zip(doers) {
        struck.into_iter().for_each(|struck| event.target = struck);
        doers.into_iter().for_each(|doers| event.source = doers);
    }
    let met: Vec<_> = all.map(|index| other_side(events, index)).collect();
    for (event, met) in events.iter_mut().zip(met) {
        met.into_iter().for_each(|met| event.target = met);
    }
}

/// Whose violence it is where nobody is told.
fn source(text: &str, events: &[Event], index: usize) -> Option<Vec<Actor>> {
    if !events[index].source.is_empty() {
        return None;
    }
    if !is_violent(&events[index]) {
        return captors(events, index);
    }
    // Whoever is arrested is so by no attackers.
    let is_arrest = events[index].plover.as_deref() == Some("COERCE");
    let others = || if is_arrest { authorities(events, index) } else { attackers(text, events, index) };
    nearest(events, index).or_else(|| blamed(events, index)).or_else(others)
}

/// "The bomb, detonated by rebels, blew up a tower", "a man fired and killed the mayor": what the nearest other act of the same
/// doers struck, or one whose doers are not told, where this one struck nobody who is told.
fn struck_by_the_same(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let strikes = |event: &Event| event.plover.as_deref() == Some("ASSAULT") && is_violent(event);
    if !strikes(own) || !own.target.is_empty() || own.source.is_empty() {
        return None;
    }
    let by_same = |other: &Event| other.source.is_empty() && !is_noun(other) || is_any_of(&other.source, &own.source);
    let struck = |other: &Event| {
        let told = strikes(other) && !other.target.is_empty() && by_same(other);
        (told && !is_any_of(&other.target, &own.source)).then(|| other.target.clone())
    };
    around(events, index).find_map(|other| struck(&events[other]))
}

/// "The government may agree. The rebels want a meeting": the nearest party to dealings in the sentence itself, else in the one
/// before, that is none of those who are told to talk.
fn other_side(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    if !talks(own) || !own.target.is_empty() || own.source.len() != 1 {
        return None;
    }
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

/// The nearest act of violence that says who did it.
fn nearest(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let mut sharing = around(events, index).filter(|other| may_share_doers(own, &events[*other]));
    sharing.find_map(|other| doers(own, &events[other]))
}

/// Those who seize papers in one sentence do not kill in the next; and two deeds that are named ("the raids began after the
/// kidnapping of Benn") have doers of their own, unless they meet the same.
fn may_share_doers(own: &Event, other: &Event) -> bool {
    let are_alike = other.plover == own.plover;
    let are_named = is_noun(own) && !own.target.is_empty() && (is_noun(other) || !other.target.is_empty());
    are_alike && (!are_named || is_any_of(&other.target, &own.target))
}

/// Whether a noun names it: "the kidnapping of the mayor".
fn is_noun(event: &Event) -> bool {
    event.provenance.by == nouns::RULE
}

/// The other events near one: those of its sentence, the closest first, then those of the sentence before, the last first,
/// then those of the sentence behind.
fn around(events: &[Event], index: usize) -> impl Iterator<Item = usize> {
    let first = |sentence: usize| first_of(events, sentence);
    let sentence = events[index].sentence;
    let mut here: Vec<usize> = (first(sentence)..first(sentence + 1)).filter(|other| *other != index).collect();
    here.sort_by_key(|other| other.abs_diff(index));
    let before = (first(sentence.saturating_sub(1))..first(sentence)).rev();
    let behind = first(sentence + 1)..first(sentence + 2);
    here.into_iter().chain(before).chain(behind)
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

/// "Three men were arrested. The police gave no names.": where nobody is told to arrest, those do who keep order and act near by.
fn authorities(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let keeps_order = |actor: &Actor| actor.sectors.iter().any(|sector| matches!(&**sector, "COP" | "MIL" | "SPY"));
    let acting = |other: usize| {
        let source = &events[other].source;
        (source.iter().any(keeps_order) && !suffers(own, source)).then(|| source.clone())
    };
    around(events, index).find_map(acting)
}

/// "the release of a journalist who was kidnapped by guerrillas": where nobody is told to release, those do who took whoever is
/// set free.
fn captors(events: &[Event], index: usize) -> Option<Vec<Actor>> {
    let own = &events[index];
    let is_release = own.cameo.as_deref().is_some_and(|code| code.starts_with("084"));
    let took = |other: &&Event| {
        matches!(other.cameo.as_deref(), Some("173" | "181"))
            && is_any_of(&other.target, &own.target)
            && !other.source.is_empty()
    };
    let here = first_of(events, own.sentence)..first_of(events, own.sentence + 1);
    events[here].iter().filter(|_| is_release).find(took).map(|other| other.source.clone())
}

/// Whether some of the parties stand for the same as some of the others.
fn is_any_of(parties: &[Actor], others: &[Actor]) -> bool {
    let same = |party: &Actor, other: &Actor| {
        party.span.overlaps(other.span) || party.entity.is_some() && party.entity == other.entity
    };
    parties.iter().any(|party| others.iter().any(|other| same(party, other)))
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
