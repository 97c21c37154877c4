//! When: time expressions, and the report's own day.
//!
//! 1. [`rules`] read each sentence from left to right and say what expression begins where, from the words alone.
//! 2. [`resolve`] gives each its place on the calendar, from the report's day, the tense of the verb that governs it and
//!    the times told before it.
//! 3. [`report_date`] finds the report's day where the envelope does not tell it.

mod find;
mod holiday;
mod infer;
mod lexicon;
mod meaning;
mod nearest;
mod point;
mod public;
mod report_date;
mod resolve;
mod rules;
mod tense;
mod unit;

pub use find::find;
pub use report_date::{day_of, report_date};
pub use unit::Unit;

use meaning::Reference;
