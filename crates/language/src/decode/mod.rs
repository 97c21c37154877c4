//! From the model's outputs to sentences: where they end, their trees, lemmas and names.

mod lemma;
mod names;
mod roles;
mod scores;
mod sentences;
mod spanning_tree;
mod tree;

pub(crate) use lemma::{LemmaRule, of_irregular, spelled};
pub(crate) use names::{NameLabel, names};
pub(crate) use roles::{RoleLabel, Roles, Tree as RoleTree};
pub(crate) use scores::{Matrix, best};
pub(crate) use sentences::{Boundary, sentence_ends};
pub(crate) use tree::{Arcs, Relations};
