//! Whose francs: a currency that many countries have takes its country from the rest of the report. So do dollars where
//! the report names those of one other country and none of the United States. The rows of an account that leave their
//! currency out ("Revs 2.3 mln"), and prices of shares that do ("closed at 53-3/4"), have that of the report's other amounts.

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
    settle_bare(text, figures);
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

/// The one currency in which all amounts of money of a report are told.
fn only_currency(figures: &[Figure]) -> Option<String> {
    let amounts = figures.iter().filter(|figure| figure.kind == FigureKind::Money);
    let currencies: BTreeSet<&Option<String>> = amounts.map(|figure| &figure.unit).collect();
    match &*Vec::from_iter(currencies) {
        [Some(currency)] => Some(currency.clone()),
        _ => None,
    }
}

/// "Shr 13 cts / Net 285,000", "the stock closed at 53-3/4": the net and the price are money, in the one currency that the
/// report tells of.
fn settle_bare(text: &str, figures: &mut [Figure]) {
    let Some(currency) = only_currency(figures) else { return };
    let money = |figure: &&mut Figure| {
        figure.kind == FigureKind::Count
            && figure.unit.is_none()
            && (is_of_account(text, figure) || is_price_of_share(text, figure))
    };
    for figure in figures.iter_mut().filter(money) {
        (figure.unit, figure.kind) = (Some(currency.clone()), FigureKind::Money);
    }
}

/// "Net 285,000": a large number behind the name of a sum.
fn is_of_account(text: &str, figure: &Figure) -> bool {
    const LEAST: f64 = 1000.0;
    let large = figure.value.is_some_and(|value| value >= LEAST);
    large && label(text, figure).is_some_and(|noun| LEXICON.accounts.contains(&*noun))
}

/// "the stock rose 1-1/8 to 53-3/4": a number of eighths that is told of shares.
fn is_price_of_share(text: &str, figure: &Figure) -> bool {
    const PARTS: [&str; 4] = ["/2", "/4", "/8", "/16"];
    const SHARES: [&str; 4] = ["stock", "stocks", "share", "shares"];
    let parted = PARTS.iter().any(|part| figure.span.of(text).ends_with(part));
    parted && label(text, figure).is_some_and(|noun| SHARES.contains(&&*noun))
}

/// The last word of what a figure is of, where that stands before it.
fn label(text: &str, figure: &Figure) -> Option<String> {
    let of = figure.of.filter(|of| of.end <= figure.span.start)?;
    of.of(text).to_lowercase().split_whitespace().last().map(str::to_owned)
}
