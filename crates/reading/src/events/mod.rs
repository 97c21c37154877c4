//! Who did what to whom.

use crate::Context;
use crate::account::{Entity, Event, Figure, Mention, Statement, Time};

/// What the other stages found in the report.
pub struct Found<'a> {
    /// Its mentions.
    pub mentions: &'a [Mention],
    /// What they stand for.
    pub entities: &'a [Entity],
    /// Its time expressions.
    pub times: &'a [Time],
    /// Its figures.
    pub figures: &'a [Figure],
    /// Its statements.
    pub statements: &'a [Statement],
}

/// Finds the events of a report.
pub fn find(_context: &Context<'_>, _found: &Found<'_>) -> Vec<Event> {
    Vec::new()
}
