//! Agencies that a report credits for its text.
//!
//! # What it finds
//! A name in brackets before the dash that opens a text ("(Reuters) -", "LOWMOUTH, May 4 (Coast Wire) –"), and a name of
//! an agency, known or known by its last words, with words of credit before or behind it ("carried by …", "told
//! Reuters", "AP contributed to this report"), or alone in brackets at a paragraph's end.
//! # When it does not
//! An agency is a party to the events, or could not verify what is told.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::words;

/// Most words of a name.
const NAME: usize = 5;
/// How far into a text the bracket before its opening dash may stand.
const OPENING: usize = 160;
/// Bytes before and behind a name in which words of credit are looked for; all of them are shorter.
const AROUND: usize = 80;

const AGENCIES: &str = include_str!("../../../../data/agencies.tsv");

/// The words of the table, folded.
#[derive(Default)]
struct Lexicon {
    /// Every name of an agency, with its usual one.
    agencies: HashMap<String, String>,
    endings: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for line in AGENCIES.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t').map(folded);
        let (sort, first) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        match sort.as_str() {
            "agency" => {
                lexicon.agencies.extend(fields.map(|name| (name, first.clone())));
                lexicon.agencies.insert(first.clone(), first);
            }
            "ending" => lexicon.endings.push(first),
            "before" => lexicon.before.push(first),
            _ => lexicon.after.push(first),
        }
    }
    lexicon
});

/// The credited agencies, folded to lower case, sorted.
pub(super) fn of(text: &str) -> Vec<String> {
    let names = names(text);
    let opening = names.iter().filter(|name| opens(text, name)).map(|name| usual(&folded(&text[name.clone()])));
    let agencies = names.iter().filter_map(|name| Some((name, agency(&text[name.clone()])?)));
    let credited = agencies.filter(|(name, _)| is_credited(text, name)).map(|(_, agency)| agency);
    let mut credits: Vec<_> = opening.chain(credited).collect();
    credits.sort_unstable();
    credits.dedup();
    credits
}

/// Runs of capitalised words with nothing but spaces or hyphens between them.
fn names(text: &str) -> Vec<Range<usize>> {
    let mut names: Vec<(Range<usize>, usize)> = Vec::new();
    for word in words::ranges(text) {
        let capital =
            text[word.clone()].starts_with(char::is_uppercase) || LEXICON.agencies.contains_key(&text[word.clone()]);
        match names.last_mut() {
            Some((name, count)) if capital && *count < NAME && is_joint(&text[name.end..word.start]) => {
                (name.end, *count) = (word.end, *count + 1);
            }
            _ if capital => names.push((word, 1)),
            _ => {}
        }
    }
    names.into_iter().map(|(name, _)| name).collect()
}

fn is_joint(between: &str) -> bool {
    between.len() <= 2 && between.chars().all(|mark| mark == ' ' || mark == '-')
}

/// Whether the name stands in brackets before a dash at the text's start.
fn opens(text: &str, name: &Range<usize>) -> bool {
    let behind = text[name.end..].strip_prefix(')').map(str::trim_start);
    name.start <= OPENING
        && text[..name.start].ends_with('(')
        && behind.is_some_and(|behind| behind.starts_with(['-', '–', '—']))
}

/// Whether the words around a name credit it.
fn is_credited(text: &str, name: &Range<usize>) -> bool {
    let before = &text[text.floor_char_boundary(name.start.saturating_sub(AROUND))..name.start];
    let before = folded(before.rsplit('\n').next().unwrap_or_default());
    let after = &text[name.end..text.floor_char_boundary(name.end + AROUND)];
    let after = folded(after.split(['\n', '.', ',']).next().unwrap_or_default());
    let ends = |words: &String| {
        before.ends_with(words.as_str()) && !before.trim_end_matches(words.as_str()).ends_with(char::is_alphanumeric)
    };
    let starts = |words: &String| {
        after.strip_prefix(words.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let closes = text[..name.start].ends_with('(') && text[name.end..].strip_prefix(')').is_some_and(closes_paragraph);
    closes || LEXICON.before.iter().any(ends) || LEXICON.after.iter().any(starts)
}

fn closes_paragraph(rest: &str) -> bool {
    rest.trim_start_matches(['.', ' ']).starts_with('\n') || rest.trim_start_matches(['.', ' ']).is_empty()
}

/// The usual name of an agency; `None` for a name that is none.
fn agency(name: &str) -> Option<String> {
    let name = folded(name);
    let by_ending = || {
        LEXICON.endings.iter().any(|ending| name.strip_suffix(ending.as_str()).is_some_and(|own| own.ends_with(' ')))
    };
    match LEXICON.agencies.get(&name) {
        Some(usual) => Some(usual.clone()),
        None => by_ending().then(|| name.clone()),
    }
}

fn usual(name: &str) -> String {
    LEXICON.agencies.get(name).cloned().unwrap_or_else(|| name.to_owned())
}

/// The words in lower case, single-spaced, without "the" before them.
fn folded(words: &str) -> String {
    let words: Vec<_> = words::ranges(words).map(|range| words[range].to_lowercase()).collect();
    words.join(" ").trim_start_matches("the ").to_owned()
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(super::of(text), expected, "{text}");
    }

    #[test]
    fn the_opening_names_the_agency() {
        check("LOWMOUTH, May 4 (Reuters) - The port opened again.", &["reuters"]);
        check("(Coast Bureau) – The port opened again.", &["coast bureau"]);
        check("The port (Lowmouth) opened again - at last.", &[]);
    }

    #[test]
    fn words_of_credit_name_the_agency() {
        check("The port is open, the mayor told Reuters on Friday.", &["reuters"]);
        check("The port is open.\n\nThe report was carried by Westland Press Service.", &["westland press service"]);
        check("The port is open.\nAP contributed to this report.", &["associated press"]);
        check("The port is open. (AFP)", &["agence france presse"]);
    }

    #[test]
    fn an_agency_that_is_only_named_is_not_credited() {
        check("Reuters could not verify that the port is open. The mayor told Anna so.", &[]);
        check("She went by the Long Wire of Lowmouth.", &[]);
    }
}
