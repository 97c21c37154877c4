//! How is it kept?
//!
//! One SQLite file, the *record*, holds the reports to the letter, what was read in each of them, and what they say
//! together. [`Record`] opens it; every report is one transaction, so a program that is killed loses nothing it had
//! stored. [`rows`] shapes what is kept into the exported tables, [`Record::export`] writes them.

mod engine;
mod error;
mod export;
mod record;
pub mod rows;

pub use engine::Engine;
pub use error::Error;
pub use export::{Exported, Format};
pub use record::{Assembled, Filter, Hit, Listed, Putting, Record, Selection, Standing, Stored};

/// What every fallible function of this crate gives.
pub type Result<T> = std::result::Result<T, Error>;
