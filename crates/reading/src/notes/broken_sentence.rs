//! # What it finds
//! Places where a sentence is broken: two stops with a space between (". ."), a lower-case start after a full stop, a long
//! paragraph that ends without a stop.
//!
//! # When it does not
//! After abbreviations and initials, for names that start with a small letter and hold a capital ("eBay"), for "...".
//!
//! # Example
//! "The mill, the guild say. think tank.": *say. think*.
//!
//! # Source
//! Written for this project.

use polybius_knowledge::Defects;
use polybius_text::{Layout, Span};

use super::note;
use crate::account::Note;

pub(super) fn find(text: &str, layout: &Layout) -> Vec<Note> {
    let mut notes = Vec::new();
    for (index, paragraph) in layout.paragraphs.iter().enumerate() {
        let words = words(text, paragraph.span);
        notes.extend(words.windows(2).filter_map(|pair| between(text, pair[0], pair[1])));
        notes.extend(
            words
                .last()
                .filter(|last| index > 0 && breaks_off(text, &words, **last))
                .map(|last| note("broken_sentence", *last, "The paragraph ends in the middle of a sentence.")),
        );
    }
    notes
}

/// Stretches between white space.
fn words(text: &str, paragraph: Span) -> Vec<Span> {
    let words = paragraph.of(text).split_whitespace();
    words
        .map(|word| word.as_ptr() as usize - text.as_ptr() as usize)
        .zip(paragraph.of(text).split_whitespace())
        .map(|(start, word)| Span::new(start, start + word.len()))
        .collect()
}

fn between(text: &str, left: Span, right: Span) -> Option<Note> {
    let span = left.join(right);
    let (before, after) = (left.of(text), right.of(text));
    if matches!(after, "." | ",") && before.ends_with(['.', ',', '!', '?']) && !before.ends_with("..") {
        return Some(note("broken_sentence", span, "Two stops follow each other; words may be missing."));
    }
    let lower = ends_sentence(before) && starts_lower(after);
    lower.then(|| note("broken_sentence", span, "A sentence starts with a small letter; words may be missing."))
}

/// A common word with a full stop, not an abbreviation.
fn ends_sentence(word: &str) -> bool {
    const SHORTEST_WORD: usize = 3;
    let Some(bare) = word.strip_suffix('.') else { return false };
    let bare = bare.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let percent = bare.strip_suffix('%').is_some_and(|digits| digits.chars().all(|digit| digit.is_ascii_digit()));
    let common = bare.chars().count() >= SHORTEST_WORD && bare.chars().all(char::is_lowercase);
    percent || common && !Defects::embedded().is("abbreviation", bare) && has_vowel(bare)
}

/// Abbreviations such as "hrs", "vs", "pts" have none.
fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && !matches!(word, "etc" | "est" | "ave" | "inc" | "misc" | "min" | "max" | "nos" | "cit" | "ibid")
}

fn starts_lower(word: &str) -> bool {
    let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    let domain = bare.contains(['.', '@', '/']);
    bare.chars().next().is_some_and(char::is_lowercase)
        && word.starts_with(char::is_alphabetic)
        && !domain
        && !bare.contains(char::is_uppercase)
}

fn breaks_off(text: &str, words: &[Span], last: Span) -> bool {
    const LONG: usize = 20;
    let ends = last.of(text).ends_with(|mark: char| !mark.is_alphanumeric() && mark != ',' || mark == '%');
    words.len() >= LONG && !ends
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn broken_places() {
        check("The mill stays closed, bakers say. think tank.", &["broken_sentence: say. think"]);
        check("It fell to 38%. . current, by a poll.", &["broken_sentence: 38%. ."]);
        let long = format!("Bread.\n{}and the", "flour was sold ".repeat(8));
        check(&long, &["broken_sentence: the"]);
    }

    #[test]
    fn whole_sentences() {
        check("It opens at 9 p.m. on Monday, says Mill Inc. spokesman Ada J. of St. Ives etc. and so on.", &[]);
        check("He waited ... and left. iPhones rang. It's on bread.example.", &[]);
    }
}
