//! Happenings and deeds that fit no root: kept without a code, so that accounts of one thing can be joined whatever it is.
//!
//! # What it finds
//! Verbs and nouns that the model takes for predicates, with a party that does them or undergoes them.
//!
//! # When it does not
//! Words that are events already, states and modal verbs ("own", "want"), verbs that only tell who speaks ("say"; who
//! announces or confirms something does something), and what happens to things alone.
//!
//! # Example
//! "Two climbers died": a happening with the climbers, without root.
//!
//! # Source
//! The set `state` of `data/codebook/sets.tsv`.

use polybius_knowledge::codebook::Root;
use polybius_language::Upos;

use super::draft::Draft;
use super::frame::Frame;
use super::scene::Scene;
use super::words::{is_answered, lemma};
use super::{nouns, parties};
use crate::account::{Event, Provenance};

const RULE: &str = "events/happening";

/// What a predicate that the codebook does not know is worth; with one known party it just stays in the record.
const EVIDENCE: f32 = 0.5;

/// The happenings of a sentence beside the events that it names.
pub(super) fn find<'s>(scene: &'s Scene<'s>, drafts: &[Draft<'s>]) -> Vec<Draft<'s>> {
    let used = |word: usize| {
        drafts.iter().any(|draft| draft.word == word || draft.carrier == word || draft.consumed.contains(&word))
    };
    // "rejected a proposal by Norland": the answer tells what it answers.
    let answered = |word: usize| {
        let answers = |draft: &Draft<'_>| draft.root() == Some(Root::Reject) && draft.frame.objects.contains(&word);
        is_answered(scene.tree, word) && drafts.iter().any(answers)
    };
    let predicates = scene.tree.sentence().predicates.iter().map(|predicate| predicate.token);
    predicates.filter(|word| !used(*word) && !answered(*word)).filter_map(|word| draft(scene, word)).collect()
}

fn draft<'s>(scene: &'s Scene<'s>, word: usize) -> Option<Draft<'s>> {
    let tree = scene.tree;
    let name = lemma(tree, word);
    let is_state = scene.book.sets().holds("state", &name);
    match tree.upos(word) {
        Upos::Verb if !is_state && !tree.is_any(word, &["amod", "aux", "case", "mark"]) => Some(of_verb(scene, word)),
        Upos::Noun if !is_state && !tree.is_any(word, &["compound", "amod", "flat"]) => of_noun(scene, word),
        _ => None,
    }
}

/// A verb with those that do it and those that it is done to, also where only a phrase around a party is named: "a
/// freighter from Norland left", "a loan to Norland was paid out".
fn of_verb<'s>(scene: &'s Scene<'s>, word: usize) -> Draft<'s> {
    let frame = Frame::of_verb(scene, word);
    let concerned = |heads: &[usize]| -> Vec<usize> {
        heads.iter().copied().filter(|head| parties::concerns_party(scene, *head)).collect()
    };
    let sources = concerned(&frame.doers);
    let mut targets: Vec<usize> = frame.objects.iter().copied().filter(|object| scene.is_party(*object)).collect();
    if sources.is_empty() && targets.is_empty() {
        targets = concerned(&frame.objects);
    }
    plain(word, frame, sources, targets)
}

/// A noun with somebody whose deed or lot it is.
fn of_noun<'s>(scene: &'s Scene<'s>, word: usize) -> Option<Draft<'s>> {
    let frame = Frame::of_noun(scene, word);
    let sources = nouns::owners(scene, &frame);
    (!sources.is_empty()).then(|| plain(word, frame, sources, Vec::new()))
}

/// Takes the code from an event, which leaves a happening.
pub(super) fn take_code(event: &mut Event) {
    (event.plover, event.mode, event.cameo, event.quad) = (None, None, None, None);
    event.provenance = Provenance::new(RULE, event.provenance.confidence.min(EVIDENCE));
}

fn plain<'s>(word: usize, frame: Frame<'s>, sources: Vec<usize>, targets: Vec<usize>) -> Draft<'s> {
    Draft {
        word,
        carrier: word,
        frame,
        code: None,
        sources,
        targets,
        consumed: Vec::new(),
        rule: RULE,
        evidence: EVIDENCE,
    }
}
