//! Who did what to whom.
//!
//! A sentence's verbs, adjectives and nouns are looked up in the codebook together with what stands around them in the
//! tree ([`frame`]); each that means an event becomes a [`draft::Draft`] with its parties, and then a row with everything
//! else that its words say.

mod actors;
mod clause;
mod commitments;
mod confidence;
mod details;
mod draft;
mod everyday;
mod explain;
mod frame;
mod happenings;
pub mod judgement;
mod links;
mod modality;
mod nearby;
mod nouns;
mod parties;
mod scene;
mod standing;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

use std::borrow::Cow;

use polybius_knowledge::codebook::Codebook;

use crate::Context;
use crate::account::{Entity, Event, Figure, Mention, Modality, Provenance, Quad, Statement, Time};
use draft::Draft;
pub use explain::{Reason, explain};
use scene::Scene;

/// What the other stages found in the report.
pub struct Found<'a> {
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What they stand for.
    pub entities: &'a [Entity],
    /// Its time expressions.
    pub times: &'a [Time],
    /// Its figures.
    pub figures: &'a [Figure],
    /// Its statements.
    pub statements: &'a [Statement],
}

/// Finds the events of a report.
pub fn find(context: &Context<'_>, found: &Found<'_>) -> Vec<Event> {
    let mut events = candidates(context, found);
    judgement::settle(context, found, &mut events);
    events
}

/// Every event with the code that the codebook gives, before anybody judges how far it can be trusted.
pub fn candidates(context: &Context<'_>, found: &Found<'_>) -> Vec<Event> {
    let mut events = confidence::worth_keeping(of_all_sentences(context, found, drafts));
    nearby::fill(context.text, &mut events);
    events
}

/// Every event, also those too doubtful for the record, each with the code that the codebook gives.
pub(crate) fn find_all(context: &Context<'_>, found: &Found<'_>) -> Vec<Event> {
    of_all_sentences(context, found, |scene| coded(scene, |_| true))
}

/// The events of all sentences from their drafts.
fn of_all_sentences(
    context: &Context<'_>,
    found: &Found<'_>,
    drafts: for<'s> fn(&'s Scene<'s>) -> Vec<Draft<'s>>,
) -> Vec<Event> {
    let mut events = Vec::new();
    for sentence in 0..context.trees.len() {
        let scene = Scene::new(context, found, sentence);
        let drafts = drafts(&scene);
        let offset = events.len();
        for (draft, of) in drafts.iter().zip(links::contents(&scene, &drafts)) {
            events.push(event(context, &scene, draft, of.map(|index| offset + index)));
        }
    }
    events
}

/// The events of one sentence in the order of their triggers, each trigger once.
fn drafts<'s>(scene: &'s Scene<'s>) -> Vec<Draft<'s>> {
    let mut drafts = coded(scene, |verb| !confidence::yields_to_nouns(scene, verb));
    drafts.extend(happenings::find(scene, &drafts));
    in_order(drafts)
}

/// The events of one sentence that the codebook names; a verb that is not kept (`keeps`) leaves its words to nouns.
fn coded<'s>(scene: &'s Scene<'s>, keeps: impl Fn(&Draft<'s>) -> bool) -> Vec<Draft<'s>> {
    let mut drafts = verbs::find(scene);
    drafts.retain(keeps);
    drafts.extend(nouns::find(scene, &drafts));
    drafts.extend(commitments::find(scene, &drafts));
    let again: Vec<bool> = drafts.iter().map(|draft| links::is_told_again(scene, draft, &drafts)).collect();
    let mut again = again.into_iter();
    drafts.retain(|_| again.next() != Some(true));
    in_order(drafts)
}

fn in_order(mut drafts: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    drafts.retain(|draft| !(draft.sources.is_empty() && draft.targets.is_empty()));
    drafts.sort_by_key(|draft| draft.word);
    drafts.dedup_by_key(|draft| draft.word);
    drafts
}

fn event(context: &Context<'_>, scene: &Scene<'_>, draft: &Draft<'_>, of: Option<usize>) -> Event {
    let mut telling = modality::of_draft(scene, draft);
    let time = details::time(scene, draft);
    let starts = time.as_ref().and_then(|time| time.interval).and_then(|interval| interval.from);
    // "the board meets next Thursday": what is told for a day to come is planned.
    if telling.modality == Modality::Actual && context.published.zip(starts).is_some_and(|(told, day)| day > told) {
        telling.modality = Modality::Planned;
    }
    let code = draft.code.as_ref();
    Event {
        sentence: scene.sentence,
        trigger: scene.tree.token(draft.word).span,
        lemma: words::lemma(scene.tree, draft.word),
        source: actors::actors(scene, &draft.sources),
        target: actors::actors(scene, &draft.targets),
        clause: clause::pieces(scene, draft),
        instrument: details::instruments(scene, draft),
        theme: details::themes(scene, draft),
        figures: details::figures(scene, draft),
        place: details::place(scene, draft),
        time,
        plover: code.map(|code| Cow::Borrowed(code.root.name())),
        mode: code.and_then(|code| code.mode.as_ref()).map(|mode| Cow::Owned(mode.to_string())),
        contexts: details::contexts(context, scene, draft).into_iter().map(Cow::Borrowed).collect(),
        cameo: code.map(|code| Cow::Owned(code.cameo.to_string())),
        quad: code.and_then(|code| quad(scene.book, code.root)),
        polarity: telling.polarity,
        modality: telling.modality,
        of,
        statement: details::statement(scene, draft),
        provenance: Provenance::new(draft.rule, confidence::of(scene, draft)),
    }
}

fn quad(book: &Codebook, root: polybius_knowledge::codebook::Root) -> Option<Quad> {
    Some(match book.quad_of(root) {
        1 => Quad::VerbalCooperation,
        2 => Quad::MaterialCooperation,
        3 => Quad::VerbalConflict,
        4 => Quad::MaterialConflict,
        _ => return None,
    })
}
