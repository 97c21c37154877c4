//! Whose francs: a currency that many countries have takes its country from the rest of the report. So do dollars where
//! the report names those of one other country and none of the United States. The rows of an account that leave their
//! currency out ("Revs 2.3 mln") have that of the report's other amounts.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use polybius_knowledge::Knowledge;

use super::lexicon::{LEXICON, named_currencies};
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

/// Gives amounts in "francs" or "pesos" the currency of the only country with such a currency that the report names, by
/// its adjective ("French", "Philippine") or itself ("Belgium").
pub fn settle(text: &str, knowledge: &Knowledge, figures: &mut [Figure]) {
    settle_dollars(text, figures);
    settle_accounts(text, figures);
    let open = |figure: &Figure| figure.kind == FigureKind::Money && figure.unit.is_none();
    if !figures.iter().any(open) {
        return;
    }
    let text_lower = text.to_lowercase();
    let words: BTreeSet<&str> = text_lower.split(|letter: char| !letter.is_alphabetic()).collect();
    for figure in figures.iter_mut().filter(|figure| open(figure)) {
        let name = figure.span.of(text).to_lowercase();
        let noun = name.split_whitespace().last().unwrap_or_default();
        let is_told = |country: &str| {
            let name = || knowledge.demonym(country).map(|country| country.name.to_lowercase());
            words.contains(country) || name().is_some_and(|name| words.contains(&*name))
        };
        let named = COUNTRIES.get(noun).into_iter().flatten().filter(|(country, _)| is_told(country));
        let codes: BTreeSet<&str> = named.map(|(_, code)| *code).collect();
        if codes.len() == 1 {
            figure.unit = codes.first().map(|code| (*code).to_owned());
        }
    }
}

/// "55 mln Canadian dlrs … 11.85 mln dlrs": the second are Canadian too.
fn settle_dollars(text: &str, figures: &mut [Figure]) {
    const DOLLARS: [&str; 4] = ["dlr", "dlrs", "dollar", "dollars"];
    const CENTS: [&str; 4] = ["ct", "cts", "cent", "cents"];
    let last_word = |figure: &Figure| {
        let words = figure.span.of(text).to_lowercase();
        words.split(|letter: char| !letter.is_alphabetic()).rfind(|word| !word.is_empty()).map(str::to_owned)
    };
    let ends = |figure: &Figure, words: &[&str]| last_word(figure).is_some_and(|last| words.contains(&&*last));
    let of_others = figures.iter().filter(|figure| ends(figure, &DOLLARS)).filter_map(|figure| figure.unit.clone());
    let others: BTreeSet<String> = of_others.filter(|unit| unit != "USD").collect();
    let [other] = &*Vec::from_iter(others) else { return };
    let lower = text.to_lowercase();
    let american = ["u.s. dlr", "u.s. dollar", "us dollar", "us dlr", "american dollar"];
    if american.iter().any(|name| lower.contains(name)) {
        return;
    }
    let bare = |figure: &&mut Figure| {
        figure.unit.as_deref() == Some("USD") && (ends(figure, &DOLLARS) || ends(figure, &CENTS))
    };
    figures.iter_mut().filter(bare).for_each(|figure| figure.unit = Some(other.clone()));
}

/// "Shr 13 cts / Net 285,000": the net is money, in the one currency that the report tells of.
fn settle_accounts(text: &str, figures: &mut [Figure]) {
    const LEAST: f64 = 1000.0;
    let amounts = figures.iter().filter(|figure| figure.kind == FigureKind::Money);
    let currencies: BTreeSet<Option<String>> = amounts.map(|figure| figure.unit.clone()).collect();
    let [Some(currency)] = &*Vec::from_iter(currencies) else { return };
    let sum = |figure: &&mut Figure| {
        let large = figure.value.is_some_and(|value| value >= LEAST);
        let label = figure.of.filter(|of| large && of.end <= figure.span.start).map(|of| of.of(text).to_lowercase());
        let named =
            label.is_some_and(|label| label.rsplit(' ').next().is_some_and(|noun| LEXICON.accounts.contains(noun)));
        named && figure.kind == FigureKind::Count && figure.unit.is_none()
    };
    for figure in figures.iter_mut().filter(sum) {
        (figure.unit, figure.kind) = (Some(currency.clone()), FigureKind::Money);
    }
}
