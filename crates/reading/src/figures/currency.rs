//! Whose francs: a currency that many countries have takes its country from the report. So do dollars where the report
//! names those of one other country, or opens with another country of dollars and speaks of it more than of the United
//! States. The rows of an account that leave their currency out ("Revs 2.3 mln"), and prices of shares that do ("closed at
//! 53-3/4"), have that of the report's other amounts.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use polybius_knowledge::Knowledge;
use polybius_text::Span;

use super::homeland::{EARLY, Homeland, Places};
use super::lexicon::{LEXICON, named_currencies};
use crate::account::{Figure, FigureKind};

/// The words that may stand before a currency's noun, each with the code that they give.
type Named = Vec<(&'static str, &'static str)>;

/// For the last word of a currency's name ("francs") the words that may stand before it.
static COUNTRIES: LazyLock<HashMap<&str, Named>> = LazyLock::new(|| {
    let mut countries: HashMap<&str, Named> = HashMap::new();
    for (name, code) in named_currencies() {
        if let Some((country, noun)) = name.rsplit_once(' ') {
            countries.entry(noun).or_default().push((country, code));
        }
    }
    countries
});

/// Currencies that the reports of their countries call by their noun alone although many think of another first; a report
/// from elsewhere says "Taiwan dollars".
const AT_HOME: [&str; 9] = ["CAD", "AUD", "NZD", "HKD", "SGD", "PKR", "LKR", "ITL", "IEP"];

/// Gives amounts in "francs" or "dollars" the currency of the country that the report speaks of, and amounts without a
/// currency that of the others.
pub fn settle(text: &str, knowledge: &Knowledge, figures: &mut [Figure]) {
    let before: Vec<Option<String>> = figures.iter().map(|figure| figure.unit.clone()).collect();
    settle_nouns(text, knowledge, figures);
    settle_carried(text, &before, figures);
    settle_bare(text, figures);
}

/// "francs" in a report on Belgium are Belgian.
fn settle_nouns(text: &str, knowledge: &Knowledge, figures: &mut [Figure]) {
    let mut amounts = BTreeSet::new();
    let mut bare = Vec::new();
    for (index, figure) in figures.iter_mut().enumerate().filter(|(_, figure)| figure.kind == FigureKind::Money) {
        let Some((noun, named)) = noun(text, figure) else { continue };
        match own_code(text, figure, named) {
            Some(code) => {
                amounts.insert(code);
                figure.unit = Some(code.to_owned());
            }
            None => bare.push((index, noun, named)),
        }
    }
    if bare.is_empty() {
        return;
    }
    let report = Places::of(text);
    // "dlrs" and "cts" mean the same currency.
    let mut known: HashMap<String, Option<&str>> = HashMap::new();
    for (index, noun, named) in bare {
        let unit = &mut figures[index].unit;
        let code = known.entry(unit.clone().unwrap_or_else(|| noun.to_owned())).or_insert_with(|| {
            told_by_name(text, &amounts, named, unit.as_deref())
                .or_else(|| told_of_country(&report, knowledge, named, unit.as_deref()))
        });
        *unit = code.map(str::to_owned).or(unit.take());
    }
}

/// "1.3 billion francs against 1.2 billion": an amount that has its currency from its neighbour goes with it; `before` are
/// the currencies that stood there first.
fn settle_carried(text: &str, before: &[Option<String>], figures: &mut [Figure]) {
    for index in 0..figures.len() {
        if figures[index].kind != FigureKind::Money || !leaves_currency_out(text, &figures[index]) {
            continue;
        }
        let beside = [index.checked_sub(1), Some(index + 1).filter(|next| *next < figures.len())];
        let settled = |other: &usize| {
            figures[*other].kind == FigureKind::Money
                && before[*other] == before[index]
                && figures[*other].unit != before[index]
        };
        if let Some(other) = beside.into_iter().flatten().find(settled) {
            figures[index].unit = figures[other].unit.clone();
        }
    }
}

/// The last word of an amount.
fn last_word<'t>(text: &'t str, figure: &Figure) -> &'t str {
    figure.span.of(text).rsplit(|letter: char| letter.is_whitespace() || letter == '-').next().unwrap_or_default()
}

/// The noun of an amount that many countries have as their currency.
fn noun(text: &str, figure: &Figure) -> Option<(&'static str, &'static Named)> {
    let noun = last_word(text, figure).to_lowercase();
    COUNTRIES.get_key_value(noun.as_str()).map(|(noun, named)| (*noun, named))
}

/// The code of an amount that says whose it is: "3 mln Canadian dlrs", "1.34 dlrs Canadian", "31 dlrs (Canadian)".
fn own_code(text: &str, figure: &Figure, named: &Named) -> Option<&'static str> {
    let words = figure.span.of(text).to_lowercase();
    let rest = words[..words.len() - last_word(text, figure).len()].trim_end();
    let behind = text[figure.span.end as usize..].trim_start_matches([' ', '\n', '(']);
    let is_name = behind.starts_with(char::is_uppercase);
    let follows = |country: &str| {
        is_name && behind.get(..country.len()).is_some_and(|written| written.eq_ignore_ascii_case(country))
    };
    named.iter().find(|(country, _)| rest.ends_with(country) || follows(country)).map(|(_, code)| *code)
}

/// Whether an amount has neither a sign nor a noun for its currency.
fn leaves_currency_out(text: &str, figure: &Figure) -> bool {
    let last = last_word(text, figure).to_lowercase();
    let plain = |letter: char| letter.is_ascii();
    !LEXICON.unit_words.contains(&*last) && figure.span.of(text).chars().all(|letter| plain(letter) && letter != '$')
}

/// The currency of that noun that the report calls by its whole name, in one of its `amounts` or early, if it is the only
/// one and not what people think of first (`home`): "55 mln Canadian dlrs … 11.85 mln dlrs", "a Canadian dollar bond of 125 mln dlrs".
fn told_by_name(
    text: &str,
    amounts: &BTreeSet<&'static str>,
    named: &Named,
    home: Option<&str>,
) -> Option<&'static str> {
    let early = text.floor_char_boundary(EARLY);
    let codes = named_in(&text[..early]);
    let mut told = codes.union(amounts).filter(|code| named.iter().any(|(_, other)| other == *code));
    let first = *told.next()?;
    let is_only = told.next().is_none();
    (is_only && home.is_none_or(|home| !named_in(text).contains(home))).then_some(first)
}

/// The currencies that a text calls by their whole names: "Canadian dollar".
fn named_in(text: &str) -> BTreeSet<&'static str> {
    let text_lower = text.to_lowercase();
    let words: Vec<&str> =
        text_lower.split(|letter: char| letter.is_whitespace() || letter == '-').map(bare_word).collect();
    let mut codes = BTreeSet::new();
    for (at, noun) in words.iter().enumerate() {
        let Some(named) = COUNTRIES.get(noun) else { continue };
        let led = |country: &str| {
            let mut back = words[..at].iter().rev();
            country.rsplit(' ').all(|word| back.next().is_some_and(|before| *before == word.trim_end_matches('.')))
        };
        codes.extend(named.iter().filter(|(country, _)| led(country)).map(|(_, code)| *code));
    }
    codes
}

/// A word without the marks around it.
fn bare_word(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// The currency of that noun whose country the report speaks of most; where people think of `home` first, one that the
/// report opens with and speaks of more.
fn told_of_country(
    report: &Places<'_>,
    knowledge: &Knowledge,
    named: &Named,
    home: Option<&str>,
) -> Option<&'static str> {
    let codes: BTreeSet<&'static str> = named.iter().map(|(_, code)| *code).collect();
    let homeland = |code: &'static str| {
        let adjectives = named.iter().filter(|(_, other)| *other == code).map(|(country, _)| *country);
        Homeland::find(report, knowledge, code, adjectives).map(|homeland| (homeland, code))
    };
    let Some(home) = home else {
        return codes.into_iter().filter_map(homeland).max_by_key(|(homeland, _)| *homeland).map(|(_, code)| code);
    };
    let rivals = codes.iter().filter(|code| AT_HOME.contains(code) && **code != home);
    let (rival, code) = rivals.filter_map(|code| homeland(code)).max_by_key(|(homeland, _)| *homeland)?;
    let own = codes.get(home).and_then(|code| homeland(code)).map_or(0, |(own, _)| own.mentions);
    (rival.opens() && rival.mentions > own).then_some(code)
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
/// report tells of; several rows of an account that tells of none are in dollars.
fn settle_bare(text: &str, figures: &mut [Figure]) {
    let (currency, is_money): (String, fn(&str, &Figure) -> bool) = match only_currency(figures) {
        Some(currency) => (currency, |text, figure| is_of_account(text, figure) || is_price_of_share(text, figure)),
        None if is_account_without_currency(text, figures) => ("USD".to_owned(), is_row_of_account),
        None => return,
    };
    let bare = |figure: &&mut Figure| figure.kind == FigureKind::Count && figure.unit.is_none();
    for figure in figures.iter_mut().filter(bare).filter(|figure| is_money(text, figure)) {
        (figure.unit, figure.kind) = (Some(currency.clone()), FigureKind::Money);
    }
}

/// "Net 12.8 mln vs 12.2 mln / Loans 2.8 billion vs 2.5 billion": at least two rows of an account, and no currency.
fn is_account_without_currency(text: &str, figures: &[Figure]) -> bool {
    let rows: BTreeSet<Option<Span>> =
        figures.iter().filter(|figure| is_row_of_account(text, figure)).map(|figure| figure.of).collect();
    rows.len() > 1 && figures.iter().all(|figure| figure.kind != FigureKind::Money)
}

/// Whether a figure stands in a line that the name of a sum opens, with its numbers right behind.
fn is_row_of_account(text: &str, figure: &Figure) -> bool {
    is_of_account(text, figure) && is_in_row(text, figure)
}

/// "Net loss 285,000 vs 133,000": whether what a figure is of opens its line, with numbers right behind.
fn is_in_row(text: &str, figure: &Figure) -> bool {
    let Some(of) = figure.of else { return false };
    let (before, behind) = (&text[..of.start as usize], text[of.end as usize..].trim_start());
    let opens = before.trim_end_matches([' ', '\t']).chars().next_back().is_none_or(|letter| letter == '\n');
    let led = ["loss ", "profit ", "nil "].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
    opens && led.starts_with(|letter: char| letter.is_ascii_digit())
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
