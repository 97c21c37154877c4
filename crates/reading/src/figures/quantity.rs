//! A number with its bound: "more than 160", "between 10 and 12 million", "hundreds of thousands", "five or more".

use std::ops::Range;

use polybius_language::Upos;

use super::lexicon::{LEXICON, Place, Unit};
use crate::account::Bound;
use crate::words::{Line, Number, SIGHT, Shape, cardinal};

/// How far "about" may be off: a tenth.
const ABOUT: f64 = 0.1;

/// A number with its bound, without unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its pieces, the bound included.
    pub pieces: Range<usize>,
    /// The last piece of the number.
    pub number: usize,
    /// The value, if one is named.
    pub value: Option<f64>,
    /// Smallest value allowed.
    pub low: Option<f64>,
    /// Largest value allowed.
    pub high: Option<f64>,
    /// How the words bound it.
    pub bound: Bound,
    /// Currency whose sign stands before the number.
    pub currency: Option<Unit>,
    /// Whether a word or letter raised it ("million").
    pub scaled: bool,
}

/// One end of a quantity: a number, and the currency sign before it.
#[derive(Clone, Copy)]
struct End {
    number: Number,
    currency: Option<Unit>,
}

/// The quantity that begins at `at`.
pub fn quantity(line: &Line<'_>, at: usize) -> Option<Quantity> {
    between(line, at).or_else(|| bounded(line, at))
}

/// "between 10 and 12", also "between 10 to 12".
fn between(line: &Line<'_>, at: usize) -> Option<Quantity> {
    if !line.any(at, &["between", "from"]) {
        return None;
    }
    let low = end(line, at + 1)?;
    let over_unit = over_unit(line, low.number.end);
    let joined = line.is(over_unit, "to") || line.is(at, "between") && line.is(over_unit, "and");
    let high = end(line, over_unit + 1).filter(|_| joined)?;
    let start = if line.is(at, "from") { at + 1 } else { at };
    let plain = low.currency.is_none() && over_unit == low.number.end;
    (line.is(at, "between") || plain && low.number.value < high.number.value && !falls(line, at))
        .then(|| range(start, low, high))
}

/// Verbs behind which "from … to …" is a range.
const STAYING: [&str; 16] = [
    "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "is", "are", "was", "were", "be",
    "last", "lasts", "lasted",
];

/// Whether "from … to …" tells a change and not a range: a verb of change governs it, which [`super::change`] sees.
fn falls(line: &Line<'_>, from: usize) -> bool {
    let Some(token) = line.token(from) else { return false };
    let verb = line.tree.ancestors(token).take(SIGHT).find(|word| line.tree.upos(*word) == Upos::Verb);
    verb.is_some_and(|verb| !STAYING.contains(&line.tree.form(verb).to_lowercase().as_str()))
}

/// Over a unit that is said twice: "between 10 percent and 12 percent".
fn over_unit(line: &Line<'_>, at: usize) -> usize {
    LEXICON.units.at(line, at).map_or(at, |(end, _)| end)
}

/// A number with the bound before and behind it.
fn bounded(line: &Line<'_>, at: usize) -> Option<Quantity> {
    let closes_bracket = line.is(at, ">") && line.glued(at);
    let mut bounds = LEXICON.bounds.all(line, at).filter(|_| !closes_bracket);
    let found = bounds.find_map(|(end, (bound, place))| {
        let core = (*place != Place::After).then(|| simple(line, over_total(line, over_quote(line, end)))).flatten()?;
        if *bound == Bound::AtMost && line.is(at, "up") && changes(line, core.pieces.end) {
            return None;
        }
        Some(with_bound(core, at, *bound, *place))
    });
    let quantity = found.or_else(|| simple(line, at))?;
    Some(behind(line, quantity))
}

/// "\"a little less than\" 19 mln": behind the quotation mark that ends the words of a bound.
fn over_quote(line: &Line<'_>, at: usize) -> usize {
    at + usize::from(at > 0 && line.glued(at) && line.any(at, &["\"", "”"]))
}

/// "up to a total of 205 mln": what only says that it is added up.
fn over_total(line: &Line<'_>, at: usize) -> usize {
    let article = usize::from(line.is(at, "a"));
    let total = line.is(at + article, "total") && line.is(at + article + 1, "of");
    // "up to an additional 330,000"
    let more = usize::from(line.any(at, &["a", "an"])) + 1;
    let additional = line.any(at + more - 1, &["additional", "further", "extra", "another"]);
    match () {
        () if total => at + article + 2,
        () if additional => at + more,
        () => at,
    }
}

/// "profit was up to 4.2 million from 4.1 million": behind the number stands where it came from, so it bounds nothing.
fn changes(line: &Line<'_>, end: usize) -> bool {
    let started = |from: usize| (from + 1..from + 4).any(|piece| line.shaped(piece, Shape::Digits));
    (end..end + 3).any(|piece| line.is(piece, "from") && started(piece))
}

/// "five or more", "100+".
fn behind(line: &Line<'_>, quantity: Quantity) -> Quantity {
    let end = quantity.pieces.end;
    let start = quantity.pieces.start;
    if quantity.bound != Bound::Exact {
        return quantity;
    }
    if line.is(end, "+") && line.glued(end) {
        return Quantity { pieces: start..end + 1, ..with_bound(quantity, start, Bound::AtLeast, Place::After) };
    }
    match LEXICON.bounds.at(line, end) {
        Some((after, (bound, Place::After))) if line.is(end, "or") => {
            Quantity { pieces: start..after, ..with_bound(quantity, start, *bound, Place::After) }
        }
        _ => quantity,
    }
}

/// A number, a range or a vague plural, without bound.
fn simple(line: &Line<'_>, at: usize) -> Option<Quantity> {
    if let Some(quantity) = plural(line, at) {
        return Some(quantity);
    }
    if line.any(at, &["minus", "negative"])
        && line.shaped(at + 1, Shape::Digits)
        && !line.shaped(at.wrapping_sub(1), Shape::Digits)
    {
        return end(line, at + 1).map(|number| negative(at, number));
    }
    let low = end(line, at)?;
    let money = low.currency.is_some();
    let high = high_end(line, low.number.end).filter(|high| money || !moves(line, at, high.number.end));
    let high = high.map(|high| in_full(line, &low, high));
    Some(match high {
        Some(high) if low.number.value < high.number.value || low.number.scale < high.number.scale => {
            range(at, low, high)
        }
        _ => exact(at, low),
    })
}

/// "rose 3-1/8 to 63-3/4 in New York": how far a price moved, and where to.
fn moves(line: &Line<'_>, at: usize, end: usize) -> bool {
    let before = line.lower(at.wrapping_sub(1));
    let moved = matches!(before, "up" | "down" | "off") || LEXICON.measuring.contains(before);
    let counts = line.token(end).is_some_and(|token| {
        matches!(line.tree.upos(token), Upos::Noun | Upos::Symbol | Upos::Adjective | Upos::ProperNoun)
    });
    moved && !counts
}

/// "minus 12".
fn negative(start: usize, end: End) -> Quantity {
    let value = Some(-end.number.value);
    Quantity { value, low: value, high: value, ..exact(start, end) }
}

fn exact(start: usize, end: End) -> Quantity {
    let value = Some(end.number.value);
    Quantity {
        pieces: start..end.number.end,
        number: end.number.end - 1,
        value,
        low: value,
        high: value,
        bound: Bound::Exact,
        currency: end.currency,
        scaled: end.number.scale > 1.0 || !end.number.digits,
    }
}

/// A range; "3 to 5 million" raises both ends, "between 100 and 99" names the upper one first.
fn range(start: usize, low: End, high: End) -> Quantity {
    let (first, last) = (low.number, high.number);
    if first.value > last.value && first.scale == last.scale {
        let turned = range(start, End { number: last, ..low }, End { number: first, ..high });
        return Quantity { pieces: start..last.end, number: last.end - 1, ..turned };
    }
    let lifted = low.number.value * high.number.scale;
    let small = low.number.digits || low.number.value < 100.0;
    let lift = low.number.scale == 1.0 && high.number.scale > 1.0 && lifted < high.number.value && small;
    Quantity {
        value: None,
        low: Some(if lift { lifted } else { low.number.value }),
        bound: Bound::Between,
        currency: high.currency.or(low.currency),
        ..exact(start, high)
    }
}

/// The upper end of a range: "-12", "to 12", "or 12".
fn high_end(line: &Line<'_>, at: usize) -> Option<End> {
    let hyphen = line.hyphen(at) && line.glued(at) == line.glued(at + 1);
    let word = line.any(at, &["to", "or"]);
    let high = end(line, at + 1).filter(|_| hyphen || word)?;
    let score = hyphen && !high.number.digits;
    (!score).then_some(high)
}

/// "148.50-60", 148.50 to 148.60: the rates of dealers tell of the upper end only the decimals.
fn in_full(line: &Line<'_>, low: &End, high: End) -> End {
    let decimals = line.form(low.number.end - 1).split_once('.').map_or("", |(_, decimals)| decimals);
    let ending = line.form(high.number.end - 1);
    let told = |value: &f64| *value > low.number.value && line.hyphen(low.number.end);
    let cut = !decimals.is_empty() && decimals.len() == ending.len() && high.number.value < low.number.value;
    let value = format!("{}.{ending}", low.number.value.trunc()).parse().ok().filter(|value| cut && told(value));
    value.map_or(high, |value| End { number: Number { value, ..high.number }, ..high })
}

/// A number with the currency sign before it.
fn end(line: &Line<'_>, at: usize) -> Option<End> {
    let (currency, first) = sign(line, at).map_or((None, at), |(unit, first)| (Some(unit), first));
    if currency.is_none() && glued_to_word(line, at) {
        return None;
    }
    let number = half_scale(line, first).or_else(|| cardinal(line, first))?;
    Some(End { number, currency })
}

/// "half a million", "a quarter of a billion", "three quarters of a million".
fn half_scale(line: &Line<'_>, at: usize) -> Option<Number> {
    let (part, whole) = if line.is(at, "half") && line.is(at + 1, "a") { (0.5, at + 1) } else { part(line, at)? };
    let whole = cardinal(line, whole).filter(|number| number.value >= 100.0)?;
    Some(Number { value: whole.value * part, ..whole })
}

/// "a quarter of" before "a billion", and where that begins.
fn part(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let (above, word) = match cardinal(line, at) {
        _ if line.is(at, "a") => (1.0, at + 1),
        Some(number) if number.value < 10.0 => (number.value, line.over_joint(number.end)),
        _ => return None,
    };
    let below = LEXICON.fractions.get(line.lower(word))?;
    line.reads(word + 1, &["of", "a"]).then_some((above / below, word + 2))
}

/// A currency sign or code, with letters glued before it, and the index behind: "$", "US$", "EUR".
pub fn sign(line: &Line<'_>, at: usize) -> Option<(Unit, usize)> {
    if line.glued(at + 1) && line.shaped(at, Shape::Letters) && line.shaped(at + 1, Shape::Mark) {
        let glued = format!("{}{}", line.lower(at), line.lower(at + 1)).replace('.', "");
        if let Some(unit) = LEXICON.signs.get(glued.as_str()) {
            return Some((*unit, at + 2));
        }
    }
    let unit = LEXICON.signs.get(line.lower(at))?;
    let code = line.shaped(at, Shape::Letters) && !line.capital(at);
    (!code && line.shaped(at + 1, Shape::Digits)).then_some((*unit, at + 1))
}

/// "F-16", "B2", "1.2.3", "x-37", "PA-28-236": the number belongs to a word.
fn glued_to_word(line: &Line<'_>, at: usize) -> bool {
    if !line.glued(at) || at == 0 {
        return false;
    }
    let hyphened = |at: usize| line.hyphen(at.wrapping_sub(1)) && line.glued(at.wrapping_sub(1)) && line.glued(at);
    let before = if hyphened(at) { at.wrapping_sub(2) } else { at - 1 };
    let coded = || hyphened(before) && hyphened(at) && line.shaped(before.wrapping_sub(2), Shape::Letters);
    line.shaped(before, Shape::Letters) || coded() || line.any(at - 1, &[".", "#", "_", "@", "/", ":", ","])
}

/// "hundreds", "dozens of", "tens of thousands", "hundreds of thousands": at least two of them.
fn plural(line: &Line<'_>, at: usize) -> Option<Quantity> {
    let scale = |at: usize| LEXICON.scales.get(line.lower(at)).copied();
    let mut low = 2.0 * scale(at)?;
    let mut end = at + 1;
    while line.is(end, "of")
        && let Some(next) = scale(end + 1).filter(|next| *next >= 1000.0)
    {
        low *= next;
        end += 2;
    }
    let counts = line.is(end, "of") || end > at + 1 || line.shaped(end, Shape::Letters);
    let plain = !(line.is(at, "scores") || line.is(at, "tens")) || line.is(end, "of") || end > at + 1;
    (counts && plain).then_some(Quantity {
        pieces: at..end,
        number: end - 1,
        value: None,
        low: Some(low),
        high: None,
        bound: Bound::About,
        currency: None,
        scaled: true,
    })
}

/// Narrows or widens the interval as the words allow.
fn with_bound(quantity: Quantity, start: usize, bound: Bound, place: Place) -> Quantity {
    let pieces = start..quantity.pieces.end;
    if quantity.bound != Bound::Exact {
        return Quantity { pieces, ..quantity };
    }
    let value = quantity.value.unwrap_or_default();
    let (under, over) = (value - value.abs() * ABOUT, value + value.abs() * ABOUT);
    let (low, high) = match (bound, place) {
        (Bound::About, Place::Below) => (Some(under), Some(value)),
        (Bound::About, Place::Above) => (Some(value), Some(over)),
        (Bound::About, _) => (Some(under), Some(over)),
        (Bound::AtLeast | Bound::MoreThan, _) => (Some(value), None),
        (Bound::AtMost | Bound::LessThan, _) => (None, Some(value)),
        (Bound::Exact | Bound::Between, _) => (quantity.low, quantity.high),
    };
    Quantity { pieces, low, high, bound, ..quantity }
}
