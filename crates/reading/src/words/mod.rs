//! The words of a report cut fine enough for dates and numbers.
//!
//! Where the language model's words end inside "8:30", "three-year" or "1.2bn" is left open by its rules; the grammars
//! for times and figures need one certain cut. It is made here from the characters, and each piece keeps the number of
//! the syntactic word it lies in, so that the tree can be asked.

mod line;
mod number;
mod table;
#[cfg(test)]
pub mod testing;

pub use line::{Line, SIGHT, Shape, Words};
pub use number::{Number, cardinal, ordinal};
pub use table::{Phrases, rows};
