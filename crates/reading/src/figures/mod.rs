//! How much, of what, and whose figure it is.

use crate::Context;
use crate::account::{Figure, Statement, Time};

/// Finds the figures of a report.
pub fn find(_context: &Context<'_>, _times: &[Time]) -> Vec<Figure> {
    Vec::new()
}

/// Tells each figure which statement gives it.
pub fn attribute(_figures: &mut [Figure], _statements: &[Statement]) {}
