//! Chains that "I", "we" and "you" continue.

use polybius_text::EntityKind;

use crate::account::MentionLevel;
use crate::mentions::phrase;

use super::Situation;

/// Inside a quotation "I" is whoever says it: the person that is the subject of the verb the quotation depends on;
/// otherwise the same pronoun in the same quotation, or outside of quotations in the same report, goes on.
pub(super) fn first_person(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if candidate.level != MentionLevel::Pronoun || candidate.person == 3 {
        return None;
    }
    if candidate.person == 1 && candidate.plural == Some(false) && candidate.quotation.is_some() {
        if let Some(chain) = speaker(situation, index) {
            return Some(chain);
        }
    }
    let same = |other: &usize| {
        let other = &situation.candidates[*other];
        other.level == MentionLevel::Pronoun
            && other.person == candidate.person
            && (candidate.person == 2 || other.plural == candidate.plural)
            && other.quotation == candidate.quotation
    };
    const LOOK_BACK: usize = 200;
    let before = (index.saturating_sub(LOOK_BACK)..index).rev();
    before.into_iter().find(same).map(|other| situation.chains.of[other])
}

/// The person before the pronoun who is the subject of a verb outside of the quotation, in this sentence or the one before.
fn speaker(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let before = situation.candidates[..index].iter().enumerate().rev();
    let near = before.take_while(|(_, other)| other.sentence + 1 >= candidate.sentence);
    let mut outside = near.filter(|(_, other)| {
        other.quotation.is_none() && other.kind == EntityKind::Person && other.plural != Some(true) && other.person == 3
    });
    let subject =
        outside.find(|(_, other)| phrase::is_subject(&situation.context.trees[other.sentence], other.head))?;
    Some(situation.chains.of[subject.0])
}
