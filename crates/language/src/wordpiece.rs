//! Word pieces and word shapes, the model's view of a word (`models/en/FORMAT.md`).

use std::collections::HashMap;

use polybius_text::Gap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::ModelError;
use crate::tokenizer::is_invisible;

/// The shape of `[CLS]` and `[SEP]`.
pub(crate) const SPECIAL_SHAPE: i32 = 28;

const LONGEST_WORD: usize = 100;

/// The vocabulary of word pieces.
pub(crate) struct WordPieces {
    /// Pieces that start a word.
    starts: HashMap<Box<str>, i32>,
    /// Pieces that continue one, without `##`.
    continuations: HashMap<Box<str>, i32>,
    longest: usize,
    pub(crate) unknown: i32,
    pub(crate) classify: i32,
    pub(crate) separate: i32,
}

impl WordPieces {
    /// Reads a vocabulary of one piece a line.
    ///
    /// # Errors
    /// When a special piece is missing.
    pub(crate) fn new(vocabulary: &str) -> Result<Self, ModelError> {
        let mut starts = HashMap::new();
        let mut continuations = HashMap::new();
        for (index, piece) in vocabulary.lines().enumerate() {
            match piece.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => continuations.insert(rest.into(), index as i32),
                _ => starts.insert(Box::from(piece), index as i32),
            };
        }
        let special = |name: &str| {
            starts.get(name).copied().ok_or_else(|| ModelError::new(format!("vocabulary.txt has no piece {name}")))
        };
        let (unknown, classify, separate) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        let longest = starts.keys().chain(continuations.keys()).map(|piece| piece.len()).max().unwrap_or(0);
        Ok(Self { starts, continuations, longest, unknown, classify, separate })
    }

    /// Appends the pieces of a word; at least one.
    pub(crate) fn append(&self, form: &str, pieces: &mut Vec<i32>) {
        let before = pieces.len();
        let plain = plain(form);
        let covered = !plain.is_empty() && plain.chars().count() <= LONGEST_WORD && self.cover(&plain, pieces);
        if !covered {
            pieces.truncate(before);
            pieces.push(self.unknown);
        }
    }

    fn cover(&self, plain: &str, pieces: &mut Vec<i32>) -> bool {
        let mut at = 0;
        while at < plain.len() {
            let known = if at == 0 { &self.starts } else { &self.continuations };
            let Some((length, piece)) = self.longest_piece(known, &plain[at..]) else { return false };
            pieces.push(piece);
            at += length;
        }
        true
    }

    fn longest_piece(&self, known: &HashMap<Box<str>, i32>, rest: &str) -> Option<(usize, i32)> {
        let most = rest.len().min(self.longest);
        let ends = (1..=most).rev().filter(|end| rest.is_char_boundary(*end));
        ends.into_iter().find_map(|end| Some((end, *known.get(&rest[..end])?)))
    }
}

/// Decomposed, without combining marks and invisible characters, in lower case.
fn plain(form: &str) -> String {
    if form.is_ascii() {
        return form.to_ascii_lowercase();
    }
    let letters: String = form.nfd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)).collect();
    letters.to_lowercase()
}

/// The shape of a word's first piece.
pub(crate) fn shape(form: &str, gap: Gap) -> i32 {
    let gap = match gap {
        Gap::None => 0,
        Gap::Space => 1,
        Gap::Line => 2,
        Gap::Blank => 3,
    };
    4 * case(form) + gap
}

/// The shape of the pieces after a word's first.
pub(crate) fn continued_shape(form: &str) -> i32 {
    4 * case(form)
}

fn case(form: &str) -> i32 {
    if form.chars().any(char::is_numeric) {
        return 5;
    }
    let letters = || form.chars().filter(|c| c.is_alphabetic());
    let (count, upper) = (letters().count(), letters().filter(|c| c.is_uppercase()).count());
    let first_upper = letters().next().is_some_and(char::is_uppercase);
    let single = form.chars().nth(1).is_none();
    match () {
        () if count == 0 => 0,
        () if single && first_upper => 6,
        () if upper == 0 => 1,
        () if upper == count && count > 1 => 3,
        () if first_upper && upper == 1 && !single => 2,
        () => 4,
    }
}

#[cfg(test)]
mod tests {
    use polybius_text::Gap;

    use super::{WordPieces, plain, shape};

    #[test]
    fn the_longest_pieces_are_taken_from_the_left() {
        let pieces = WordPieces::new("[PAD]\n[UNK]\n[CLS]\n[SEP]\nhar\nharb\n##our\n##bo\n##ur\n—\n").unwrap();
        let check = |word: &str, expected: &[i32]| {
            let mut found = Vec::new();
            pieces.append(word, &mut found);
            assert_eq!(found, expected, "{word}");
        };
        check("Harbour", &[5, 6]);
        check("harx", &[1]);
        check("—", &[9]);
        check("\u{200b}", &[1]);
        check(&"har".repeat(40), &[1]);
    }

    #[test]
    fn a_vocabulary_without_a_special_piece_is_refused_by_name() {
        let error = WordPieces::new("[UNK]\n[CLS]\na").err().unwrap();
        assert!(error.to_string().contains("[SEP]"), "{error}");
    }

    #[test]
    fn words_are_compared_without_marks_and_case() {
        assert_eq!(plain("Zürich"), "zurich");
        assert_eq!(plain("İzmir"), "izmir");
    }

    #[test]
    fn shapes_tell_case_and_gap() {
        for (form, expected) in [
            ("—", 0),
            ("talks", 1),
            ("Talks", 2),
            ("NATO", 3),
            ("McCoy", 4),
            ("F16", 5),
            ("I", 6),
            ("U.S.", 3),
            ("a", 1),
            ("国", 1),
        ] {
            assert_eq!(shape(form, Gap::None), 4 * expected, "{form}");
            assert_eq!(shape(form, Gap::Blank), 4 * expected + 3, "{form}");
        }
    }
}
