//! Chains that a noun for an office or function continues.

use crate::account::MentionLevel;
use crate::mentions::candidate::Candidate;
use crate::mentions::phrase;

use super::{Chain, Situation};

/// How many sentences a role looks back for the same role.
const SAME_ROLE: usize = 10;
/// How many sentences it looks back for a person of the same sector.
const SAME_SECTOR: usize = 5;

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
    let same_role = situation.chains.by_role.get(&role).into_iter().flatten().rev().copied();
    let mut near = same_role.filter(|chain| situation.chains.list[*chain].last + SAME_ROLE >= candidate.sentence);
    near.find(|chain| may_be(&situation.chains.list[*chain], candidate)).or_else(|| same_sector(situation, candidate))
}

fn may_be(chain: &Chain<'_>, candidate: &Candidate<'_>) -> bool {
    let countries = candidate.country.is_none() || chain.country.is_none() || candidate.country == chain.country;
    chain.kind == candidate.kind && chain.plural != Some(true) && !chain.names.is_empty() && countries
}

/// "The analyst" after "Ann Smith, a researcher at …": the latest person whose function is of the same sector. A noun with
/// a country of its own ("the Norvian president") continues only somebody of that country.
fn same_sector(situation: &Situation<'_, '_>, candidate: &Candidate<'_>) -> Option<usize> {
    let mut recent = situation.chains.recent.iter().rev().copied();
    let sector = *candidate.sectors.first()?;
    recent.find(|chain| {
        let chain = &situation.chains.list[*chain];
        let countries = candidate.country.is_none() || candidate.country == chain.country;
        let near = chain.last + SAME_SECTOR >= candidate.sentence;
        near && countries && chain.sectors.contains(&sector) && may_be(chain, candidate)
    })
}
