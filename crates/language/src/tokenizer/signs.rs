//! Punctuation and symbols.

use super::chunk::is_invisible;
use super::lists;

const SMILEYS: &[&str] = &[
    ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", "^_^", "=)", "=(", ":)", ":(", ";)", ":D", ":P", ":p", ":/", "<3",
    "XD",
];

/// A point and what names a file's type: `.doc`.
fn file_type(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('.')?;
    let length = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
    (length > 2 && lists::is_ending(&name[..length])).then_some(1 + length)
}

/// Where the sign that starts at `at` ends, with the marks, joiners and skin tones that belong to it.
pub(super) fn end_of(chunk: &str, at: usize) -> usize {
    let rest = &chunk[at..];
    let sign = smiley(rest).or_else(|| possessive(rest)).or_else(|| tag(rest)).or_else(|| file_type(rest));
    let sign =
        sign.or_else(|| repeated(rest)).or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
    at + sign + attached(&rest[sign..])
}

fn smiley(rest: &str) -> Option<usize> {
    let ends = |smiley: &&&str| {
        rest.strip_prefix(**smiley).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '/'))
    };
    SMILEYS.iter().find(ends).map(|smiley| smiley.len())
}

/// The clitic after a sign or figure, or standing alone: `2003's`, `"Emma"'s`.
fn possessive(rest: &str) -> Option<usize> {
    let clitic = ["'s", "’s", "'S", "'d", "’d", "'ll", "’ll"].into_iter().find(|clitic| rest.starts_with(clitic))?;
    let ends = !rest[clitic.len()..].starts_with(char::is_alphanumeric);
    ends.then_some(clitic.len())
}

/// `#topic`, `@name`.
fn tag(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix(['#', '@'])?;
    let length = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    name.starts_with(char::is_alphabetic).then_some(1 + length)
}

/// Signs that make one word when repeated, and `?!`.
fn repeated(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    let same: fn(char, char) -> bool = match first {
        '!' | '?' => |_, other| matches!(other, '!' | '?'),
        '.' | '-' | '–' | '—' | '*' | '=' | '_' | '~' | '#' | '<' | '>' | '\'' | '`' | '+' | '’' | '^' => {
            |first, other| first == other
        }
        _ => return None,
    };
    Some(rest.find(|other| !same(first, other)).unwrap_or(rest.len()))
}

/// Bytes of what belongs to the sign before.
fn attached(rest: &str) -> usize {
    let mut joined = false;
    let belongs = |(_, character): &(usize, char)| {
        let belongs = joined || belongs_to_previous(*character);
        joined = *character == '\u{200d}';
        belongs
    };
    rest.char_indices().take_while(belongs).last().map_or(0, |(at, last)| at + last.len_utf8())
}

fn belongs_to_previous(character: char) -> bool {
    is_invisible(character)
        || unicode_normalization::char::is_combining_mark(character)
        || matches!(character, '\u{1f3fb}'..='\u{1f3ff}')
}
