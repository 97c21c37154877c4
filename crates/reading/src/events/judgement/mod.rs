//! How far can a record be trusted?
//!
//! Rules find events wherever words look like one; what they find is wrong most often in texts of another kind, or where the
//! parties stand far off. A small trained [`judge`] says of each event with a code how likely a careful reader would
//! accept it. A code with a side that is likely wrong is taken away: the deed stays, without it.

mod evidence;
mod judge;

pub use evidence::Evidence;
use judge::Judge;
pub use judge::Judgement;

use polybius_text::Span;

use super::scene::Scene;
use super::{Found, candidates, happenings};
use crate::Context;
use crate::account::Event;

/// From here on each of the two sides is clearly more likely right than wrong.
const LEAST: f32 = 0.6;

impl Judgement {
    /// Whether the code is worth giving.
    pub fn is_good(&self) -> bool {
        self.source.min(self.target) >= LEAST
    }
}

/// Takes the code from events that are likely wrong.
pub(super) fn settle(context: &Context<'_>, found: &Found<'_>, events: &mut [Event]) {
    let evidence = evidence(context, found, events);
    for (event, evidence) in events.iter_mut().zip(evidence) {
        if evidence.is_some_and(|evidence| !Judge::embedded().weigh(&evidence).is_good()) {
            happenings::take_code(event);
        }
    }
}

/// What the judge thinks of the event with this trigger and the code that the codebook gives it, also where the code was taken
/// away; `None` where it gives none, or the context has no vectors.
pub fn judgement(context: &Context<'_>, found: &Found<'_>, trigger: Span) -> Option<Judgement> {
    let events = candidates(context, found);
    let evidence = evidence(context, found, &events);
    let mut known = events.iter().zip(evidence).filter(|(event, _)| event.trigger == trigger);
    known.next().and_then(|(_, evidence)| evidence).map(|evidence| Judge::embedded().weigh(&evidence))
}

/// What is known of each event that has a code; `None` for the others, and for all where the context has no vectors.
pub fn evidence(context: &Context<'_>, found: &Found<'_>, events: &[Event]) -> Vec<Option<Evidence>> {
    let lengths = context.analysis.sentences.iter().map(|sentence| sentence.tokens.len());
    let before: Vec<usize> = lengths.scan(0, |sum, length| Some(std::mem::replace(sum, *sum + length))).collect();
    let mut scene: Option<Scene<'_>> = None;
    let look = |(index, event): (usize, &Event)| {
        let vectors = context.vectors.filter(|_| event.plover.is_some())?;
        let scene = match scene.take() {
            Some(same) if same.sentence == event.sentence => scene.insert(same),
            _ => scene.insert(Scene::new(context, found, event.sentence)),
        };
        Some(Evidence::of(scene, events, index, |word| vectors.row(before[event.sentence] + word)))
    };
    events.iter().enumerate().map(look).collect()
}
