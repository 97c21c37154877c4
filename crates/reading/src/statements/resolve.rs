//! Whom the words of a party stand for, by the report's mentions.

use std::collections::BTreeMap;

use polybius_text::Span;

use super::draft::Party;
use super::page::Page;
use crate::account::{EntityId, Mention, MentionLevel};

/// Looks mentions up by place and by chain.
pub(super) struct Resolver<'m> {
    /// The mentions in the order of their head.
    by_head: Vec<&'m Mention>,
    /// For each chain the entity that a name gives it, else any.
    chains: BTreeMap<u32, &'m EntityId>,
}

impl<'m> Resolver<'m> {
    pub fn new(mentions: &'m [Mention]) -> Self {
        let mut by_head: Vec<_> = mentions.iter().collect();
        by_head.sort_by_key(|mention| (mention.head, mention.span));
        let mut chains = BTreeMap::new();
        let (named, others): (Vec<_>, Vec<_>) =
            mentions.iter().partition(|mention| mention.level == MentionLevel::Name);
        for mention in named.into_iter().chain(others) {
            if let Some(entity) = &mention.entity {
                chains.entry(mention.cluster).or_insert(entity);
            }
        }
        Self { by_head, chains }
    }

    /// What the party stands for: the mention with its head; for an unknown head the name in apposition to it.
    pub fn entity(&self, page: &Page<'_>, party: &Party) -> Option<EntityId> {
        let tree = page.tree(party.stands_for.sentence);
        let word = party.stands_for.word;
        let apposition = || tree.child(word, "appos").map(|word| tree.token(word).span);
        let own = self.mention(tree.token(word).span).and_then(|mention| self.of(mention));
        own.or_else(|| self.mention(apposition()?).and_then(|mention| self.of(mention))).cloned()
    }

    fn of(&self, mention: &'m Mention) -> Option<&'m EntityId> {
        mention.entity.as_ref().or_else(|| self.chains.get(&mention.cluster).copied())
    }

    /// The mention whose head holds that word.
    fn mention(&self, word: Span) -> Option<&'m Mention> {
        let after = self.by_head.partition_point(|mention| mention.head.start <= word.start);
        self.by_head[..after].iter().rev().take(4).find(|mention| mention.head.contains(word)).copied()
    }
}
