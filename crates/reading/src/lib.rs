//! What does this one report say?
//!
//! [`read`] takes one report and gives one [`Account`]: its mentions and entities, times, figures, statements and events,
//! each anchored to the words it came from. It knows nothing of other reports.

pub mod account;
pub mod annotate;
pub mod coding;
mod context;
pub mod dictionaries;
pub mod events;
pub mod figures;
mod layers;
pub mod mentions;
pub mod notes;
mod read;
pub mod statements;
pub mod times;
mod words;

pub use account::Account;
pub use context::Context;
pub use read::{Reader, read};
