//! Who and what is mentioned, and which mentions stand for the same.

use crate::Context;
use crate::account::{Entity, Mention};

/// Finds the mentions of a report and what they stand for.
pub fn find(_context: &Context<'_>) -> (Vec<Mention>, Vec<Entity>) {
    (Vec::new(), Vec::new())
}
