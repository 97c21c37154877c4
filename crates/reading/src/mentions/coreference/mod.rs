//! Which mentions stand for the same.
//!
//! The mentions are taken in the order of the text; each one asks the sieves in turn, the surest first, for a chain that it
//! continues, and opens a new one when none has an answer. Every sieve looks back over a bounded number of chains or by
//! an index, so that the work is linear in the report's length.

mod apposition;
mod chain;
mod name;
mod nominal;
mod pronoun;
mod role;
mod speaker;

use crate::Context;
use crate::account::MentionLevel;

use super::candidate::Candidate;
pub(super) use chain::{Chain, Chains};
pub(super) use name::is_prominent;

/// What a sieve may look at: the report, its mentions, and the chains of those before the mention at hand.
pub(super) struct Situation<'s, 'k> {
    pub context: &'s Context<'k>,
    pub candidates: &'s [Candidate<'k>],
    pub chains: &'s Chains<'k>,
}

type Sieve = fn(&Situation<'_, '_>, usize) -> Option<usize>;

/// The sieves, the surest first: a mention's index in, a chain's index out.
const SIEVES: [Sieve; 11] = [
    apposition::same_phrase,
    name::same_thing,
    name::same_person,
    name::same_words,
    name::abbreviation,
    role::holder,
    nominal::same_head,
    nominal::class_of_name,
    speaker::first_person,
    pronoun::following_subject,
    pronoun::nearest,
];

/// Joins the mentions into chains.
pub(super) fn chains<'k>(context: &Context<'k>, candidates: &[Candidate<'k>]) -> Chains<'k> {
    let mut chains = Chains::new(candidates.len());
    for index in order(context, candidates) {
        let situation = Situation { context, candidates, chains: &chains };
        // A sieve may point ahead to a mention whose turn comes later still: such a pointer says nothing yet.
        let decided = |chain: &usize| *chain != chain::UNDECIDED;
        let found = SIEVES.iter().find_map(|sieve| sieve(&situation, index).filter(decided));
        chains.put(context, candidates, index, found);
    }
    chains
}

/// The mentions in the order of the text, save those that point ahead: "for his part" waits for the end of its sentence,
/// "I" inside a quotation for the end of the report, since whoever says it is often named after it.
fn order(context: &Context<'_>, candidates: &[Candidate<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|index| {
        let candidate = &candidates[*index];
        let quoted = candidate.quotation.is_some() && candidate.level == MentionLevel::Pronoun && candidate.person != 3;
        (quoted, candidate.sentence, pronoun::points_ahead(context, candidate), *index)
    });
    order
}
