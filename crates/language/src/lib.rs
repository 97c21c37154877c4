//! How is this sentence built?
//!
//! One small encoder reads the text once, in windows; its heads tell sentence ends, universal tags and features, lemmas,
//! the dependency tree and named spans. Labels follow Universal Dependencies 2.

mod analysis;
pub mod conllu;
mod decode;
mod model;
mod parse;
mod predicate;
mod tokenizer;
mod tree;
mod vectors;
mod windows;
mod wordpiece;

pub use analysis::{Analysis, Features, Name, NameKind, Relation, Sentence, Token, Upos};
pub use model::{Language, ModelError};
pub use parse::parse;
pub use predicate::{Argument, Predicate, Role};
pub use tree::Tree;
pub use vectors::Vectors;
