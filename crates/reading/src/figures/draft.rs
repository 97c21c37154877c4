use std::ops::Range;

use crate::account::{Bound, FigureKind};

/// A figure as a rule found it, before the tree is asked what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its pieces, with bound and unit.
    pub pieces: Range<usize>,
    /// The last piece of the number itself: the word that the tree is asked about.
    pub number: usize,
    /// The value, if one is named.
    pub value: Option<f64>,
    /// Smallest value allowed.
    pub low: Option<f64>,
    /// Largest value allowed.
    pub high: Option<f64>,
    /// How the words bound it.
    pub bound: Bound,
    /// How much of its unit one of the words' unit is, by which the values are multiplied already: a cent is 0.01.
    pub factor: f64,
    /// Code of its unit.
    pub unit: Option<String>,
    /// What sort of quantity.
    pub kind: FigureKind,
    /// Whether a word or letter raised the number ("million").
    pub scaled: bool,
    /// The rule's name.
    pub by: &'static str,
    /// How sure the rule is.
    pub confidence: f32,
}

impl Draft {
    /// Just this value.
    pub fn exact(by: &'static str, pieces: Range<usize>, value: f64, kind: FigureKind) -> Self {
        Self {
            number: pieces.end - 1,
            pieces,
            value: Some(value),
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            factor: 1.0,
            unit: None,
            kind,
            scaled: false,
            by,
            confidence: 0.9,
        }
    }
}
