//! Years, decades and centuries.
//!
//! # What it finds
//! "2022", "1990-94", "'97", "nineteen ninety-seven", "fiscal 1989", "the 1990s", "the '80s", "the nineties",
//! "the 19th century".
//! # When it does not
//! "2,024 people", "2024 people" where the tree counts with it, "$1995", "1995 points".
//! # Source
//! TimeML 1.2.1 annotation guidelines for the values of decades and centuries.

use polybius_language::Upos;

use crate::account::TimeKind;
use crate::times::meaning::{Found, Meaning, TimeLine};
use crate::times::point::Point;
use crate::words::{Shape, cardinal, ordinal};

const BY: &str = "times/year";

/// Finds a year, decade or century that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    fiscal(line, at)
        .or_else(|| the_year(line, at))
        .or_else(|| decade(line, at))
        .or_else(|| century(line, at))
        .or_else(|| alone(line, at))
        .or_else(|| spoken(line, at).map(|(year, end)| Found::new(BY, at..end, Meaning::Point(Point::Year(year)))))
}

/// Four digits that are a year wherever a date leads up to them, and the index behind.
pub fn plain(line: &TimeLine<'_>, at: usize) -> Option<(i16, usize)> {
    let year = line.integer(at, 4).filter(|year| (1000..=2200).contains(year) && line.form(at).len() == 4);
    let lettered = line.glued(at + 1) && line.shaped(at + 1, Shape::Letters);
    let free = !lettered && !clock_follows(line, at + 1);
    if let Some(year) = year.filter(|_| free) {
        return Some((year as i16, at + 1));
    }
    short(line, at).or_else(|| spoken(line, at))
}

fn clock_follows(line: &TimeLine<'_>, at: usize) -> bool {
    line.any(at, &["gmt", "utc", "hours"]) || line.is(at, ":") && line.glued(at)
}

/// "'97".
fn short(line: &TimeLine<'_>, at: usize) -> Option<(i16, usize)> {
    let year = line
        .integer(at + 1, 2)
        .filter(|_| line.apostrophe(at) && line.glued(at + 1) && line.form(at + 1).len() == 2)?;
    let lettered = line.glued(at + 2) && line.shaped(at + 2, Shape::Letters);
    let free = !line.glued(at) && !lettered;
    free.then_some((if year < 40 { 2000 } else { 1900 } + year as i16, at + 2))
}

/// "nineteen ninety-seven", "two thousand and five" behind "year" or "in".
fn spoken(line: &TimeLine<'_>, at: usize) -> Option<(i16, usize)> {
    let century = match line.lower(at) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return thousands(line, at),
    };
    let rest = cardinal(&line.line, at + 1).filter(|number| !number.digits && (10.0..100.0).contains(&number.value))?;
    Some((century + rest.value as i16, rest.end))
}

fn thousands(line: &TimeLine<'_>, at: usize) -> Option<(i16, usize)> {
    let led = at > 0 && line.any(at - 1, &["year", "in", "since"]) && line.reads(at, &["two", "thousand"]);
    let number = cardinal(&line.line, at).filter(|number| led && (2000.0..2100.0).contains(&number.value))?;
    let counts = number.end < line.len() && line.senses(number.end).unit.is_some();
    (!counts).then_some((number.value as i16, number.end))
}

/// Four digits by themselves.
fn alone(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    if let Some((year, end)) = short(line, at) {
        return led(line, at).then(|| Found::new(BY, at..end, Meaning::Point(Point::Year(year))));
    }
    let (year, end) = plain(line, at).filter(|(_, end)| line.shaped(at, Shape::Digits) && *end == at + 1)?;
    let certain = line.any(at.wrapping_sub(1), &SURE_LEADS) && (1000..2100).contains(&year);
    let likely = (1700..2060).contains(&year);
    (bare(line, at) && (certain || likely) && !counts(line, at))
        .then(|| Found::new(BY, at..end, Meaning::Point(Point::Year(year))))
}

/// Words behind which four digits are a year.
const SURE_LEADS: [&str; 10] = ["in", "since", "until", "till", "during", "year", "early", "late", "before", "after"];

fn led(line: &TimeLine<'_>, at: usize) -> bool {
    at > 0 && (line.any(at - 1, &SURE_LEADS) || line.any(at - 1, &["of", "and", "from", "to"]))
}

/// Nothing is glued to it that makes it a price, a share, a name or a part of a longer number.
fn bare(line: &TimeLine<'_>, at: usize) -> bool {
    let joined_before =
        line.glued(at) && !matches!(line.before(at), "(" | "[" | "\"" | "“" | "'" | "‘" | "’" | "—" | "–" | "/" | "-");
    let hyphened = line.glued(at) && line.hyphen(at.wrapping_sub(1)) && line.glued(at.wrapping_sub(1));
    let from_year = hyphened
        && at >= 2
        && (plain(line, at - 2).is_some() || line.any(at - 2, &["mid", "early", "late", "pre", "post"]));
    let money =
        line.any(at.wrapping_sub(1), &["$", "£", "€", "no", "#", "page", "flight", "room", "article", "section"]);
    let share = line.any(
        at + 1,
        &["%", "percent", "points", "dollars", "euros", "km", "kilometers", "miles", "meters", "metres", "feet"],
    );
    !joined_before && (!hyphened || from_year) && !money && !share
}

/// What four digits without a comma are likelier to count than to date.
const COUNTABLE: [&str; 18] = [
    "people",
    "persons",
    "soldiers",
    "troops",
    "men",
    "women",
    "children",
    "civilians",
    "prisoners",
    "refugees",
    "casualties",
    "deaths",
    "votes",
    "jobs",
    "homes",
    "houses",
    "shares",
    "tonnes",
];

/// Whether the tree counts with it: "2024 people", "2000 boxes"; "1986 earnings" are those of a year.
fn counts(line: &TimeLine<'_>, at: usize) -> bool {
    let Some(token) = line.token(at) else { return false };
    let Some(head) = line.tree.head(token).filter(|_| line.tree.is(token, "nummod")) else { return false };
    let noun = matches!(line.tree.upos(head), Upos::Noun);
    let plural = line.tree.token(head).features.has("Number", "Plur");
    let round = line.form(at).ends_with("00") || COUNTABLE.contains(&line.tree.form(head).to_lowercase().as_str());
    noun && head > token && head <= token + 2 && plural && round
}

/// "the year 2000".
fn the_year(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let word = line.over_the(at);
    let (year, end) = plain(line, word + 1).filter(|_| line.is(word, "year"))?;
    Some(Found::new(BY, at..end, Meaning::Point(Point::Year(year))))
}

/// "fiscal 1989", "fiscal year 1989", "FY89": a year whose first day the words do not tell.
fn fiscal(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let named = line.over_the(at);
    let after = match line.lower(named) {
        "fiscal" | "financial" => {
            if line.is(named + 1, "year") {
                named + 2
            } else {
                named + 1
            }
        }
        "fy" => named + 1,
        _ => return None,
    };
    let (year, end) = plain(line, after).or_else(|| {
        let year = line.integer(after, 2).filter(|_| line.is(named, "fy"))?;
        Some((if year < 50 { 2000 } else { 1900 } + year as i16, after + 1))
    })?;
    Some(Found::new("times/fiscal_year", at..end, Meaning::Ready(TimeKind::Date, format!("{year:04}"))))
}

/// "the 1990s", "the '80s", "the nineties".
fn decade(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let first = line.over_the(at);
    let (decade, end) = decade_digits(line, first).or_else(|| decade_word(line, first, at))?;
    Some(Found::new("times/decade", at..end, Meaning::Point(Point::Decade(decade))))
}

fn decade_digits(line: &TimeLine<'_>, at: usize) -> Option<(i16, usize)> {
    let at = if line.apostrophe(at) && line.glued(at + 1) { at + 1 } else { at };
    let number = line.integer(at, 4).filter(|number| number % 10 == 0)?;
    let ending = if line.apostrophe(at + 1) { at + 2 } else { at + 1 };
    let plural = line.is(ending, "s") && line.glued(ending) && line.glued(at + 1);
    let number = match line.form(at).len() {
        4 if (1500..2100).contains(&number) => number,
        2 if number >= 20 && (line.apostrophe(at.wrapping_sub(1)) || line.before(at) == "the") => 1900 + number,
        _ => return None,
    };
    plural.then_some((number as i16 / 10, ending + 1))
}

fn decade_word(line: &TimeLine<'_>, at: usize, start: usize) -> Option<(i16, usize)> {
    let tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let index = tens
        .iter()
        .position(|word| line.is(at, word))
        .filter(|_| at > start || matches!(line.before(at), "early" | "late" | "-"))?;
    Some((192 + index as i16, at + 1))
}

/// "the 19th century".
fn century(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (number, end) = ordinal(&line.line, line.over_the(at)).filter(|(number, _)| (1..=30).contains(number))?;
    let word = line.over_joint(end);
    line.is(word, "century")
        .then(|| Found::new("times/century", at..word + 1, Meaning::Point(Point::Century(number as i16 - 1))))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn years_and_what_is_made_of_them() {
        check("in 1987", &[("1987", "year")]);
        check("$1995 for it", &[]);
        check("in the mid-1990s", &[("the mid-1990s", "decade")]);
        check("the '80s", &[("the '80s", "decade")]);
        check("in the 19th century", &[("the 19th century", "century")]);
        check("in fiscal 1989", &[("fiscal 1989", "fiscal_year")]);
        check("in nineteen ninety-seven", &[("nineteen ninety-seven", "year")]);
    }
}
