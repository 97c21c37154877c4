//! # What it finds
//! Words in square brackets inside running text: a translator or editor put them in (`editorial_insert`); and among them
//! those in another language (`foreign_word`).
//!
//! # When it does not
//! For brackets without a word ("[…]", "[3]"), for brackets that hold a whole line, and where no bracket closes in the line.
//!
//! # Example
//! "The mayor said that it [the mill] would close": *[the mill]*.
//!
//! # Source
//! Written for this project.

use polybius_knowledge::Defects;
use polybius_text::{Layout, Span};

use super::note;
use crate::account::Note;

pub(super) fn find(text: &str, layout: &Layout) -> Vec<Note> {
    let inserts = inserts(text, layout);
    let language = inserts.iter().find_map(|span| language_of(span.of(text)));
    let mut notes = Vec::new();
    for span in inserts {
        notes.push(note("editorial_insert", span, "Somebody other than the speaker or writer put these words in."));
        let words = Span { start: span.start + 1, end: span.end - 1 };
        if let Some(language) = language.filter(|_| is_foreign(words.of(text))) {
            let remark = format!("Left in another language (ISO 639-1: {language}).");
            notes.push(note("foreign_word", words.trimmed(text), &remark));
        }
    }
    notes
}

/// The bracketed words inside paragraphs.
fn inserts(text: &str, layout: &Layout) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in &layout.paragraphs {
        let mut opened = None;
        for (offset, character) in paragraph.span.of(text).char_indices() {
            let offset = paragraph.span.start as usize + offset;
            match character {
                '[' => opened = Some(offset),
                ']' => found.extend(
                    opened
                        .take()
                        .map(|start| Span::new(start, offset + 1))
                        .filter(|span| is_insert(span.of(text)) && *span != paragraph.span),
                ),
                _ => {}
            }
        }
    }
    found
}

fn is_insert(bracket: &str) -> bool {
    const MOST_WORDS: usize = 20;
    let words = bracket.split_whitespace().count();
    words <= MOST_WORDS && bracket.chars().filter(|character| character.is_alphabetic()).count() >= 2
}

/// The language that the function words among these belong to, if none of them is English.
fn language_of(bracket: &str) -> Option<&'static str> {
    let words = || bracket.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    let lower = words().filter(|word| word.starts_with(char::is_lowercase));
    let foreign = lower.clone().count() >= 2 && !lower.clone().any(is_english);
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for language in lower.flat_map(|word| Defects::embedded().languages_of(word)).collect::<Vec<_>>() {
        match counts.iter_mut().find(|(own, _)| *own == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    // Of several languages that share a word, the first in the order of the alphabet with most words.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| foreign && *count == most).map(|(language, _)| language)
}

/// In a report with inserts in another language, lower-case words without English function words are taken for such.
fn is_foreign(words: &str) -> bool {
    let mut parts = words.split_whitespace().peekable();
    parts.peek().is_some() && parts.all(|word| word.starts_with(char::is_lowercase) && !is_english(word))
        || language_of(words).is_some()
}

fn is_english(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "the", "of", "and", "in", "to", "for", "is", "was", "are", "were", "that", "which", "who", "his", "her",
        "their", "its", "with", "by", "from", "sic", "an", "not", "on",
    ];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn inserts_of_translators() {
        check(
            "It depends on the fleet [de los puertos] and on the [barcos] ships.",
            &[
                "editorial_insert: [de los puertos]",
                "foreign_word: de los puertos",
                "editorial_insert: [barcos]",
                "foreign_word: barcos",
            ],
        );
        check("She said it [the mill] would close.", &["editorial_insert: [the mill]"]);
        check("It [Mill No. 4] would close.", &["editorial_insert: [Mill No. 4]"]);
    }

    #[test]
    fn other_brackets() {
        check("The mill […] closed [3] in spring [ and stayed so.", &[]);
        check("[The mill closed in spring.]", &[]);
    }
}
