//! How likely an event is right.
//!
//! The evidence for the predicate (which table and how many words of the pattern stood there) is multiplied with what
//! is known of the parties: both known 1, one known 0.8, none 0.5; a party far from its trigger takes a little off. The
//! numbers were set so that ten bins of equal width stay near the share of right roots on development data. How far a whole
//! record can be trusted the [`judgement`](super::judgement) says, which reads this as one sign of many.

use polybius_knowledge::codebook::{Root, TriggerKind};

use super::draft::Draft;
use super::parties;
use super::scene::Scene;
use super::verbs;
use super::words::{in_set, lemma};
use crate::account::Event;

/// Words between a trigger and its party beyond which doubt grows.
const NEAR: usize = 12;

/// How likely the event is right, 0 to 1.
pub(super) fn of(scene: &Scene<'_>, draft: &Draft<'_>) -> f32 {
    // A happening without a root is as good as a phrase around a party makes it.
    let happening = draft.code.is_none();
    let known = |heads: &[usize]| {
        heads.iter().any(|head| scene.is_party(*head) || happening && parties::concerns_party(scene, *head))
    };
    let parties = match (known(&draft.sources), known(&draft.targets)) {
        (true, true) => 1.0,
        (true, false) | (false, true) => 0.8,
        (false, false) => 0.5,
    };
    let far = draft.sources.iter().chain(&draft.targets).any(|head| head.abs_diff(draft.word) > NEAR);
    // Only violence is done by things; a text speaks for somebody.
    let speaks = |head: &usize| in_set(scene.tree, *head, "text");
    let violent = matches!(draft.root(), Some(Root::Assault | Root::Coerce | Root::Protest));
    let by_thing = !violent && !draft.sources.is_empty() && !known(&draft.sources) && !draft.sources.iter().any(speaks);
    let doubt = if far { 0.9 } else { 1.0 } * if by_thing { 0.7 } else { 1.0 };
    let confidence = draft.evidence * parties * doubt;
    (confidence * 100.0).round() / 100.0
}

/// Below this a noun beside the verb tells better what is done.
const LEAST_OF_VERBS: f32 = 0.45;

/// Whether a verb leaves its words to the nouns beside it: too little speaks for its code, or the pattern is another
/// dictionary's, which hardly tells the parties ("talks between … resumed": the talks do).
pub(super) fn yields_to_nouns(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let is_deed = |noun: &usize| scene.book.knows(TriggerKind::Noun, &lemma(scene.tree, *noun));
    let has_deed = || draft.frame.doers.iter().chain(&draft.frame.objects).any(is_deed);
    of(scene, draft) < LEAST_OF_VERBS || draft.rule == verbs::OF_OTHERS && has_deed()
}

/// Below this an event is more often wrong than right and stays out of the record.
pub(super) const LEAST: f32 = 0.4;

/// The events that are likely enough, with their references to each other mended.
pub(super) fn worth_keeping(events: Vec<Event>) -> Vec<Event> {
    let mut kept = 0;
    let places: Vec<Option<usize>> = events
        .iter()
        .map(|event| {
            let keep = event.provenance.confidence >= LEAST;
            kept += usize::from(keep);
            keep.then(|| kept - 1)
        })
        .collect();
    let mended = events.into_iter().enumerate().filter(|(index, _)| places[*index].is_some());
    mended
        .map(|(_, mut event)| {
            event.of = event.of.and_then(|of| places[of]);
            event
        })
        .collect()
}
