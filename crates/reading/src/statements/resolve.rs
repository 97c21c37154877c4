//! Whom the words of a party stand for, by the report's mentions.

use std::collections::{BTreeMap, BTreeSet};

use polybius_knowledge::Voice;
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
    /// The chains that hold a name.
    named: BTreeSet<u32>,
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
        let named = mentions.iter().filter(|mention| mention.level == MentionLevel::Name);
        Self { by_head, chains, named: named.map(|mention| mention.cluster).collect() }
    }

    /// What the party stands for: the mention with its head; for an unknown head the name in apposition to it.
    pub fn entity(&self, page: &Page<'_>, party: &Party) -> Option<EntityId> {
        let tree = page.tree(party.stands_for.sentence);
        let word = party.stands_for.word;
        let apposition = || tree.child(word, "appos").map(|word| tree.token(word).span);
        let author = || tree.children_by(word, "nmod").next().map(|word| tree.token(word).span);
        let is_document = page.is_voice(party.stands_for, Voice::Document);
        let at = |span: Span| self.mention(span).and_then(|mention| self.of(mention));
        let own = at(tree.token(word).span).or_else(|| at(apposition()?));
        own.or_else(|| at(author().filter(|_| is_document)?)).cloned()
    }

    /// Whether the chain of the party's mention holds a name.
    pub fn is_named(&self, page: &Page<'_>, party: &Party) -> bool {
        let word = page.tree(party.stands_for.sentence).token(party.stands_for.word).span;
        self.mention(word).is_some_and(|mention| self.named.contains(&mention.cluster))
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
