//! Words as assembly compares them: runs of letters and digits, folded, stemmed and hashed.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Most characters of a word; a longer run (text without spaces) is cut into several.
const LONGEST: usize = 64;

/// The words of a text in order, as byte ranges: runs of letters and digits, with marks inside a number (`1,200`) and
/// apostrophes inside a word (`don't`).
pub(crate) fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, character)| character.is_alphanumeric())?;
        let (mut end, mut last) = (start + first.len_utf8(), first);
        for _ in 1..LONGEST {
            let Some(&(at, character)) = rest.peek() else { break };
            if character.is_alphanumeric() {
                (end, last) = (at + character.len_utf8(), character);
            } else if !joins(text, at, character, last) {
                break;
            }
            rest.next();
        }
        Some(start..end)
    })
}

/// Whether a mark joins what stands before and behind it to one word.
fn joins(text: &str, at: usize, mark: char, before: char) -> bool {
    let Some(after) = text[at + mark.len_utf8()..].chars().next() else { return false };
    match mark {
        ',' | '.' => before.is_ascii_digit() && after.is_ascii_digit(),
        '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

/// The word in lower case, its apostrophes and digit marks folded, written into `buffer`.
pub(crate) fn fold<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    for character in word.chars() {
        match character {
            '’' => buffer.push('\''),
            ',' => {}
            _ => buffer.extend(character.to_lowercase()),
        }
    }
    buffer
}

/// A folded word without the endings of inflection: a light English stemmer (possessive, plural, `-ed`, `-ing`, `-ly`)
/// that is meant for comparing, not for showing.
pub(crate) fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let word = if word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        word.strip_suffix("es")
            .filter(|stem| stem.ends_with(['s', 'x', 'z', 'h']))
            .unwrap_or_else(|| word.strip_suffix('s').unwrap_or(word))
    } else {
        word
    };
    let stem = ["ing", "ed", "ly"].iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 2));
    let stem = stem.unwrap_or(word);
    let undoubled = stem.len() < word.len() && stem.len() > 3 && doubled(stem);
    let stem = if undoubled { &stem[..stem.len() - 1] } else { stem };
    if stem.len() > 3 { stem.trim_end_matches(['e', 'y', 'i']) } else { stem }
}

/// Whether a stem ends in a consonant written twice, as inflection writes it (`stopp-ed`).
fn doubled(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let last = bytes[bytes.len() - 1];
    last == bytes[bytes.len() - 2] && !matches!(last, b'l' | b's' | b'z' | b'a' | b'e' | b'o') && last.is_ascii()
}

/// Words of grammar, which say nothing about what a text is about.
const GRAMMAR: &str = "a about after again against all almost along already also although among an and another any are \
around as at away back be because been before being between both but by came can could did do does doing done down \
during each either even ever every few for from further get got had has have having he her here hers herself him \
himself his how however i if in including into is it its itself just last later least less like made make many may me \
might more most much must my myself near nearly neither next no nor not now of off often on once one only onto or other \
our ours out over own per quite rather s same say says said she should since so some still such t than that the their \
theirs them themselves then there these they this those though through to too toward towards under until up upon us \
very via was we well were what when where whether which while who whom whose why will with within without would yet you \
your yours yourself according told mr mrs ms dr i'm it's don't didn't";

/// Whether a folded word is one of grammar.
pub(crate) fn is_grammar(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| GRAMMAR.split(' ').collect());
    WORDS.contains(word)
}

/// Hashes of the stems of a text's content words, in order: no words of grammar, no single letters.
pub(crate) fn stems(text: &str) -> impl Iterator<Item = u32> + '_ {
    let mut buffer = String::new();
    ranges(text).filter_map(move |range| {
        let word = fold(&text[range], &mut buffer);
        (word.len() > 1 && !is_grammar(word)).then(|| hash(stem(word)))
    })
}

/// The same, sorted, each once.
pub(crate) fn content_stems(text: &str) -> Vec<u32> {
    let mut found: Vec<_> = stems(text).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A 32-bit FNV-1a hash: the same on every machine and in every version.
pub(crate) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Mixes two hashes into one of 64 bits (the finalizer of SplitMix64).
pub(crate) fn mix(left: u64, right: u64) -> u64 {
    let mut value = left.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ right;
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::{fold, ranges, stem};

    #[test]
    fn words_keep_their_inner_marks() {
        let text = "In 2024, 1,200 of the men’s boats (3.5 t) didn't sail – “why?”";
        let words: Vec<_> = ranges(text).map(|range| &text[range]).collect();
        assert_eq!(words, ["In", "2024", "1,200", "of", "the", "men’s", "boats", "3.5", "t", "didn't", "sail", "why"]);
    }

    #[test]
    fn folding_makes_spellings_alike() {
        let mut buffer = String::new();
        assert_eq!(fold("1,200", &mut buffer), "1200");
        assert_eq!(fold("Men’s", &mut buffer), "men's");
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        for forms in [
            &["attack", "attacks", "attacked", "attacking"][..],
            &["agree", "agreed", "agrees"],
            &["stop", "stopped", "stopping"],
            &["city", "cities"],
            &["launch", "launches", "launched"],
            &["minister", "minister's"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} {stems:?}");
        }
        assert_ne!(stem("news"), stem("net"));
    }
}
