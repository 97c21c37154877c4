//! Promises, refusals and demands that a plain verb of saying makes.
//!
//! # What it finds
//! "X said it would …", "X announced that it will not …", "X says Y must …": an act of its own beside what it is about.
//! What is promised decides: a deed against somebody is a threat.
//!
//! # When it does not
//! When the subject of the clause is somebody else ("said the army will …"), or what is announced fits no root.
//!
//! # Example
//! "Ruritania said it will release the crew": AGREE by Ruritania towards the crew.
//!
//! # Source
//! CAMEO's rule that the announcement of a future act is coded as intent, threat or refusal.

use polybius_knowledge::codebook::Root;
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::draft::{Code, Draft};
use super::frame::Frame;
use super::parties;
use super::scene::Scene;
use super::standing::is_in_power;
use super::words::{in_set, lemma};

/// The quadrant of deeds against somebody.
const MATERIAL_CONFLICT: u8 = 4;

/// The acts that the sentence's verbs of saying make, given what else it tells.
pub(super) fn find<'s>(scene: &'s Scene<'s>, drafts: &[Draft<'s>]) -> Vec<Draft<'s>> {
    let free = |word: &usize| !drafts.iter().any(|draft| draft.word == *word);
    (0..scene.tree.len()).filter(free).filter_map(|word| draft(scene, word, drafts)).collect()
}

fn draft<'s>(scene: &'s Scene<'s>, word: usize, drafts: &[Draft<'s>]) -> Option<Draft<'s>> {
    let tree = scene.tree;
    if tree.upos(word) != Upos::Verb || !in_set(tree, word, "committing") {
        return None;
    }
    let clause = tree.children_by(word, "ccomp").next()?;
    let frame = Frame::of_verb(scene, word);
    let speakers = parties::sources(scene, &frame.doers);
    if speakers.is_empty() {
        return None;
    }
    let content = drafts.iter().find(|draft| draft.carrier == clause || is_inside(scene, draft.carrier, clause));
    let code = commitment(scene, clause, &speakers, content).or_else(|| demand(scene, clause))?;
    // "told the bank that it would": whoever is told is given the word.
    let told: Vec<usize> =
        frame.objects.iter().chain(&frame.receivers).copied().filter(|told| scene.is_party(*told)).collect();
    let targets = if told.is_empty() { targets(scene, clause, &code, &speakers, content) } else { told };
    Some(Draft {
        word,
        carrier: word,
        frame,
        code: Some(code),
        sources: speakers,
        targets,
        consumed: Vec::new(),
        rule: "events/said",
        evidence: 0.6,
    })
}

fn is_inside(scene: &Scene<'_>, word: usize, clause: usize) -> bool {
    scene.tree.is_any(word, &["xcomp", "conj"]) && scene.tree.head(word) == Some(clause)
}

/// What saying that one will do it amounts to.
fn commitment(scene: &Scene<'_>, clause: usize, speakers: &[usize], content: Option<&Draft<'_>>) -> Option<Code> {
    if !has_auxiliary(scene, clause, &["will", "would", "shall", "'ll", "wo"])
        || !speaks_of_self(scene, clause, speakers)
    {
        return None;
    }
    if scene.tree.children_by(clause, "advmod").any(|word| matches!(&*lemma(scene.tree, word), "not" | "n't" | "never"))
    {
        // "will not disclose the terms" refuses nobody anything.
        return content.and_then(Draft::root).map(|_| Code::plain(Root::Reject, "120"));
    }
    match scene.book.quad_of(content?.root()?) {
        1 | 2 => Some(Code::plain(Root::Agree, "030")),
        MATERIAL_CONFLICT => Some(Code::plain(Root::Threaten, "130")),
        // Who says that he will ask or accuse gives no word and threatens nothing.
        _ => None,
    }
}

/// "must", "should" of somebody else.
fn demand(scene: &Scene<'_>, clause: usize) -> Option<Code> {
    let subject = Frame::of_verb(scene, clause).doers.first().copied()?;
    // "the division should earn more" is a guess, "Norland should pay" a demand; what a thing or company must do is business.
    let is_body = matches!(scene.kind(subject), None | Some(EntityKind::Organization | EntityKind::Other));
    let can_be_asked = scene.is_party(subject) && (!is_body || is_in_power(scene, subject));
    // "these products should account for half": what will come about is asked of nobody.
    let is_forecast = in_set(scene.tree, clause, "forecast");
    let should = has_auxiliary(scene, clause, &["must", "should"]) && !is_forecast;
    (should && can_be_asked && !is_pronoun(scene, subject)).then(|| Code::plain(Root::Request, "020"))
}

fn has_auxiliary(scene: &Scene<'_>, clause: usize, forms: &[&str]) -> bool {
    let tree = scene.tree;
    tree.children_by(clause, "aux").any(|aux| forms.contains(&&*tree.form(aux).to_lowercase()))
}

fn is_pronoun(scene: &Scene<'_>, word: usize) -> bool {
    scene.tree.upos(word) == Upos::Pronoun
}

/// Whether the clause's subject stands for the speaker: a pronoun of the third person or of the speaker, or the same chain
/// of mentions.
fn speaks_of_self(scene: &Scene<'_>, clause: usize, speakers: &[usize]) -> bool {
    let Some(subject) = Frame::of_verb(scene, clause).doers.first().copied() else { return false };
    if is_pronoun(scene, subject) {
        return scene.is_party(subject);
    }
    let chain = |word: usize| scene.mention(word).map(|mention| mention.cluster);
    chain(subject).is_some() && speakers.iter().any(|speaker| chain(*speaker) == chain(subject))
}

/// The one that must act, or those whom the promised act concerns.
fn targets(
    scene: &Scene<'_>,
    clause: usize,
    code: &Code,
    speakers: &[usize],
    content: Option<&Draft<'_>>,
) -> Vec<usize> {
    match content {
        Some(content) if code.root != Root::Request => content.targets.clone(),
        _ => parties::of_clause(scene, clause, speakers)
            .into_iter()
            .filter(|party| !parties::is_mere_place(scene, *party))
            .collect(),
    }
}
