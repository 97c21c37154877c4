//! What was known beforehand?

pub mod codebook;
mod reporting;

pub use reporting::{Frame, Predicate, Reporting, Stance, WordClass};

/// Everything that was known before the report at hand was opened.
pub struct Knowledge {}

impl Knowledge {
    /// The tables that are built into the program.
    pub fn embedded() -> Self {
        Self {}
    }
}
