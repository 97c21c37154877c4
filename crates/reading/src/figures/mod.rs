//! How much, of what, and whose figure it is.
//!
//! 1. [`rules`] read each sentence from left to right and say what figure begins where: amounts with their bound and
//!    unit, fractions, ranks, multiples, scores, ages.
//! 2. [`counted`] asks the tree what is counted, and whose figure it is.
//! 3. [`change`] joins the two ends of a change; [`when`] finds the time that governs a figure.
//!
//! Numbers that belong to times are no figures, with one exception: a length of time that a verb or noun measures
//! ("the war marks 1,000 days", "a sentence of ten years") is a time and a figure of the kind `duration`. Numbers inside
//! names, labels ("Article 5"), list numbers and telephone numbers are no figures.

mod change;
mod counted;
mod draft;
mod duration;
mod lexicon;
mod name;
mod quantity;
mod read;
mod rules;
mod when;

use crate::account::{Figure, Statement};

pub use read::find;

/// Tells each figure which statement gives it: the smallest one whose content holds the figure.
pub fn attribute(figures: &mut [Figure], statements: &[Statement]) {
    for figure in figures {
        let holding = |statement: &Statement| {
            statement.content.iter().filter(|span| span.contains(figure.span)).map(|span| span.len()).min()
        };
        let lengths = statements.iter().enumerate().filter_map(|(index, statement)| Some((holding(statement)?, index)));
        figure.statement = lengths.min().map(|(_, index)| index);
    }
}
