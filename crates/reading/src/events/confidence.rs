//! How likely an event is right.
//!
//! The evidence for the predicate (which table and how many words of the pattern stood there) is multiplied with what
//! is known of the parties: both known 1, one known 0.8, none 0.5; a party far from its trigger takes a little off. The
//! numbers were set so that ten bins of equal width stay near the share of right roots on development data.

use polybius_knowledge::codebook::Root;

use super::draft::Draft;
use super::everyday::is_business;
use super::parties;
use super::scene::Scene;
use super::standing::is_in_power;
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

/// Below this a code is wrong too often: the deed stays without it.
const LEAST_OF_CODES: f32 = 0.45;

/// Whether too little speaks for the code.
pub(super) fn is_unlikely(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    of(scene, draft) < LEAST_OF_CODES
}

/// Whether the deed is better kept without its code: too little speaks for it, it is business of a company's own, or the text
/// does not tell who did it to whom. `is_content` says that it is only what somebody asks for, threatens or denies, of which less has to be told.
pub(super) fn is_doubtful(scene: &Scene<'_>, draft: &Draft<'_>, is_content: bool) -> bool {
    is_unlikely(scene, draft) || is_business(scene, draft) || !is_content && lacks_a_side(scene, draft)
}

/// Event data tell of two sides. Violence is told of one alone (unknown attackers, things that are struck), so are help that
/// is received, what is sent and who is set free; and protest, movements of troops, accusations, concessions, what several do
/// together and decisions of those in power need no second one.
fn lacks_a_side(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let Some(root) = draft.root() else { return false };
    let violent = matches!(root, Root::Assault | Root::Coerce);
    let public = matches!(root, Root::Protest | Root::Mobilize | Root::Accuse | Root::Concede | Root::Retreat);
    let undergone = matches!(root, Root::Mobilize | Root::Concede) || root == Root::Aid && is_received(scene, draft);
    let nobody_acts = draft.sources.is_empty() && !violent && !undergone;
    let on_nobody = || draft.targets.is_empty() && !violent && !public && !is_shared(scene, draft);
    nobody_acts || on_nobody() && !is_decision(scene, draft)
}

/// "Two hundred passengers were rescued", "the army received howitzers": help of which only the receiver is told.
fn is_received(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let rescued = |head: &usize| scene.tree.is(*head, "nsubj:pass") && scene.is_person(*head);
    lemma(scene.tree, draft.word) == "receive" || draft.targets.iter().any(rescued)
}

/// "the mayors met", "Arl and Bor agreed": several who deal with each other.
fn is_shared(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let plural = |head: &usize| scene.tree.token(*head).features.has("Number", "Plur");
    let several = draft.sources.len() > 1 || draft.sources.iter().any(plural);
    // "several countries offered help": what they agree to do they do for somebody else.
    let mutual = match draft.root() {
        Some(Root::Agree) => lemma(scene.tree, draft.word) == "agree",
        root => matches!(root, Some(Root::Consult | Root::Cooperate)),
    };
    several && mutual && !parties::is_deal_with_another(scene, draft)
}

/// "Parliament approved the treaty", "opposition leaders called for elections": those who govern, command or rebel decide on
/// what is proposed, and ask, without a partner; nobody threatens, talks, works or gives without one.
fn is_decision(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let in_sets = |object: &usize| ["text", "agreement", "proposal"].iter().any(|set| in_set(scene.tree, *object, set));
    let on_paper = || draft.frame.objects.iter().any(in_sets);
    let decides = match draft.root() {
        Some(Root::Request) => true,
        Some(Root::Agree | Root::Support | Root::Reject | Root::Sanction) => on_paper(),
        _ => false,
    };
    decides && draft.sources.iter().any(|head| is_in_power(scene, *head))
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
