//! How likely an event is right.
//!
//! The evidence for the predicate (which table and how many words of the pattern stood there) is multiplied with what
//! is known of the parties: both known 1, one known 0.8, none 0.5; a party far from its trigger takes a little off. The
//! numbers were set so that ten bins of equal width stay near the share of right roots on development data. Whether the code
//! is worth giving, [`is_doubtful`] decides by this and by how well the parties are told.

use polybius_knowledge::codebook::{Root, TriggerKind};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::actors::actor;
use super::draft::Draft;
use super::everyday::is_business;
use super::nouns;
use super::parties;
use super::scene::Scene;
use super::standing::is_in_power;
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

/// Below this a code is wrong too often: the deed stays without it.
const LEAST_OF_CODES: f32 = 0.45;

/// Whether too little speaks for the code.
fn is_unlikely(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    of(scene, draft) < LEAST_OF_CODES
}

/// Whether a verb leaves its words to the nouns beside it: too little speaks for its code, or a pattern of another dictionary
/// hardly tells the parties ("talks between … resumed": the talks do).
pub(super) fn yields_to_nouns(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let is_deed = |noun: &usize| scene.book.knows(TriggerKind::Noun, &lemma(scene.tree, *noun));
    let has_deed = || draft.frame.doers.iter().chain(&draft.frame.objects).any(is_deed);
    is_unlikely(scene, draft) || draft.rule == verbs::OF_OTHERS && trust(scene, draft) < LEAST_TRUST && has_deed()
}

/// Whether the deed is better kept without its code: too little speaks for it, it is business of a company's own, or the text
/// does not tell who did it to whom. `is_content` says that it is only what somebody asks for, threatens or denies, of which
/// less has to be told.
pub(super) fn is_doubtful(scene: &Scene<'_>, draft: &Draft<'_>, is_content: bool) -> bool {
    is_unlikely(scene, draft)
        || is_business(scene, draft)
        || !is_content && (lacks_a_side(scene, draft) || trust(scene, draft) < LEAST_TRUST)
}

/// Below this readers found one of the two parties wrong in every other event.
const LEAST_TRUST: f32 = 0.57;

/// Words between a trigger and its target within which hardly anything goes wrong.
const BESIDE: usize = 4;

/// How well the parties are told. A code is of use where both are right; what readers of audits found wrong were most often
/// parties of which nothing is known, places, pronouns and those that stand far off, and the sides of agreements and
/// accusations.
fn trust(scene: &Scene<'_>, draft: &Draft<'_>) -> f32 {
    let of_root = match draft.root() {
        // Unknown attackers are told so, and those they strike stand beside them.
        Some(Root::Assault | Root::Coerce) if draft.sources.is_empty() => 1.2,
        Some(Root::Assault) => 1.08,
        Some(Root::Agree | Root::Accuse | Root::Mobilize) => 0.95,
        _ => 1.0,
    };
    let of_noun = if draft.rule == nouns::RULE { 1.1 } else { 1.0 };
    of(scene, draft) * of_root * of_noun * trust_of_targets(scene, draft) * trust_of_sources(scene, draft)
}

fn trust_of_targets(scene: &Scene<'_>, draft: &Draft<'_>) -> f32 {
    let any = |holds: &dyn Fn(usize) -> bool| draft.targets.iter().any(|target| holds(*target));
    if draft.targets.is_empty() {
        return 1.0;
    }
    let is_state = |target| scene.entity(target).is_some_and(|entity| entity.country.is_some());
    let is_place =
        |target| matches!(scene.kind(target), Some(EntityKind::Place | EntityKind::Facility)) && !is_state(target);
    // Land is attacked, occupied and threatened, but nobody talks to it.
    let on_land =
        matches!(draft.root(), Some(Root::Assault | Root::Coerce | Root::Mobilize | Root::Threaten | Root::Retreat));
    let mut trust = 1.0;
    if !on_land && !any(&|target| is_somebody(scene, target)) {
        trust *= 0.85;
    }
    if !on_land && any(&is_place) {
        trust *= 0.8;
    }
    if any(&|target| scene.tree.upos(target) == Upos::Pronoun) {
        trust *= 0.93;
    }
    if any(&|target| target.abs_diff(draft.word) > NEAR) {
        trust *= 0.93;
    } else if any(&|target| target.abs_diff(draft.word) <= BESIDE) {
        trust *= 1.08;
    }
    trust
}

fn trust_of_sources(scene: &Scene<'_>, draft: &Draft<'_>) -> f32 {
    let known = |source: &usize| !actor(scene, *source).sectors.is_empty() || is_in_power(scene, *source);
    // "the letter", "they" of nobody; a text speaks for those who made it.
    let unknown = |source: &usize| {
        let is_word = matches!(scene.tree.upos(*source), Upos::Noun | Upos::Pronoun);
        let is_text = || in_set(scene.tree, *source, "text");
        is_word && scene.entity(*source).is_none() && !scene.is_person(*source) && !is_text()
    };
    match &draft.sources[..] {
        [] => 1.0,
        sources if sources.iter().any(unknown) => 0.88,
        sources if sources.iter().any(known) => 1.05,
        _ => 1.0,
    }
}

/// A person, people, a state, a body that a common noun names, or one of which a sector is known.
fn is_somebody(scene: &Scene<'_>, party: usize) -> bool {
    use EntityKind::{Country, Government, Group, Organization, Person};
    match scene.kind(party) {
        Some(Country | Government | Group | Person) => true,
        Some(Organization) if scene.tree.upos(party) == Upos::Noun => true,
        None if scene.tree.upos(party) == Upos::ProperNoun => true,
        _ => {
            !actor(scene, party).sectors.is_empty()
                || scene.entity(party).is_some_and(|entity| entity.country.is_some())
        }
    }
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
/// what is proposed, ask, threaten, deny and are ready without a partner; nobody talks, works or gives without one.
fn is_decision(scene: &Scene<'_>, draft: &Draft<'_>) -> bool {
    let in_sets = |object: &usize| ["text", "agreement", "proposal"].iter().any(|set| in_set(scene.tree, *object, set));
    let on_paper = || draft.frame.objects.iter().any(in_sets);
    let is_ready = || scene.tree.upos(draft.word) == Upos::Adjective;
    let denies = || lemma(scene.tree, draft.word) == "deny";
    let decides = match draft.root() {
        Some(Root::Request | Root::Threaten) => true,
        Some(Root::Agree) => is_ready() || on_paper(),
        Some(Root::Reject) => denies() || on_paper(),
        Some(Root::Support | Root::Sanction) => on_paper(),
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
