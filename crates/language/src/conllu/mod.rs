//! Sentences as CoNLL-U, the exchange format of Universal Dependencies.
//!
//! Beside the ten columns, MISC carries `SpaceAfter=No`, other spacing as `SpacesAfter=\n` (so that the text comes back
//! to the letter), and names as `NER=B-person`, `NER=I-person`.

mod error;
mod read;
mod spaces;
mod write;

pub use error::ReadError;
pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
