//! Chains that "I", "we" and "you" continue.

use polybius_knowledge::{Reporting, WordClass};
use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::account::MentionLevel;
use crate::mentions::phrase;

use super::Situation;
use super::chain::UNDECIDED;

/// How many mentions are looked through for the same pronoun or the speaker.
const LOOK_BACK: usize = 200;

/// Inside a quotation "I" is whoever says it: the person that is the subject of the verb the quotation depends on;
/// otherwise the same pronoun in the same quotation, or outside of quotations in the same report, goes on.
pub(super) fn first_person(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if candidate.level != MentionLevel::Pronoun || candidate.person == 3 {
        return None;
    }
    let alone = candidate.person == 1 && candidate.plural == Some(false);
    let speaker = (alone && candidate.quotation.is_some()).then(|| speaker(situation, index)).flatten();
    speaker.or_else(|| same_pronoun(situation, index))
}

fn same_pronoun(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let same = |other: &usize| {
        let other = &situation.candidates[*other];
        other.level == MentionLevel::Pronoun
            && other.person == candidate.person
            && (candidate.person == 2 || other.plural == candidate.plural)
            && other.quotation == candidate.quotation
    };
    let mut before = (index.saturating_sub(LOOK_BACK)..index).rev();
    before.find(same).map(|other| situation.chains.of[other])
}

/// The subject of a verb of saying in the pronoun's sentence, else in the next one, else in the one before.
fn speaker(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let own = situation.candidates[index].sentence;
    let near = index.saturating_sub(LOOK_BACK)..(index + LOOK_BACK).min(situation.candidates.len());
    let speakers: Vec<usize> = near.filter(|other| says(situation, *other)).collect();
    let in_sentence =
        |sentence: usize| speakers.iter().find(|other| situation.candidates[**other].sentence == sentence);
    let before = own
        .checked_sub(1)
        .and_then(|sentence| speakers.iter().rev().find(|other| situation.candidates[**other].sentence == sentence));
    let found = in_sentence(own).or_else(|| in_sentence(own + 1)).or(before)?;
    Some(situation.chains.of[*found])
}

/// Whether the mention is the subject of a verb of saying, outside of quotations or after one that nothing closes.
pub(super) fn says(situation: &Situation<'_, '_>, index: usize) -> bool {
    let other = &situation.candidates[index];
    let tree = &situation.context.trees[other.sentence];
    situation.chains.of[index] != UNDECIDED
        && other.person == 3
        && other.plural != Some(true)
        && situation.chains.list[situation.chains.of[index]].kind == EntityKind::Person
        && phrase::is_subject(tree, other.head)
        && tree.head(other.head).is_some_and(|verb| is_saying(tree, verb))
}

/// Whether the word is a verb of saying, by its lemma or, where that is amiss, by its form without the past's ending.
pub(super) fn is_saying(tree: &Tree<'_>, verb: usize) -> bool {
    let form = tree.form(verb).to_lowercase();
    let stems = [Some(tree.lemma(verb)), form.strip_suffix("ed"), form.strip_suffix('d'), form.strip_suffix('s')];
    stems.into_iter().flatten().any(|stem| Reporting::embedded().get(WordClass::Verb, stem).is_some())
}
