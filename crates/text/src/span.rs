use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open stretch of a report's text, in bytes from its start; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Self { start: start as u32, end: end as u32 }
    }

    /// The words that the span covers.
    ///
    /// # Panics
    /// When the span does not lie inside `text` or cuts a character: a span belongs to one text only.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span as a range of byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}
