//! The language model and the knowledge that reports are read with.

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::Reader;
use polybius_store::Engine;

/// Loads what reading needs; takes a moment, so it is done once and only by commands that read.
pub fn reader() -> Reader {
    Reader { language: Language {}, knowledge: Knowledge::embedded() }
}

/// What this program stamps accounts with.
pub fn stamp() -> Engine {
    Engine { program: env!("CARGO_PKG_VERSION").to_owned(), model: "none".to_owned(), rules: "1".to_owned() }
}
