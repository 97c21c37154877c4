//! Who and what is mentioned, and which mentions stand for the same.
//!
//! Three finders list the mentions of each sentence ([`names`], [`nominals`], [`pronouns`]), [`capital`] tells a capital
//! that acts from one where something happens, [`coreference`] joins the mentions into chains, and [`entity`] tells what
//! each chain stands for.

mod candidate;
mod capital;
mod coreference;
mod entity;
mod names;
mod nominals;
mod phrase;
mod pronouns;

#[cfg(test)]
mod tests;

use polybius_text::{EntityKind, Quotations};

use crate::Context;
use crate::account::{Entity, EntityId, Mention, MentionLevel, Provenance};
use candidate::Candidate;
use coreference::{Chain, Chains};
use names::Names;

/// Finds the mentions of a report and what they stand for.
pub fn find(context: &Context<'_>) -> (Vec<Mention>, Vec<Entity>) {
    let candidates = candidates(context);
    let chains = coreference::chains(context, &candidates);
    let (ids, entities) = entity::resolve(context, &candidates, &chains);
    (mentions(context, &candidates, &chains, &ids), entities)
}

/// Everything that may be a mention, in the order of the text, a longer one before a shorter one at the same start.
fn candidates<'k>(context: &Context<'k>) -> Vec<Candidate<'k>> {
    let quotations = Quotations::of(context.text);
    let known_of_names = Names::of(context);
    let mut all: Vec<Candidate<'k>> = Vec::new();
    for (sentence, tree) in context.trees.iter().enumerate() {
        let mut names = names::find(context, sentence, &known_of_names);
        names.iter_mut().for_each(|name| capital::settle(tree, context.knowledge, name));
        let nominals = nominals::find(tree, sentence, context.knowledge, &names);
        let start = all.len();
        all.extend(names);
        all.extend(nominals);
        all.extend(pronouns::find(tree, sentence));
        all[start..].sort_by_key(|one| (one.words.start, std::cmp::Reverse(one.words.end), one.name.start));
    }
    for candidate in &mut all {
        candidate.quotation = quotations.at(candidate.head_span(&context.trees).start);
    }
    all
}

/// A noun that denotes nothing of interest stays only when something else in the report stands for the same.
fn is_kept(candidate: &Candidate<'_>, chain: &Chain<'_>) -> bool {
    candidate.level != MentionLevel::Nominal || chain.kind != EntityKind::Other || chain.mentions.len() > 1
}

fn mentions(
    context: &Context<'_>,
    candidates: &[Candidate<'_>],
    chains: &Chains<'_>,
    ids: &[Option<EntityId>],
) -> Vec<Mention> {
    let mut numbers = vec![None; chains.list.len()];
    let mut next = 0;
    let mut found = Vec::new();
    for (candidate, chain) in candidates.iter().zip(&chains.of) {
        if !is_kept(candidate, &chains.list[*chain]) {
            continue;
        }
        let cluster = *numbers[*chain].get_or_insert_with(|| {
            next += 1;
            next - 1
        });
        found.push(mention(context, candidate, &chains.list[*chain], cluster, ids[*chain].clone()));
    }
    found
}

fn mention(
    context: &Context<'_>,
    candidate: &Candidate<'_>,
    chain: &Chain<'_>,
    cluster: u32,
    entity: Option<EntityId>,
) -> Mention {
    let taken_over = candidate.level == MentionLevel::Pronoun || candidate.kind == EntityKind::Other;
    Mention {
        span: candidate.span(&context.trees),
        head: candidate.head_span(&context.trees),
        cluster,
        level: candidate.level,
        kind: if taken_over && chain.mentions.len() > 1 { chain.kind } else { candidate.kind },
        entity,
        provenance: Provenance::new(candidate.by, candidate.confidence),
    }
}
