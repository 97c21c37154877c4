use std::ops::Range;
use std::sync::Arc;

/// A word that says that something is so or happens, with the words that say who and what takes part.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// Index of its word in the sentence.
    pub token: usize,
    /// Whether it happened, on the scale of UDS: about -2 for "did not", +2 for "did".
    pub happened: f32,
    /// Its arguments, in the order of the sentence, without overlap.
    pub arguments: Vec<Argument>,
}

/// Words in a role of a predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Indices of its words.
    pub tokens: Range<usize>,
    /// What they are to the predicate.
    pub role: Role,
}

/// A role of PropBank: `ARG0` … `ARG5`, `ARGM-TMP`, `R-ARG0` for a pronoun that stands for it, `C-ARG1` for its second
/// part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role(Arc<str>);

impl Role {
    /// Takes a role's name.
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name))
    }

    /// The name as PropBank writes it.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether it is one of the numbered roles `ARG0` … `ARG5`, each of which a predicate has at most once.
    pub fn is_core(&self) -> bool {
        self.0.strip_prefix("ARG").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }
}
