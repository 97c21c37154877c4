//! Lengths of time that something measures.
//!
//! A duration is a time. It is a figure as well when it is what a verb or noun measures ("marks 1,000 days", "a sentence
//! of ten years"), not when it only says how long something went on ("talked for two hours").

use super::draft::Draft;
use super::quantity::quantity;
use crate::account::{FigureKind, Time, TimeKind};
use crate::words::Line;

/// UCUM codes of the units of time by the last letter of a TIMEX3 duration, for the date part and the clock part.
const DATE_UNITS: [(char, &str); 4] = [('Y', "a"), ('M', "mo"), ('W', "wk"), ('D', "d")];
const CLOCK_UNITS: [(char, &str); 3] = [('H', "h"), ('M', "min"), ('S', "s")];

/// The figure that a time expression is, if it measures something.
pub fn measured(line: &Line<'_>, time: &Time) -> Option<Draft> {
    if time.kind != TimeKind::Duration || time.anchor.is_some() {
        return None;
    }
    let (value, unit) = length(time.value.as_deref()?)?;
    let start = line.piece_from(time.span.start);
    let end = line.piece_from(time.span.end);
    let noun = line.token(end.checked_sub(1)?)?;
    let argument = line.tree.is_any(noun, &["obj", "nsubj"]) || of_noun(line, noun);
    if !argument {
        return None;
    }
    let quantity = (start..end).find_map(|at| quantity(line, at))?;
    let draft = Draft {
        unit: Some(unit.to_owned()),
        number: quantity.number,
        ..Draft::exact("figures/duration", start..end, value, FigureKind::Duration)
    };
    // "12 to 18 months": no one value.
    let value = quantity.value.and(draft.value);
    Some(Draft { value, bound: quantity.bound, low: quantity.low, high: quantity.high, confidence: 0.8, ..draft })
}

/// "a sentence of ten years".
fn of_noun(line: &Line<'_>, noun: usize) -> bool {
    line.tree.is(noun, "nmod") && line.tree.children_by(noun, "case").any(|case| line.tree.lemma(case) == "of")
}

/// A plain TIMEX3 duration as a number and a unit.
fn length(value: &str) -> Option<(f64, &'static str)> {
    let (rest, units): (&str, &[(char, &'static str)]) = match value.strip_prefix("PT") {
        Some(rest) => (rest, &CLOCK_UNITS),
        None => (value.strip_prefix('P')?, &DATE_UNITS),
    };
    let letter = rest.chars().last()?;
    let unit = units.iter().find(|(own, _)| *own == letter)?.1;
    Some((rest.strip_suffix(letter)?.parse().ok()?, unit))
}
