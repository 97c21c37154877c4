//! What a figure measures that another sentence tells: "a total of 800 mln yen … the remaining 500 mln yen".

use std::collections::HashMap;

use crate::account::{Figure, FigureKind};

/// How many letters may lie between a figure and the one before that tells what both are of.
const REACH: u32 = 400;

/// Below so many things are counted one by one.
const FEW: f64 = 100.0;

/// Tells what figures are of from those before them. `points_back` has the indices, ascending, of those whose words point
/// back.
pub fn fill(figures: &mut [Figure], points_back: &[usize]) {
    for index in points_back {
        let figure = &figures[*index];
        // Few things are counted with their noun behind: "three died" is no answer to "the index rose to 130".
        let few = figure.kind == FigureKind::Count && figure.value.is_some_and(|value| value < FEW);
        let counts = |other: &Figure| !few || other.of.is_some_and(|of| of.start >= other.span.start);
        let alike = |other: &Figure| other.kind == figure.kind && other.unit == figure.unit && counts(other);
        // "Money was 52 billion pesos. This was 5 pct up": anything may have changed by so much.
        let any = || nearest(figures, *index, |_| figure.kind == FigureKind::Percent);
        figures[*index].of = nearest(figures, *index, alike).or_else(any).and_then(|other| other.of);
    }
    for index in 1..figures.len() {
        let figure = &figures[index];
        let physical = matches!(
            figure.kind,
            FigureKind::Area | FigureKind::Mass | FigureKind::Volume | FigureKind::Energy | FigureKind::Other
        );
        if physical && figure.of.is_none() && figure.unit.is_some() {
            figures[index].of = nearest(figures, index, |other| other.unit == figure.unit).and_then(|other| other.of);
        }
    }
    repeat(figures);
}

/// The last figure before one that is near, told of something and `alike`.
fn nearest(figures: &[Figure], index: usize, alike: impl Fn(&Figure) -> bool) -> Option<&Figure> {
    let start = figures[index].span.start;
    let near = figures[..index].iter().rev().take_while(|other| start.saturating_sub(other.span.end) <= REACH);
    near.into_iter().find(|other| other.of.is_some() && alike(other))
}

/// "a shopping list of 2.6 billion dlrs … The 2.6 billion dlrs was in addition": the same sum is told of the same thing.
fn repeat(figures: &mut [Figure]) {
    let mut told = HashMap::new();
    for figure in figures.iter_mut().filter(|figure| figure.kind == FigureKind::Money) {
        let Some(value) = figure.value else { continue };
        let sum = (value.to_bits(), figure.unit.clone());
        match figure.of {
            Some(of) => drop(told.entry(sum).or_insert(of)),
            None => figure.of = told.get(&sum).copied(),
        }
    }
}
