//! Counts, shares, money and measures.
//!
//! # What it finds
//! "more than 160 countries", "52%", "two percentage points", "$1.2bn", "5 million euros", "300 kilometers",
//! "a 300-kilometer range", "20 degrees Celsius", "between 10 and 12 tons".
//! # When it does not
//! "one" as a pronoun, numbers of names and labels.
//! # Example
//! "at least 40 tonnes" is 40 t, at least.
//! # Source
//! UCUM and ISO 4217 for the codes.

use polybius_language::Upos;

use crate::account::{Bound, FigureKind};
use crate::figures::draft::Draft;
use crate::figures::lexicon::{LEXICON, Unit};
use crate::figures::quantity::{Quantity, quantity};
use crate::words::Line;

/// Finds an amount that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    let quantity = quantity(line, at)?;
    let (unit, end) = unit(line, &quantity);
    if unit.is_none() && vague_one(line, &quantity) {
        return None;
    }
    Some(in_the_range(line, at_the_most(line, or_more(line, draft(quantity, unit, end)))))
}

/// "30 percent or more", "5 tonnes or less": the bound behind the unit.
fn or_more(line: &Line<'_>, draft: Draft) -> Draft {
    let end = draft.pieces.end;
    let open = draft.bound == Bound::Exact && line.any(end, &["or", "and"]);
    let Some((after, (bound, _))) = LEXICON.bounds.at(line, end).filter(|_| open) else { return draft };
    let (low, high) = match bound {
        Bound::AtLeast | Bound::MoreThan => (draft.value, None),
        _ => (None, draft.value),
    };
    Draft { pieces: draft.pieces.start..after, low, high, bound: *bound, ..draft }
}

/// "a maximum rebate of 46 dlrs", "a minimum stay of five days": the bound that the noun before "of" carries.
fn at_the_most(line: &Line<'_>, draft: Draft) -> Draft {
    let led = draft.bound == Bound::Exact && line.is(draft.pieces.start.wrapping_sub(1), "of");
    match draft.pieces.start.checked_sub(3).filter(|_| led) {
        Some(bound) if line.is(bound, "maximum") => Draft { low: None, bound: Bound::AtMost, ..draft },
        Some(bound) if line.is(bound, "minimum") => Draft { high: None, bound: Bound::AtLeast, ..draft },
        _ => draft,
    }
}

/// "in the two billion dlrs range", "around the four pct mark": about so much.
fn in_the_range(line: &Line<'_>, draft: Draft) -> Draft {
    let end = draft.pieces.end;
    let led = |words: &[&str]| {
        let leads = draft.pieces.start.checked_sub(2).filter(|lead| line.any(*lead, words));
        leads.is_some_and(|lead| line.is(lead + 1, "the"))
    };
    let ranges = led(&["in"]) && line.is(end, "range");
    let nears = led(&["around", "about", "near"]) && line.any(end, &["mark", "level", "barrier", "area"]);
    let Some(value) = draft.value.filter(|_| draft.bound == Bound::Exact && (ranges || nears)) else { return draft };
    Draft { low: Some(value * 0.9), high: Some(value * 1.1), bound: Bound::About, ..draft }
}

/// Words that may stand between a number and its unit: "one full percentage point", "1,300 gross megawatts".
const GRADES: [&str; 8] = ["full", "whole", "gross", "net", "further", "additional", "more", "extra"];

/// The unit: a sign before the number, or words behind it.
fn unit(line: &Line<'_>, quantity: &Quantity) -> (Option<Unit>, usize) {
    let end = quantity.pieces.end;
    if let Some((after, money)) = plural_money(line, quantity) {
        return (Some(money), after);
    }
    if let Some(currency) = quantity.currency {
        return (Some(currency), end);
    }
    let first = line.over_joint(end);
    let named = LEXICON
        .units
        .at(line, first)
        .or_else(|| LEXICON.units.at(line, first + 1).filter(|_| line.any(first, &GRADES)))
        .filter(|(_, unit)| !unit.scaled || quantity.scaled || quantity.value >= Some(1000.0));
    let named = named.filter(|(after, unit)| !counts_money(line, *after, unit) && !are_shipyards(line, *after, unit));
    match named {
        Some((after, unit)) if !one_letter(line, first, after) => {
            let special = pounds_of_money(line, quantity, *unit, after).or_else(|| ounces_of_metal(line, *unit, after));
            (Some(special.unwrap_or(*unit)), after)
        }
        _ => (None, end),
    }
}

/// "cost 3 million pounds": money and no weight, where a word of paying governs it and nothing is weighed.
fn pounds_of_money(line: &Line<'_>, quantity: &Quantity, unit: Unit, after: usize) -> Option<Unit> {
    const PAYING: [&str; 20] = [
        "cost", "pay", "spend", "worth", "price", "fine", "budget", "loan", "invest", "earn", "sell", "buy", "raise",
        "owe", "save", "lose", "charge", "profit", "debt", "bill",
    ];
    let token = line.token(quantity.number).filter(|_| unit.code == "[lb_av]" && !line.is(after, "of"))?;
    let pays = line.tree.ancestors(token).take(5).any(|word| PAYING.contains(&line.tree.lemma(word)));
    pays.then(|| LEXICON.signs.get("£").copied()).flatten()
}

/// "800 ounces of gold": precious metals are weighed in troy ounces.
fn ounces_of_metal(line: &Line<'_>, unit: Unit, after: usize) -> Option<Unit> {
    let metal = line.is(after, "of") && line.any(after + 1, &["gold", "silver", "platinum", "palladium"]);
    (unit.code == "[oz_av]" && metal).then_some(Unit { code: "[oz_tr]", ..unit })
}

/// "millions of dollars": an amount of money without a number.
fn plural_money(line: &Line<'_>, quantity: &Quantity) -> Option<(usize, Unit)> {
    let end = quantity.pieces.end;
    let vague = quantity.value.is_none() && quantity.bound == Bound::About && line.is(end, "of");
    let (after, unit) = LEXICON.units.at(line, end + 1).filter(|(_, unit)| vague && unit.kind == FigureKind::Money)?;
    Some((after, *unit))
}

/// "m" and "g" alone are units only when glued, and then the number has taken them; "no" unit of one letter is certain.
fn one_letter(line: &Line<'_>, first: usize, after: usize) -> bool {
    let letter =
        after == first + 1 && line.lower(first).chars().all(char::is_alphabetic) && line.lower(first).len() == 1;
    letter && !line.glued(first)
}

/// "5 pound notes", "10 cent coins": things, not an amount of money.
fn counts_money(line: &Line<'_>, after: usize, unit: &Unit) -> bool {
    unit.kind == FigureKind::Money && line.any(after, &["coins", "notes", "bills", "stamps"])
}

/// "25 yards would close": yards that do or suffer something are no length.
fn are_shipyards(line: &Line<'_>, after: usize, unit: &Unit) -> bool {
    let yard = after.checked_sub(1).and_then(|word| line.token(word)).filter(|_| unit.code == "[yd_i]");
    yard.is_some_and(|yard| line.tree.is_any(yard, &["nsubj", "nsubj:pass"]))
}

/// "one of them", "no one", "one day": not a count that anyone made.
fn vague_one(line: &Line<'_>, quantity: &Quantity) -> bool {
    let number = quantity.number;
    if !line.is(number, "one") || quantity.pieces.len() > 1 {
        return false;
    }
    let counts = line.token(number).is_some_and(|token| {
        line.tree.upos(token) == Upos::Numeral && line.tree.is(token, "nummod") && line.tree.head(token) > Some(token)
    });
    let idiom = line.any(
        number + 1,
        &["of", "another", "-", "hand", "side", "end", "thing", "way", "day", "time", "point", "stage", "moment"],
    );
    !counts || idiom
}

fn draft(quantity: Quantity, unit: Option<Unit>, end: usize) -> Draft {
    let factor = unit.map_or(1.0, |unit| unit.factor);
    let (by, kind) = match unit {
        None => ("figures/count", FigureKind::Count),
        Some(unit) => (rule_name(unit.kind), unit.kind),
    };
    Draft {
        pieces: quantity.pieces.start..end.max(quantity.pieces.end),
        number: quantity.number,
        value: quantity.value.map(|value| times(value, factor)),
        low: quantity.low.map(|value| times(value, factor)),
        high: quantity.high.map(|value| times(value, factor)),
        bound: quantity.bound,
        factor,
        unit: unit.filter(|unit| unit.code != "-").map(|unit| unit.code.to_owned()),
        kind,
        scaled: quantity.scaled,
        by,
        confidence: if kind == FigureKind::Count { 0.85 } else { 0.95 },
    }
}

/// The value in units of which the words' unit is that part: 83 cents are exactly 0.83, which 83 × 0.01 is not.
pub fn times(value: f64, factor: f64) -> f64 {
    if factor < 1.0 { value / (1.0 / factor) } else { value * factor }
}

fn rule_name(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Percent => "figures/percent",
        FigureKind::Money => "figures/money",
        _ => "figures/measure",
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn amounts_with_bound_and_unit() {
        check("more than 160 ports", &[("more than 160", 160.0)]);
        check("52% of them", &[("52%", 52.0)]);
        check("$1.2bn for it", &[("$1.2bn", 1200000000.0)]);
        check("between 10 and 12 tons", &[("between 10 and 12 tons", 10.0)]);
        check("a 300-kilometer road", &[("300-kilometer", 300.0)]);
        check("an F-16 and the G7", &[]);
        check("hundreds of thousands of men", &[("hundreds of thousands", 200000.0)]);
        check("3 to 5 million men", &[("3 to 5 million", 3000000.0)]);
        check("one to two million men", &[("one to two million", 1000000.0)]);
        check("30 percent or more of it", &[("30 percent or more", 30.0)]);
    }
}
