//! Defects of the text and warnings about it.

use crate::Context;
use crate::account::Note;

/// Finds the defects of a report's text.
pub fn find(_context: &Context<'_>) -> Vec<Note> {
    Vec::new()
}
