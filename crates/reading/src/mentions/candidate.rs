use std::ops::Range;

use polybius_knowledge::Known;
use polybius_language::Tree;
use polybius_text::{EntityKind, Span};

use crate::account::MentionLevel;

/// A mention while its chain and entity are being found.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'k> {
    /// Index of its sentence.
    pub sentence: usize,
    /// All its words.
    pub words: Range<usize>,
    /// The words that it is called by: the whole name, the head noun, the pronoun.
    pub name: Range<usize>,
    /// Its head in the tree.
    pub head: usize,
    /// Name, nominal or pronoun.
    pub level: MentionLevel,
    /// What sort of thing it stands for.
    pub kind: EntityKind,
    /// What the words are known to stand for.
    pub known: Option<Known<'k>>,
    /// The country that an adjective or name inside it tells.
    pub country: Option<&'k str>,
    /// PLOVER sectors that its noun tells.
    pub sectors: Vec<&'static str>,
    /// More than one; `None` when the words leave it open.
    pub plural: Option<bool>,
    /// Grammatical or natural gender, where the words tell it.
    pub gender: Option<Gender>,
    /// First, second or third person of a pronoun; 3 for all else.
    pub person: u8,
    /// The words of a title that precedes the name: "US Defense Secretary".
    pub title: Option<Range<usize>>,
    /// Index of the outermost quotation it stands in.
    pub quotation: Option<usize>,
    /// The rule or head that found it.
    pub by: &'static str,
    /// How likely it is right.
    pub confidence: f32,
}

/// What "he", "she" and forms of address tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

impl Gender {
    /// Reads the value of the universal feature `Gender`.
    pub(super) fn from_feature(value: &str) -> Option<Self> {
        match value {
            "Masc" => Some(Self::Masculine),
            "Fem" => Some(Self::Feminine),
            _ => None,
        }
    }
}

impl<'k> Candidate<'k> {
    /// A mention of the words `words` with the head `head`, of which nothing else is known yet.
    pub(super) fn new(
        sentence: usize,
        words: Range<usize>,
        head: usize,
        level: MentionLevel,
        kind: EntityKind,
    ) -> Self {
        Self {
            sentence,
            words,
            name: head..head + 1,
            head,
            level,
            kind,
            known: None,
            country: None,
            sectors: Vec::new(),
            plural: None,
            gender: None,
            person: 3,
            title: None,
            quotation: None,
            by: "mentions/nominal",
            confidence: 0.7,
        }
    }

    /// Where it stands in the text.
    pub(super) fn span(&self, trees: &[Tree<'_>]) -> Span {
        trees[self.sentence].span_between(self.words.clone())
    }

    /// Where its head stands in the text.
    pub(super) fn head_span(&self, trees: &[Tree<'_>]) -> Span {
        trees[self.sentence].span_between(self.name.clone())
    }

    /// The words that it is called by, as written.
    pub(super) fn called<'t>(&self, trees: &[Tree<'t>]) -> &'t str {
        let tree = &trees[self.sentence];
        tree.span_between(self.name.clone()).of(tree.text())
    }

    /// Whether it is a name.
    pub(super) fn is_name(&self) -> bool {
        self.level == MentionLevel::Name
    }

    /// Whether it stands for one or more people.
    pub(super) fn is_person(&self) -> bool {
        self.kind == EntityKind::Person
    }
}
