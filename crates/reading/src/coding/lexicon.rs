//! Coding by tree and codebook.
//!
//! # What it finds
//! The predicates of the text, as event finding sees them, weighed by how well their parties are those of the pair, by the
//! trust their pattern deserves, and by whether they are the content of another one that also fits.
//!
//! # When it does not
//! Without any predicate the answer is what is most common, and says so (`code/prior`).
//!
//! # Source
//! `data/codebook/`.

use polybius_text::{Report, Span};

use super::compose::compose;
use super::{Coding, Pair, Scores, quad_of};
use crate::account::{Actor, Event, Modality, Polarity};
use crate::events::{Found, find_all};
use crate::{Context, Reader, mentions, times};

/// The weight of what is common beside the votes of predicates; larger is more doubtful.
const DOUBT: f32 = 0.35;

pub(super) fn code(pair: &Pair, reader: &Reader) -> Coding {
    let report = Report::new("", pair.text.as_str());
    let analysis = reader.language.analyse(&report.text);
    let context = Context::new(&report.text, &analysis, &reader.knowledge);
    let (mentions, entities) = mentions::find(&context);
    let times = times::find(&context);
    let found = Found { mentions: &mentions, entities: &entities, times: &times, figures: &[], statements: &[] };
    let events = find_all(&context, &found);
    weigh(&events, &pair.sources(), &pair.targets())
}

/// A predicate's vote.
struct Vote<'e> {
    event: &'e Event,
    root: polybius_knowledge::codebook::Root,
    cameo: String,
    weight: f32,
}

fn weigh(events: &[Event], sources: &[Span], targets: &[Span]) -> Coding {
    let votes: Vec<Vote<'_>> = events.iter().filter_map(|event| vote(event, events, sources, targets)).collect();
    let weights: Vec<_> = votes.iter().map(|vote| (vote.root, vote.weight)).collect();
    let scores = Scores::from_votes(&weights, DOUBT);
    let root = scores.best();
    let same = |vote: &&Vote<'_>| vote.root.joined_name() == root.joined_name();
    let best = votes.iter().filter(same).max_by(|one, other| one.weight.total_cmp(&other.weight));
    let root = best.map_or(root, |vote| vote.root);
    Coding {
        root,
        cameo: best.map_or_else(|| general_code(root).into(), |vote| vote.cameo.clone().into()),
        quad: quad_of(root),
        modality: best.map_or(Modality::Actual, |vote| vote.event.modality),
        polarity: best.map_or(Polarity::Affirmed, |vote| vote.event.polarity),
        confidence: scores.of(root),
        scores,
        by: if best.is_some() { "code/lexicon" } else { "code/prior" },
    }
}

fn vote<'e>(event: &'e Event, events: &[Event], sources: &[Span], targets: &[Span]) -> Option<Vote<'e>> {
    let root = polybius_knowledge::codebook::Root::from_name(event.plover.as_deref()?)?;
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
    Some(Vote { event, root, cameo, weight: if turned { weight.max(0.3) } else { weight } })
}

fn touches(actors: &[Actor], places: &[Span]) -> bool {
    actors.iter().any(|actor| places.iter().any(|place| actor.span.overlaps(*place)))
}

/// The code that stands for the whole root.
fn general_code(root: polybius_knowledge::codebook::Root) -> &'static str {
    use polybius_knowledge::codebook::Root as R;
    match root {
        R::Accuse => "110",
        R::Agree => "030",
        R::Aid => "070",
        R::Assault => "190",
        R::Coerce => "170",
        R::Concede => "080",
        R::Consult => "040",
        R::Cooperate => "060",
        R::Mobilize => "150",
        R::Protest => "140",
        R::Reject => "120",
        R::Request => "020",
        R::Retreat => "087",
        R::Sanction => "160",
        R::Support => "050",
        R::Threaten => "130",
    }
}
