//! The language model and the knowledge that reports are read with.

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::Reader;
use polybius_store::Engine;

use crate::outcome::{Failure, Result};

/// Loads what reading needs; takes a moment, so it is done once and only by commands that read.
///
/// # Errors
/// When the files of the model that were compiled in do not fit each other.
pub fn reader() -> Result<Reader> {
    Ok(Reader { language: language()?, knowledge: Knowledge::embedded() })
}

/// Loads the language model alone.
///
/// # Errors
/// As [`reader`].
pub fn language() -> Result<Language> {
    Language::english().map_err(|error| Failure::Told(format!("the language model cannot be used: {error}")))
}

/// What this program stamps accounts with.
pub fn stamp() -> Engine {
    Engine {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        model: Language::version(),
        rules: env!("POLYBIUS_RULES").to_owned(),
    }
}
