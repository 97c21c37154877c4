//! A predicate that was recognised, with its parties as words of the tree, before it becomes an event.

use polybius_knowledge::codebook::{Pattern, Root};

use super::frame::Frame;

/// An event in the making.
pub(super) struct Draft<'s> {
    /// The word that names it.
    pub(super) word: usize,
    /// The verb that carries its tense and negation: the light verb of a noun, else the word itself.
    pub(super) carrier: usize,
    /// What stands around the carrier.
    pub(super) frame: Frame<'s>,
    /// What the codebook says; `None` for a deed that fits no root.
    pub(super) code: Option<Code>,
    /// Who does it: heads of phrases.
    pub(super) sources: Vec<usize>,
    /// To whom it is done: heads of phrases.
    pub(super) targets: Vec<usize>,
    /// Words that belong to the predicate: neither theme nor triggers of their own.
    pub(super) consumed: Vec<usize>,
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// How good the evidence for the predicate is, 0 to 1.
    pub(super) evidence: f32,
}

/// What an event counts as.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Code {
    pub(super) root: Root,
    pub(super) cameo: Box<str>,
    pub(super) mode: Option<Box<str>>,
}

impl Code {
    /// The code of a pattern that names an event.
    pub(super) fn of(pattern: &Pattern) -> Option<Self> {
        Some(Self { root: pattern.root?, cameo: pattern.cameo.clone()?, mode: pattern.mode.clone() })
    }

    /// A root with its general CAMEO code.
    pub(super) fn plain(root: Root, cameo: &str) -> Self {
        Self { root, cameo: cameo.into(), mode: None }
    }
}

impl Draft<'_> {
    /// The root, when it has one.
    pub(super) fn root(&self) -> Option<Root> {
        self.code.as_ref().map(|code| code.root)
    }
}
