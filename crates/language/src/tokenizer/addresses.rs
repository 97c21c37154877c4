//! Web and mail addresses: one word each.

use std::ops::Range;

const OPENINGS: &[&str] = &["http://", "https://", "ftp://", "www.", "mailto:"];

/// Signs that end a sentence or clause, not an address.
const TRAILING: &[char] = &['.', ',', ';', ':', '!', '?', '\'', '"', '’', '”', '>', '<', ']', '}', '*', '…'];

/// The address in a chunk, if there is one.
pub(super) fn within(chunk: &str) -> Option<Range<usize>> {
    web(chunk).or_else(|| mail(chunk))
}

fn web(chunk: &str) -> Option<Range<usize>> {
    let opens = |start: &usize| OPENINGS.iter().any(|opening| starts_with_ignoring_case(&chunk[*start..], opening));
    let start = word_starts(chunk).find(opens)?;
    let end = start + without_trailing(&chunk[start..]).len();
    (end > start + "www.".len()).then_some(start..end)
}

/// Where a run of letters starts.
fn word_starts(chunk: &str) -> impl Iterator<Item = usize> + '_ {
    let mut inside = false;
    chunk.char_indices().filter_map(move |(at, character)| {
        let starts = character.is_alphanumeric() && !inside;
        inside = character.is_alphanumeric();
        starts.then_some(at)
    })
}

fn mail(chunk: &str) -> Option<Range<usize>> {
    let at_sign = chunk.find('@')?;
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let name = &chunk[..at_sign];
    let start =
        name.rfind(|c| !is_local(c)).map_or(0, |found| found + name[found..].chars().next().map_or(1, char::len_utf8));
    let host = &chunk[at_sign + 1..];
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let host = &host[..host.find(|c| !is_host(c)).unwrap_or(host.len())];
    let host = host.trim_end_matches(['.', '-']);
    let is_address = start < at_sign && host.starts_with(char::is_alphabetic);
    is_address.then_some(start..at_sign + 1 + host.len())
}

/// Without closing signs; a bracket stays where its partner is inside.
fn without_trailing(address: &str) -> &str {
    let mut rest = address;
    loop {
        let shorter = rest.trim_end_matches(TRAILING);
        let shorter =
            if shorter.ends_with(')') && !shorter.contains('(') { &shorter[..shorter.len() - 1] } else { shorter };
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
