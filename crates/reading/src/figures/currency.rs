//! Whose francs: a currency that many countries have takes its country from the rest of the report.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::lexicon::named_currencies;
use crate::account::{Figure, FigureKind};

/// For the last word of a currency's name ("francs") the words that may stand before it with the code that they give.
static COUNTRIES: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut countries: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for (name, code) in named_currencies() {
        if let Some((country, noun)) = name.rsplit_once(' ') {
            countries.entry(noun).or_default().push((country, code));
        }
    }
    countries
});

/// Gives amounts in "francs" or "pesos" the currency of the only country with such a currency that the report names by
/// its adjective ("French", "Philippine").
pub fn settle(text: &str, figures: &mut [Figure]) {
    let open = |figure: &Figure| figure.kind == FigureKind::Money && figure.unit.is_none();
    if !figures.iter().any(open) {
        return;
    }
    let text_lower = text.to_lowercase();
    let words: BTreeSet<&str> = text_lower.split(|letter: char| !letter.is_alphabetic()).collect();
    for figure in figures.iter_mut().filter(|figure| open(figure)) {
        let name = figure.span.of(text).to_lowercase();
        let noun = name.split_whitespace().last().unwrap_or_default();
        let named = COUNTRIES.get(noun).into_iter().flatten().filter(|(country, _)| words.contains(country));
        let codes: BTreeSet<&str> = named.map(|(_, code)| *code).collect();
        if codes.len() == 1 {
            figure.unit = codes.first().map(|code| (*code).to_owned());
        }
    }
}
