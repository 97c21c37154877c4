//! Ages.
//!
//! # What it finds
//! "aged 34", "34-year-old", "34 years old", "Ivan Petrov, 34,", "at the age of 12", "people over the age of 60".
//! # When it does not
//! "years-old" without a number.
//! # Example
//! "a 34-year-old teacher" is an age of 34 a.

use polybius_language::Upos;

use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::words::{Line, cardinal};

const BY: &str = "figures/age";

/// Finds an age that begins at `at`.
pub fn find(line: &Line<'_>, at: usize) -> Option<Draft> {
    let number = cardinal(line, at).filter(|number| number.scale == 1.0 && (0.0..130.0).contains(&number.value))?;
    let end = old(line, number.end)
        .or_else(|| behind_word(line, at, number.end))
        .or_else(|| behind_name(line, at, number.end))?;
    let (end, unit) = end;
    Some(Draft {
        unit: Some(unit.to_owned()),
        number: number.end - 1,
        ..Draft::exact(BY, at..end, number.value, FigureKind::Age)
    })
}

/// "-year-old", "years old", "years of age", and the unit.
fn old(line: &Line<'_>, at: usize) -> Option<(usize, &'static str)> {
    let noun = line.over_joint(at);
    let unit = match line.lower(noun) {
        "year" | "years" => "a",
        "month" | "months" => "mo",
        "week" | "weeks" => "wk",
        "day" | "days" => "d",
        _ => return None,
    };
    let after = line.over_joint(noun + 1);
    let joined = noun > at && after > noun + 1;
    if line.any(after, &["old", "olds"]) && (joined || line.is(after, "old")) {
        return Some((after + 1, unit));
    }
    line.reads(noun + 1, &["of", "age"]).then_some((noun + 3, unit))
}

/// "aged 34", "at the age of 12", "age 7".
fn behind_word(line: &Line<'_>, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let before = at.wrapping_sub(1);
    let says = line.any(before, &["aged", "age"]) || line.is(before, "of") && line.is(at.wrapping_sub(2), "age");
    says.then_some((end, "a"))
}

/// "Ivan Petrov, 34, said", "the mayor, 54, resigned".
fn behind_name(line: &Line<'_>, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let comma = at.checked_sub(1).filter(|comma| line.is(*comma, ","))?;
    let closed = line.any(end, &[",", ".", ";", ")"]) && !line.glued(end + 1) || line.hyphen(end) && !line.glued(end);
    let name = comma.checked_sub(1).and_then(|before| line.token(before));
    let person = name.is_some_and(|token| {
        let names = &line.tree.sentence().names;
        let named =
            names.iter().any(|name| name.kind == polybius_language::NameKind::Person && name.tokens.contains(&token));
        let subject = line.tree.upos(token) == Upos::Noun && line.tree.is_any(token, &["nsubj", "nsubj:pass"]);
        let grown = line.integer(at, 2).is_some_and(|age| age >= 16) && line.is(end, ",");
        named || names.is_empty() && line.tree.upos(token) == Upos::ProperNoun || subject && grown
    });
    let whole = line.integer(at, 2).is_some();
    (closed && person && whole).then_some((end, "a"))
}

#[cfg(test)]
mod tests {
    use crate::figures::rules::testing::check;

    #[test]
    fn ages() {
        check("a 34-year-old man", &[("34-year-old", 34.0)]);
        check("at the age of 12", &[("12", 12.0)]);
        check("he is 19 years old", &[("19 years old", 19.0)]);
    }
}
