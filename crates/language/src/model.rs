use crate::Analysis;

/// The language model with all its heads; shared by all threads.
pub struct Language {}

impl Language {
    /// Reads a text: its sentences, their trees and names.
    pub fn analyse(&self, _text: &str) -> Analysis {
        Analysis::default()
    }
}
