//! Chains that a noun for an office or function continues.

use crate::account::MentionLevel;
use crate::mentions::phrase;

use super::Situation;

/// "The Defense Secretary" after "US Defense Secretary Lloyd Austin"; "the president" of a country whose president on the
/// report's day has been named.
pub(super) fn holder(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    let tree = &situation.context.trees[candidate.sentence];
    let definite = phrase::is_definite(tree, candidate.head) || candidate.country.is_some();
    if candidate.level != MentionLevel::Nominal
        || !candidate.is_person()
        || candidate.plural != Some(false)
        || !definite
    {
        return None;
    }
    let role = tree.lemma(candidate.head).to_lowercase();
    let chains = situation.chains.by_role.get(&role)?.iter().rev().copied();
    let fits = |chain: &usize| {
        let chain = &situation.chains.list[*chain];
        let countries = candidate.country.is_none() || chain.country.is_none() || candidate.country == chain.country;
        chain.kind == candidate.kind && chain.plural != Some(true) && !chain.names.is_empty() && countries
    };
    chains.into_iter().find(fits)
}
