//! The nouns that the tree hangs a number on.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::phrase::{compact, has_case};
use crate::figures::lexicon::LEXICON;

/// The noun above the number: for "160 countries" the countries, for "52%" the sign itself.
pub fn head_noun(tree: &Tree<'_>, number: usize, last: usize) -> Option<usize> {
    let mut word = joined(tree, number);
    for _ in 0..4 {
        let climbs = tree
            .is_any(word, &["nummod", "amod", "compound", "flat", "nmod:npmod", "obl:npmod", "advmod", "fixed"])
            || word == number && tree.is(word, "nmod:poss");
        let Some(head) = tree.head(word).filter(|_| climbs) else { break };
        if head > last
            && !matches!(
                tree.upos(head),
                Upos::Noun | Upos::ProperNoun | Upos::Symbol | Upos::Numeral | Upos::Adjective | Upos::Pronoun
            )
        {
            break;
        }
        word = head;
    }
    (word != number && matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Symbol))
        .then(|| shared_plural(tree, number, word))
}

/// "50 bank and thrift institutions": two kinds of the last noun, which alone stands in the plural.
fn shared_plural(tree: &Tree<'_>, number: usize, noun: usize) -> usize {
    let plural = |word: usize| tree.token(word).features.has("Number", "Plur");
    let one = tree.form(number).eq_ignore_ascii_case("one") || tree.form(number) == "1";
    let last = tree.children_by(noun, "conj").find(|other| tree.upos(*other) == Upos::Noun && plural(*other));
    let elliptic = !one && tree.upos(noun) == Upos::Noun && tree.token(noun).features.has("Number", "Sing");
    // "56.6 mln dlrs or 2.26 dlrs": a unit is no kind of the next one.
    last.filter(|last| elliptic && !is_unit(tree, noun) && *last <= noun + 4).unwrap_or(noun)
}

/// The first of two joined numbers, which hangs where both belong: "between 18 and 20 dlrs".
fn joined(tree: &Tree<'_>, number: usize) -> usize {
    let first = tree.head(number).filter(|_| tree.is(number, "conj"));
    first.filter(|first| tree.upos(*first) == Upos::Numeral).unwrap_or(number)
}

/// Stretches of time by which accounts are told: "a loss of 4.7 mln dlrs in quarter", "the year beginning in April".
pub const PERIODS: [&str; 7] = ["quarter", "year", "month", "week", "period", "half", "season"];

/// Whether a word is a noun, also one that the parser knows no class of ("eurobond").
pub fn is_noun(tree: &Tree<'_>, word: usize) -> bool {
    let letters = || tree.form(word).chars().all(char::is_alphabetic);
    let unknown = || tree.upos(word) == Upos::Other && tree.form(word).len() > 2 && letters();
    tree.upos(word) == Upos::Noun || unknown()
}

/// Whether a noun is one of [`PERIODS`].
pub fn is_period(tree: &Tree<'_>, noun: usize) -> bool {
    PERIODS.contains(&tree.lemma(noun))
}

/// Nouns that only say how the measuring is done: "an average of 40", "the record of 40", or how it is paid.
pub const EMPTY: [&str; 12] =
    ["mark", "level", "point", "average", "minimum", "maximum", "total", "record", "high", "low", "peak", "cash"];

/// Nouns for amounts of money, for which "losses from closed mines of 3 mln" is told.
const AMOUNTS: [&str; 20] = [
    "loss",
    "profit",
    "gain",
    "charge",
    "cost",
    "debt",
    "income",
    "revenue",
    "sale",
    "earnings",
    "reserve",
    "provision",
    "credit",
    "payment",
    "expense",
    "dividend",
    "price",
    "turnover",
    "deficit",
    "surplus",
];

/// "losses from closed mines of 3 mln": the losses, where the tree hangs the money on the mines.
fn amount_above(tree: &Tree<'_>, noun: usize) -> usize {
    let before = tree.child(noun, "case").and_then(|case| case.checked_sub(1));
    before.filter(|before| !is_amount(tree.form(noun)) && is_amount(tree.form(*before))).unwrap_or(noun)
}

/// Whether a noun stands for an amount of money.
pub fn is_amount(noun: &str) -> bool {
    let form = noun.to_lowercase();
    AMOUNTS.iter().any(|amount| form.strip_prefix(amount).is_some_and(|ending| matches!(ending, "" | "s" | "es")))
}

/// What a measure belongs to: "a range of 300 kilometers", "a 300-kilometer range".
pub fn carrier(tree: &Tree<'_>, number: usize, last: usize) -> Option<usize> {
    let mut word = joined(tree, number);
    for _ in 0..4 {
        let head = tree.head(word)?;
        // "a cut from the current 9 percent": where something starts is not what it measures.
        let led_away = has_case(tree, word, &["from", "at"]);
        let hangs = tree.is_any(word, &["nmod", "compound", "amod", "nmod:npmod"]) && !led_away;
        let beyond_unit = word == number && head > last && tree.is(word, "nummod");
        if (hangs || beyond_unit)
            && !is_rate(tree, head)
            && tree.upos(head) == Upos::Noun
            && !is_unit(tree, head)
            && !EMPTY.contains(&tree.lemma(head))
            && !tree.form(head).starts_with(|first: char| first.is_ascii_digit())
            && (head < number || head > last)
        {
            return Some(amount_above(tree, head));
        }
        if led_away || !tree.is_any(word, &["nummod", "compound", "amod", "nmod", "flat"]) {
            return None;
        }
        word = head;
    }
    None
}

/// Nouns for a change.
pub const CHANGES: [&str; 15] = [
    "doubling",
    "tripling",
    "halving",
    "drop",
    "rise",
    "fall",
    "increase",
    "decrease",
    "decline",
    "jump",
    "growth",
    "reduction",
    "surge",
    "slide",
    "plunge",
];

/// Whether a noun stands for a change or for what a number reaches: "a 300 fall", "the 775 mark".
pub fn is_change(tree: &Tree<'_>, noun: usize) -> bool {
    CHANGES.contains(&tree.lemma(noun)) || EMPTY.contains(&tree.lemma(noun))
}

/// "the dollar's drop to 145 yen", "an increase in sales of 15 mln": what has changed, not the change.
pub fn changed(tree: &Tree<'_>, noun: usize) -> Option<Span> {
    let is_change = CHANGES.contains(&tree.lemma(noun));
    let inside = || tree.children_by(noun, "nmod").find(|child| has_case(tree, *child, &["in"]));
    let thing = tree.child(noun, "nmod:poss").or_else(inside).filter(|_| is_change)?;
    (tree.upos(thing) != Upos::Pronoun).then(|| compact(tree, thing))
}

/// "1.66 dlrs a share": by what a figure is divided is not what it measures.
pub fn is_rate(tree: &Tree<'_>, word: usize) -> bool {
    let led = word.checked_sub(1).is_some_and(|before| matches!(tree.lemma(before), "a" | "per" | "each"));
    led && word.checked_sub(2).is_some_and(|unit| is_unit(tree, unit))
}

/// Whether a word is the unit of a figure: "40 dollars", not "the dollar".
pub fn is_unit_of_figure(tree: &Tree<'_>, word: usize) -> bool {
    let scale = |before: usize| matches!(tree.lemma(before), "mln" | "million" | "billion" | "bn" | "trillion");
    let counted = word.checked_sub(1).is_some_and(|before| tree.upos(before) == Upos::Numeral || scale(before));
    is_unit(tree, word) && (counted || tree.child(word, "nummod").is_some())
}

/// Whether a word is the unit of another figure.
pub fn is_unit(tree: &Tree<'_>, word: usize) -> bool {
    LEXICON.unit_words.contains(tree.form(word).to_lowercase().as_str())
}
