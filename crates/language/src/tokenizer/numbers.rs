//! Figures: `1,000` `3.5` `7:30` `11/28/2000` `9/11` `2024-11-21` `2nd` `1970s` `'90s` `+44`; `5pm` and `20%` are two words.

use super::{Context, lists};

/// Where the figure that starts at `at` ends; nothing when no figure starts there.
pub(super) fn end_of(chunk: &str, at: usize, context: &Context) -> Option<usize> {
    let rest = &chunk[at..];
    let lead = lead_of(chunk, at)?;
    let body = body_length(&rest[lead..]);
    let end = lead + body;
    let figure = &rest[lead..end];
    let after = &rest[end..];
    if let Some(ending) = decade_length(figure, after) {
        return Some(at + end + ending);
    }
    let letters = &after[..after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len())];
    if letters.is_empty() {
        return Some(at + end + usize::from(is_list_number(chunk, at, at + end, context)));
    }
    if lists::is_unit(letters) || is_clock_half(figure, after) {
        return Some(at + end);
    }
    Some(at + end + letters.len())
}

/// Bytes of a sign, apostrophe or point that belongs to the figure after it.
fn lead_of(chunk: &str, at: usize) -> Option<usize> {
    let mut characters = chunk[at..].chars();
    let first = characters.next()?;
    if first.is_ascii_digit() {
        return Some(0);
    }
    let opens = at == 0 && matches!(first, '+' | '.') || matches!(first, '\'' | '’') && is_short_year(&chunk[at..]);
    let opens = opens || (first == '.' && !chunk[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.'));
    (opens && characters.next()?.is_ascii_digit()).then_some(first.len_utf8())
}

/// `'90s`, `'02`.
fn is_short_year(text: &str) -> bool {
    let rest = text.trim_start_matches(['\'', '’']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && rest[2..].trim_start_matches('s').chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Bytes of digits with the separators inside.
fn body_length(text: &str) -> usize {
    let mut end = digits(text);
    if let Some(length) = dated(text) {
        return length;
    }
    while let Some(separator) = text[end..].chars().next().filter(|c| matches!(c, '.' | ',' | ':')) {
        let group = digits(&text[end + separator.len_utf8()..]);
        if group == 0 || (separator == ',' && group != 3) {
            break;
        }
        end += separator.len_utf8() + group;
    }
    end
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Bytes of groups joined by `/` or `-` that are one word: dates, telephone numbers, `9/11`.
fn dated(text: &str) -> Option<usize> {
    let separator = text[digits(text)..].chars().next().filter(|c| matches!(c, '/' | '-'))?;
    let mut groups = Vec::new();
    let mut end = 0;
    loop {
        let group = digits(&text[end..]);
        if group == 0 {
            return None;
        }
        groups.push(&text[end..end + group]);
        end += group;
        if !text[end..].starts_with(separator) {
            break;
        }
        end += 1;
    }
    let one_word = match (separator, groups.as_slice()) {
        ('/', [day, month]) => !is_fraction(day, month),
        ('/', _) => groups.len() == 3,
        (_, [first, second]) => first.len() == 3 && second.len() == 4,
        _ => groups.iter().all(|group| group.len() > 1) || groups[0].len() == 4,
    };
    (one_word && groups.len() > 1).then_some(end)
}

/// `1/2`, `3/4`, as against `9/11`.
fn is_fraction(above: &str, below: &str) -> bool {
    matches!(below, "2" | "3" | "4" | "5" | "8") && above.len() == 1 && above < below || below.len() > 2
}

/// Bytes of the ending in `1970s` or `50's`.
fn decade_length(figure: &str, after: &str) -> Option<usize> {
    if !figure.ends_with('0') || figure.len() > 4 {
        return None;
    }
    let ending = ["s", "'s", "’s"].into_iter().find(|ending| after.starts_with(ending))?;
    after[ending.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(ending.len())
}

/// `5p.m.`: the figure ends before the half of the day.
fn is_clock_half(figure: &str, after: &str) -> bool {
    let half = after.get(..3).is_some_and(|half| half.eq_ignore_ascii_case("p.m") || half.eq_ignore_ascii_case("a.m"));
    half && figure.len() <= 5
}

/// The `1.` that opens an item of a list keeps its full stop.
fn is_list_number(chunk: &str, at: usize, end: usize, context: &Context) -> bool {
    at == 0 && context.previous.is_none() && context.next.is_some() && &chunk[end..] == "." && end <= 2
}
