//! How much, of what, and whose figure it is.
//!
//! 1. [`rules`] read each sentence from left to right and say what figure begins where: amounts with their bound and
//!    unit, fractions, ranks, multiples, scores, ages.
//! 2. [`counted`] asks the tree what is counted, and whose figure it is.
//! 3. [`carried`] fills in what a figure leaves out because its neighbour has it, which the words between them say ([`gap`]) or
//!    the order of a list ([`pairs`]); [`across`] what another sentence has; [`row`] knows the rows of tables.
//! 4. [`change`] joins the two ends of a change; [`when`] finds the time that governs a figure; [`currency`] asks the
//!    report whose francs they are, [`homeland`] how much it speaks of a country.
//!
//! Numbers that belong to times are no figures, with one exception: a length of time that a verb or noun measures
//! ("the war marks 1,000 days", "a sentence of ten years") is a time and a figure of the kind `duration`. Numbers inside
//! names, labels ("Article 5"), list numbers and telephone numbers are no figures.

mod across;
mod carried;
mod change;
mod counted;
mod currency;
mod draft;
mod duration;
mod gap;
mod homeland;
mod lexicon;
mod name;
mod pairs;
mod quantity;
mod read;
mod row;
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

#[cfg(test)]
mod tests {
    use polybius_text::Span;

    use super::attribute;
    use crate::account::{Act, Bound, Figure, FigureKind, Manner, Polarity, Provenance, Statement};

    fn figure(start: usize) -> Figure {
        Figure {
            span: Span::new(start, start + 2),
            value: Some(12.0),
            low: Some(12.0),
            high: Some(12.0),
            bound: Bound::Exact,
            unit: None,
            kind: FigureKind::Count,
            of: None,
            who: None,
            from_value: None,
            time: None,
            statement: None,
            provenance: Provenance::new("figures/count", 1.0),
        }
    }

    fn statement(content: &[(usize, usize)]) -> Statement {
        Statement {
            source: None,
            addressee: None,
            cue: None,
            content: content.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
            manner: Manner::Direct,
            act: Act("say".into()),
            anonymous: false,
            channel: None,
            polarity: Polarity::Affirmed,
            within: None,
            answers: Vec::new(),
            provenance: Provenance::new("statements/quotation", 1.0),
        }
    }

    #[test]
    fn a_figure_belongs_to_the_smallest_statement_that_holds_it() {
        let mut figures = [figure(10), figure(30), figure(50)];
        attribute(&mut figures, &[statement(&[(0, 20), (28, 40)]), statement(&[(8, 15)])]);
        assert_eq!(figures.map(|figure| figure.statement), [Some(1), Some(0), None]);
    }
}
