use polybius_text::Span;
use serde::{Deserialize, Serialize};

use crate::words;

/// The words of a text as hashes with their places: enough to find and to show what two texts share.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Print {
    /// Hashes of the folded words, in order; at most [`Print::LONGEST`].
    hashes: Vec<u32>,
    /// First byte of each word.
    starts: Vec<u32>,
    /// Length of each word in bytes, with the highest bit set for a word inside quotation marks.
    lengths: Vec<u16>,
    /// Hash of the whole text with its white space folded.
    whole: u64,
}

/// One word of a [`Print`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Hash of the folded word.
    pub hash: u32,
    /// Where it stands.
    pub span: Span,
    /// Whether it stands inside quotation marks: words that somebody else is quoted with are no sign of copying.
    pub quoted: bool,
}

const QUOTED: u16 = 1 << 15;

impl Print {
    /// Most words that are kept: what stands behind them is not compared.
    pub const LONGEST: usize = 1 << 16;

    /// The print of a text.
    pub fn of(text: &str) -> Self {
        let mut print = Self { whole: whole(text), ..Self::default() };
        let mut marks = Quotes::default();
        let mut buffer = String::new();
        let mut before = 0;
        for range in words::ranges(text).take(Self::LONGEST) {
            marks.pass(&text[before..range.start]);
            before = range.end;
            let length = range.len() as u16;
            print.hashes.push(words::hash(words::fold(&text[range.clone()], &mut buffer)));
            print.starts.push(range.start as u32);
            print.lengths.push(if marks.open() { length | QUOTED } else { length });
        }
        print
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether the text has no words.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Hashes of the words in order.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// The word at `index`.
    pub fn word(&self, index: usize) -> Word {
        let start = self.starts[index] as usize;
        let length = usize::from(self.lengths[index] & !QUOTED);
        let quoted = self.lengths[index] & QUOTED != 0;
        Word { hash: self.hashes[index], span: Span::new(start, start + length), quoted }
    }

    /// Equal for texts that differ in white space alone.
    pub fn whole(&self) -> u64 {
        self.whole
    }
}

/// Follows the quotation marks of a text.
#[derive(Default)]
struct Quotes {
    curly: bool,
    straight: bool,
}

impl Quotes {
    /// Takes note of the marks in what stands between two words; a line break ends a quotation that was left open.
    fn pass(&mut self, between: &str) {
        for mark in between.chars() {
            match mark {
                '“' | '«' | '„' => self.curly = true,
                '”' | '»' => self.curly = false,
                '"' => self.straight = !self.straight,
                '\n' => *self = Self::default(),
                _ => {}
            }
        }
    }

    fn open(&self) -> bool {
        self.curly || self.straight
    }
}

/// Hash of a text with each run of white space folded to one space and none at its ends.
fn whole(text: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for word in text.split_whitespace() {
        hasher.update(word.as_bytes()).update(b" ");
    }
    let digest = hasher.finalize();
    u64::from_le_bytes(digest.as_bytes()[..8].try_into().expect("a digest has more than eight bytes"))
}

#[cfg(test)]
mod tests {
    use super::Print;

    #[test]
    fn white_space_alone_makes_no_other_text() {
        assert_eq!(Print::of("The port  is\nclosed.").whole(), Print::of(" The port is closed. ").whole());
        assert_ne!(Print::of("The port is closed.").whole(), Print::of("The port is closed!").whole());
    }

    #[test]
    fn quoted_words_are_marked() {
        let text = "He said: “we sail” and left.\n\"Never, she said.\nThen";
        let print = Print::of(text);
        let quoted: Vec<_> =
            (0..print.len()).map(|i| print.word(i)).filter(|w| w.quoted).map(|w| w.span.of(text)).collect();
        assert_eq!(quoted, ["we", "sail", "Never", "she", "said"]);
    }
}
