use polybius_knowledge::{Predicate, Stance};
use polybius_text::Span;

use super::page::At;

/// A statement in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The predicate's word; no other rule takes it again.
    pub predicate: Option<At>,
    pub cue: Option<Span>,
    pub source: Option<Party>,
    pub addressee: Option<Party>,
    pub channel: Option<Party>,
    pub content: Vec<Span>,
    pub act: &'static str,
    pub stance: Stance,
    pub negated: bool,
    /// The rule's stable name.
    pub rule: &'static str,
    pub confidence: f32,
}

impl Draft {
    /// A statement of `predicate` without parties.
    pub fn new(rule: &'static str, confidence: f32, at: At, predicate: &Predicate, content: Vec<Span>) -> Self {
        Self {
            predicate: Some(at),
            act: predicate.act,
            stance: predicate.stance,
            content,
            ..Self::silent(rule, confidence)
        }
    }

    /// A statement that no predicate marks.
    pub fn silent(rule: &'static str, confidence: f32) -> Self {
        Self {
            predicate: None,
            cue: None,
            source: None,
            addressee: None,
            channel: None,
            content: Vec::new(),
            act: "say",
            stance: Stance::Open,
            negated: false,
            rule,
            confidence,
        }
    }

    /// From the first to the last of its words.
    pub fn extent(&self) -> Option<Span> {
        let source = self.source.map(|source| source.span);
        self.content.iter().copied().chain(self.cue).chain(source).reduce(Span::join)
    }
}

/// Somebody who speaks or is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party {
    /// The head of the words.
    pub head: At,
    /// The words.
    pub span: Span,
    /// The head of the words whose entity it is, where that is another one: the noun that "who" takes up.
    pub stands_for: At,
}
