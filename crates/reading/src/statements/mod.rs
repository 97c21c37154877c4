//! Who says what.

use crate::Context;
use crate::account::{Entity, Mention, Statement};

/// Finds the statements of a report.
pub fn find(_context: &Context<'_>, _mentions: &[Mention], _entities: &[Entity]) -> Vec<Statement> {
    Vec::new()
}
