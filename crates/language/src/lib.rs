//! How is this sentence built?
//!
//! One small encoder reads the text once, in windows; its heads tell sentence ends, universal tags and features, lemmas,
//! the dependency tree and named spans. Labels follow Universal Dependencies 2.

mod analysis;
pub mod conllu;
mod model;
mod tree;

pub use analysis::{Analysis, Features, Name, NameKind, Relation, Sentence, Token, Upos};
pub use model::Language;
pub use tree::Tree;
