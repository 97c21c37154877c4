use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Line, Shape, rows};

/// A number read from the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: f64,
    /// The index behind its last piece.
    pub end: usize,
    /// Whether it begins with digits.
    pub digits: bool,
    /// A power of ten by which a word or letter raised it ("million", "bn"), else 1.
    pub scale: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Unit(f64),
    Ten(f64),
    Hundred,
    Scale(f64),
    Dozen,
    Suffix(f64),
}

struct Table {
    cardinals: HashMap<&'static str, Word>,
    ordinals: HashMap<&'static str, u32>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { cardinals: HashMap::new(), ordinals: HashMap::new() };
    for row in rows(include_str!("../../../../data/figures/numbers.tsv")) {
        let value: f64 = row[2].parse().expect("numbers.tsv: the third cell is a number");
        let word = match row[1] {
            "unit" => Word::Unit(value),
            "ten" => Word::Ten(value),
            "hundred" => Word::Hundred,
            "scale" => Word::Scale(value),
            "dozen" => Word::Dozen,
            "suffix" => Word::Suffix(value),
            "ordinal" => {
                table.ordinals.insert(row[0], value as u32);
                continue;
            }
            _ => continue,
        };
        table.cardinals.insert(row[0], word);
    }
    table
});

fn word_at(line: &Line<'_>, at: usize) -> Option<Word> {
    if !line.shaped(at, Shape::Letters) {
        return None;
    }
    TABLE.cardinals.get(line.lower(at)).copied()
}

/// The cardinal number at `at`: "1,000", "12.5 million", "1.2bn", "2 1/2", "twenty-four", "a hundred and six".
///
/// Does not find vague ones ("a few"), fractions ("two thirds") or ordinals.
pub fn cardinal(line: &Line<'_>, at: usize) -> Option<Number> {
    if line.shaped(at, Shape::Digits) { in_digits(line, at) } else { in_words(line, at) }
}

fn in_digits(line: &Line<'_>, at: usize) -> Option<Number> {
    let mut value = digits(line.form(at))?;
    let mut end = at + 1;
    if let Some((part, after)) = common_fraction(line, end).filter(|_| value.fract() == 0.0) {
        (value, end) = (value + part, after);
    }
    let (scale, end) = scale_at(line, end).unwrap_or((1.0, end));
    Some(Number { value: raised(value, scale), end, digits: true, scale })
}

/// 16.4 million is 16,400,000 and not what binary fractions make of it.
fn raised(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    let whole = product.round();
    if scale > 1.0 && (product - whole).abs() < 1e-6 * product { whole } else { product }
}

fn digits(form: &str) -> Option<f64> {
    if form.contains(',') { form.replace(',', "").parse().ok() } else { form.parse().ok() }
}

/// "1/2" after a whole number, with a space or a hyphen between, or "½" glued to it.
fn common_fraction(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(value) = vulgar(line.lower(at)).filter(|_| line.glued(at)) {
        return Some((value, at + 1));
    }
    let at = line.over_joint(at);
    let above = line.integer(at, 2)?;
    let below = line.integer(at + 2, 2)?;
    let written = line.is(at + 1, "/") && line.glued(at + 1) && line.glued(at + 2);
    (written && above < below && above > 0).then(|| (f64::from(above) / f64::from(below), at + 3))
}

/// The value of a one-character fraction.
fn vulgar(piece: &str) -> Option<f64> {
    Some(match piece {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return None,
    })
}

/// A word or glued letter that raises the number before it.
fn scale_at(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let joined = line.over_joint(at);
    match word_at(line, joined)? {
        Word::Scale(scale) => Some((scale, joined + 1)),
        Word::Hundred => Some((100.0, joined + 1)),
        Word::Dozen => Some((12.0, joined + 1)),
        Word::Suffix(scale) if line.glued(at) && joined == at && !line.glued(at + 1) => Some((scale, at + 1)),
        Word::Suffix(scale) if joined == at && line.glued(at) && line.shaped(at + 1, Shape::Mark) => {
            Some((scale, at + 1))
        }
        Word::Suffix(scale) if line.lower(joined).len() > 1 => Some((scale, joined + 1)),
        _ => None,
    }
}

/// A number in words, built as English builds them: scales fall from left to right.
fn in_words(line: &Line<'_>, at: usize) -> Option<Number> {
    let (mut total, mut scale) = (0.0, f64::INFINITY);
    let mut end;
    let (mut group, mut after) = group(line, at)?;
    if group < 100.0 && line.reads(after, &["and", "a", "half"]) {
        (group, after) = (group + 0.5, after + 3);
    }
    loop {
        let joined = line.over_joint(after);
        match word_at(line, joined) {
            Some(Word::Scale(next) | Word::Suffix(next)) if next < scale && line.lower(joined).len() > 1 => {
                total += group * next;
                (scale, end) = (next, joined + 1);
            }
            _ => return Some(Number { value: total + group, end: after, digits: false, scale: 1.0 }),
        }
        let next = if line.is(end, "and") { end + 1 } else { end };
        match self::group(line, next).filter(|_| !articled(line, next)) {
            Some(found) => (group, after) = found,
            None => return Some(Number { value: total, end, digits: false, scale }),
        }
    }
}

fn articled(line: &Line<'_>, at: usize) -> bool {
    line.any(at, &["a", "an"])
}

/// A number under a thousand, and the index behind it: "a hundred and six", "twenty-four", "a dozen".
fn group(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    let (mut value, mut end) = if articled(line, at) {
        let raised = matches!(word_at(line, at + 1), Some(Word::Hundred | Word::Dozen | Word::Scale(_)));
        (raised.then_some(1.0)?, at + 1)
    } else {
        tens(line, at)?
    };
    let joined = line.over_joint(end);
    match word_at(line, joined) {
        Some(Word::Dozen) => return Some((value * 12.0, joined + 1)),
        Some(Word::Hundred) => (value, end) = (value * 100.0, joined + 1),
        _ => return Some((value, end)),
    }
    let next = if line.is(end, "and") { end + 1 } else { end };
    if let Some((more, after)) = tens(line, next) {
        (value, end) = (value + more, after);
    }
    Some((value, end))
}

/// A number under a hundred.
fn tens(line: &Line<'_>, at: usize) -> Option<(f64, usize)> {
    match word_at(line, at)? {
        Word::Unit(value) => Some((value, at + 1)),
        Word::Ten(value) => match word_at(line, line.over_joint(at + 1)) {
            Some(Word::Unit(unit)) if unit > 0.0 && unit < 10.0 => Some((value + unit, line.over_joint(at + 1) + 1)),
            _ => Some((value, at + 1)),
        },
        _ => None,
    }
}

/// The ordinal number at `at` and the index behind it: "third", "twenty-first", "1,000th".
pub fn ordinal(line: &Line<'_>, at: usize) -> Option<(u32, usize)> {
    if line.shaped(at, Shape::Digits) {
        let ending = line.glued(at + 1) && line.any(at + 1, &["st", "nd", "rd", "th"]);
        let value = digits(line.form(at)).filter(|value| *value < 1e9 && value.fract() == 0.0)?;
        return ending.then_some((value as u32, at + 2));
    }
    if let Some(value) = TABLE.ordinals.get(line.lower(at)) {
        return Some((*value, at + 1));
    }
    let Some(Word::Ten(ten)) = word_at(line, at) else { return None };
    let next = line.over_joint(at + 1);
    let unit = *TABLE.ordinals.get(line.lower(next)).filter(|unit| **unit < 10)?;
    Some((ten as u32 + unit, next + 1))
}

#[cfg(test)]
mod tests {
    use super::{cardinal, ordinal};
    use crate::words::testing::with_line;

    fn check(text: &str, value: f64, rest: &str) {
        with_line(text, |line| {
            let number = cardinal(line, 0).unwrap_or_else(|| panic!("no number in {text}"));
            assert!((number.value - value).abs() < 1e-6 * value.max(1.0), "{text}: {}", number.value);
            assert_eq!(line.form(number.end), rest, "{text}");
        });
    }

    #[test]
    fn digits_are_read_with_what_raises_them() {
        check("1,250 men", 1_250.0, "men");
        check("12.5 million men", 12_500_000.0, "men");
        check("3bn men", 3e9, "men");
        check("3.5 mln men", 3_500_000.0, "men");
        check("16.4 million men", 16_400_000.0, "men");
        check("one mln men", 1_000_000.0, "men");
        check("2 1/2 men", 2.5, "men");
        check("99-25/32 men", 99.78125, "men");
        check("2½ men", 2.5, "men");
        check("3 m men", 3.0, "m");
    }

    #[test]
    fn words_are_read_as_english_builds_them() {
        check("twenty-four men", 24.0, "men");
        check("a hundred and six men", 106.0, "men");
        check("two thousand three hundred and one men", 2_301.0, "men");
        check("two and a half million men", 2_500_000.0, "men");
        check("three dozen men", 36.0, "men");
        check("one one men", 1.0, "one");
        check("nineteen ninety men", 19.0, "ninety");
    }

    #[test]
    fn ordinals_are_read() {
        for (text, value) in [("third", 3), ("twenty-first", 21), ("1,000th", 1_000), ("22nd", 22)] {
            with_line(text, |line| assert_eq!(ordinal(line, 0).map(|(value, _)| value), Some(value), "{text}"));
        }
        with_line("a third", |line| assert_eq!(ordinal(line, 0), None));
    }
}
