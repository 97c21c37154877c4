//! Why a word is an event: the rows of the codebook that its surroundings fulfil, the one that was taken first.

use polybius_knowledge::codebook::{Pattern, TriggerKind};
use polybius_language::Upos;
use polybius_text::Span;

use super::draft::Draft;
use super::frame::Frame;
use super::scene::Scene;
use super::{Found, drafts, verbs, words};
use crate::Context;

/// A row of the codebook that an event's words fulfil.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The row: triggers, part of speech, conditions.
    pub row: String,
    /// Its CAMEO code; `None` for a row that says that it is no event.
    pub cameo: Option<String>,
    /// The root that the code falls under.
    pub root: Option<&'static str>,
    /// The file of `data/codebook` that has it.
    pub table: &'static str,
    /// How much it asks for: of the rows of a table the one that asks for most is taken.
    pub specificity: u32,
    /// The slots it names words for, and what fills them in the text.
    pub filled: Vec<(String, Vec<Span>)>,
}

/// The rows that hold for the event with this trigger, the one that was taken first; none for a deed without a root.
/// `None` when the text has no such event.
pub fn explain(context: &Context<'_>, found: &Found<'_>, trigger: Span) -> Option<Vec<Reason>> {
    let sentence = context.trees.iter().position(|tree| tree.sentence().span.contains(trigger))?;
    let scene = Scene::new(context, found, sentence);
    let drafts = drafts(&scene);
    let draft = drafts.iter().find(|draft| scene.tree.token(draft.word).span == trigger)?;
    let patterns = candidates(&scene, draft);
    Some(patterns.into_iter().map(|pattern| reason(&scene, &draft.frame, pattern)).collect())
}

/// The patterns that the words around the draft's carrier fulfil.
fn candidates<'s>(scene: &Scene<'s>, draft: &Draft<'_>) -> Vec<&'s Pattern> {
    let kind = match scene.tree.upos(draft.carrier) {
        Upos::Noun => TriggerKind::Noun,
        Upos::Adjective => TriggerKind::Adjective,
        _ => TriggerKind::Verb,
    };
    let names = match kind {
        TriggerKind::Noun => vec![words::lemma(scene.tree, draft.carrier)],
        _ => verbs::names_of(scene, draft.carrier, &draft.frame),
    };
    names.iter().flat_map(|name| scene.book.look_up(kind, name, &draft.frame)).collect()
}

fn reason(scene: &Scene<'_>, frame: &Frame<'_>, pattern: &Pattern) -> Reason {
    let spans = |slot: &str| frame.slot(slot).into_iter().map(|word| scene.tree.token(word).span).collect();
    Reason {
        row: pattern.written.to_string(),
        cameo: pattern.cameo.as_deref().map(str::to_owned),
        root: pattern.root.map(|root| root.name()),
        table: pattern.table.file(),
        specificity: pattern.specificity(),
        filled: pattern.worded_slots().map(|slot| (slot.to_owned(), spans(slot))).collect(),
    }
}
