//! Coding by tree and codebook.
//!
//! # What it finds
//! The predicates of the text, as event finding sees them, weighed by how well their parties are those of the pair, by the
//! trust their pattern deserves, and by whether they are the content of another one that also fits.
//!
//! # When it does not
//! Without any predicate there are no votes, and the scores are what is most common.
//!
//! # Source
//! `data/codebook/`.

use polybius_knowledge::codebook::Root;
use polybius_language::Analysis;
use polybius_text::Span;

use super::Scores;
use super::compose::compose;
use crate::account::{Actor, Event, Modality, Polarity};
use crate::events::{Found, find_all};
use crate::{Context, Reader, mentions, times};

/// The weight of what is common beside the votes of predicates; larger is more doubtful.
const DOUBT: f32 = 0.35;

/// A predicate's vote.
pub(super) struct Vote {
    pub(super) root: Root,
    pub(super) cameo: String,
    pub(super) modality: Modality,
    pub(super) polarity: Polarity,
    pub(super) weight: f32,
}

/// The votes of the text's predicates on what the party at `sources` does to the one at `targets`.
pub(super) fn votes(text: &str, analysis: &Analysis, reader: &Reader, sources: &[Span], targets: &[Span]) -> Vec<Vote> {
    let context = Context::new(text, analysis, &reader.knowledge);
    let (mentions, entities) = mentions::find(&context);
    let times = times::find(&context);
    let found = Found { mentions: &mentions, entities: &entities, times: &times, figures: &[], statements: &[] };
    let events = find_all(&context, &found);
    events.iter().filter_map(|event| vote(event, &events, sources, targets)).collect()
}

/// The probabilities that follow from the votes.
pub(super) fn scores(votes: &[Vote]) -> Scores {
    let weights: Vec<_> = votes.iter().map(|vote| (vote.root, vote.weight)).collect();
    Scores::from_votes(&weights, DOUBT)
}

fn vote(event: &Event, events: &[Event], sources: &[Span], targets: &[Span]) -> Option<Vote> {
    let root = Root::from_name(event.plover.as_deref()?)?;
    let (root, cameo) = compose(root, event.cameo.as_deref()?, event.modality, event.polarity);
    let parties = match (touches(&event.source, sources), touches(&event.target, targets)) {
        (true, true) => 1.0,
        (true, false) => 0.5,
        (false, true) => 0.25,
        (false, false) => 0.08,
    };
    let turned = touches(&event.source, targets) && touches(&event.target, sources);
    let content = event.of.is_some_and(|of| touches(&events[of].source, sources));
    let told = match event.modality {
        Modality::Requested | Modality::Conditional | Modality::Possible => 0.5,
        _ => 1.0,
    };
    let weight = event.provenance.confidence * parties * told * if content { 0.3 } else { 1.0 };
    let weight = if turned { weight.max(0.3) } else { weight };
    Some(Vote { root, cameo, modality: event.modality, polarity: event.polarity, weight })
}

fn touches(actors: &[Actor], places: &[Span]) -> bool {
    actors.iter().any(|actor| places.iter().any(|place| actor.span.overlaps(*place)))
}
