use polybius_language::{Analysis, Tree};
use polybius_text::Span;

/// A whole report in pieces.
pub struct Words<'a> {
    text: &'a str,
    /// The text with ASCII letters in lower case: the same offsets.
    lower: String,
    pieces: Vec<Piece>,
    /// First piece of each sentence, and the end of the last.
    bounds: Vec<usize>,
}

/// A run of letters, a number, or one other character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Index of the syntactic word that it lies in.
    pub token: usize,
    /// What it is made of.
    pub shape: Shape,
    /// No white space stands before it.
    pub glued: bool,
}

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Letters; also an abbreviation with points inside ("a.m.", "U.S.").
    Letters,
    /// Digits, with separators of thousands and a decimal point.
    Digits,
    /// One character of any other sort.
    Mark,
}

impl<'a> Words<'a> {
    /// Cuts the sentences of `analysis`.
    pub fn new(text: &'a str, analysis: &Analysis) -> Self {
        let mut words = Self { text, lower: text.to_ascii_lowercase(), pieces: Vec::new(), bounds: vec![0] };
        words.pieces.reserve(text.len() / 4);
        for sentence in &analysis.sentences {
            words.cut(sentence);
            words.bounds.push(words.pieces.len());
        }
        words
    }

    fn cut(&mut self, sentence: &polybius_language::Sentence) {
        let end = sentence.span.end as usize;
        let mut at = sentence.span.start as usize;
        let mut token = 0;
        let mut glued = false;
        while at < end {
            let (shape, length) = piece_at(self.text, at, end);
            if let Some(shape) = shape {
                while sentence.tokens.get(token + 1).is_some_and(|next| next.span.start as usize <= at) {
                    token += 1;
                }
                self.pieces.push(Piece { span: Span::new(at, at + length), token, shape, glued });
            }
            glued = shape.is_some();
            at += length;
        }
    }

    /// The sentences one by one; `trees` as [`crate::Context`] has them.
    pub fn lines<'s>(&'s self, trees: &'s [Tree<'s>]) -> impl Iterator<Item = Line<'s>> {
        let bounds = self.bounds.windows(2);
        bounds.zip(trees).map(|(bounds, tree)| Line {
            text: self.text,
            lower: &self.lower,
            pieces: &self.pieces[bounds[0]..bounds[1]],
            tree,
        })
    }
}

/// Shape and length in bytes of the piece at `at`; white space has no shape.
fn piece_at(text: &str, at: usize, end: usize) -> (Option<Shape>, usize) {
    let rest = &text[at..end];
    let first = rest.chars().next().expect("a piece is asked for before the end");
    match first {
        _ if first.is_ascii_digit() => {
            (Some(Shape::Digits), digits(rest.as_bytes(), behind_point(&text.as_bytes()[..at])))
        }
        _ if first.is_alphabetic() => (Some(Shape::Letters), letters(rest)),
        _ if first.is_whitespace() => (None, first.len_utf8()),
        _ => (Some(Shape::Mark), first.len_utf8()),
    }
}

/// Whether a digit and a point stand before: "20." of "20.11.2024".
fn behind_point(before: &[u8]) -> bool {
    matches!(before, [.., digit, b'.'] if digit.is_ascii_digit())
}

/// Length of a number: "7", "1,000", "12.5", not "20.11.2024" or "1,2"; no decimals `behind_point`.
fn digits(rest: &[u8], behind_point: bool) -> usize {
    let run = |from: usize| rest[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = run(0);
    while end <= 3 && grouped(rest, end) || end > 3 && rest[end - 4] == b',' && grouped(rest, end) {
        end += 4;
    }
    if rest.get(end) == Some(&b'.') && !behind_point {
        let decimals = run(end + 1);
        let after = end + 1 + decimals;
        let dotted = rest.get(after) == Some(&b'.') && rest.get(after + 1).is_some_and(u8::is_ascii_digit);
        if decimals > 0 && !dotted {
            end = after;
        }
    }
    end
}

/// Whether a comma and exactly three digits follow.
fn grouped(rest: &[u8], end: usize) -> bool {
    rest.get(end) == Some(&b',')
        && rest.len() >= end + 4
        && rest[end + 1..end + 4].iter().all(u8::is_ascii_digit)
        && !rest.get(end + 4).is_some_and(u8::is_ascii_digit)
}

/// Length of a run of letters, with the points of an abbreviation ("p.m.").
fn letters(rest: &str) -> usize {
    let mut end = 0;
    let mut pointed = false;
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next_is_letter = characters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        match character {
            _ if character.is_alphabetic() => end = at + character.len_utf8(),
            '.' if at == end && next_is_letter && single_letter(rest, end) => pointed = true,
            '.' if at == end && pointed && single_letter(rest, end) => return end + 1,
            _ => break,
        }
    }
    end
}

/// Whether exactly one letter stands before `end`, back to a point or the beginning.
fn single_letter(rest: &str, end: usize) -> bool {
    let mut before = rest[..end].chars().rev();
    before.next().is_some_and(char::is_alphabetic) && before.next().is_none_or(|character| character == '.')
}

/// How far up the tree, and how many words to either side, a rule looks: farther, no time or number depends on a word,
/// and in a sentence without end a rule must not walk through all of it.
pub const SIGHT: usize = 40;

/// The pieces of one sentence with its tree; what the grammars of times and figures ask. An index behind the end is
/// allowed everywhere and finds nothing.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    text: &'a str,
    lower: &'a str,
    pieces: &'a [Piece],
    /// The sentence's tree.
    pub tree: &'a Tree<'a>,
}

impl<'a> Line<'a> {
    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at `index`.
    pub fn piece(&self, index: usize) -> Option<&'a Piece> {
        self.pieces.get(index)
    }

    /// The piece in lower case.
    pub fn lower(&self, index: usize) -> &'a str {
        self.piece(index).map_or("", |piece| &self.lower[piece.span.range()])
    }

    /// The piece as written.
    pub fn form(&self, index: usize) -> &'a str {
        self.piece(index).map_or("", |piece| piece.span.of(self.text))
    }

    /// The piece before `index` in lower case.
    pub fn before(&self, index: usize) -> &'a str {
        index.checked_sub(1).map_or("", |index| self.lower(index))
    }

    /// Whether the piece is this word.
    pub fn is(&self, index: usize, word: &str) -> bool {
        self.lower(index) == word
    }

    /// Whether the piece is one of these words.
    pub fn any(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(index))
    }

    /// Whether these words stand at `index`.
    pub fn reads(&self, index: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.is(index + offset, word))
    }

    /// Whether nothing stands between the piece and the one before.
    pub fn glued(&self, index: usize) -> bool {
        self.piece(index).is_some_and(|piece| piece.glued)
    }

    /// Whether the piece has this shape.
    pub fn shaped(&self, index: usize, shape: Shape) -> bool {
        self.piece(index).is_some_and(|piece| piece.shape == shape)
    }

    /// The piece as a whole number, when it is plain digits and not more of them than `most`.
    pub fn integer(&self, index: usize, most: usize) -> Option<u32> {
        let form = self.form(index);
        let plain = !form.is_empty() && form.len() <= most && form.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| form.parse().ok()).flatten()
    }

    /// Whether the piece begins with an upper-case letter.
    pub fn capital(&self, index: usize) -> bool {
        self.form(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the piece is an apostrophe of either sort.
    pub fn apostrophe(&self, index: usize) -> bool {
        matches!(self.lower(index), "'" | "’" | "‘")
    }

    /// Whether the piece is a hyphen or dash.
    pub fn hyphen(&self, index: usize) -> bool {
        matches!(self.lower(index), "-" | "‑" | "–" | "—" | "−")
    }

    /// Whether the piece is a hyphen inside a word: "three-year".
    pub fn joint(&self, index: usize) -> bool {
        self.glued(index) && self.hyphen(index) && self.glued(index + 1)
    }

    /// The index behind a hyphen inside a word, else `index` itself.
    pub fn over_joint(&self, index: usize) -> usize {
        if self.joint(index) { index + 1 } else { index }
    }

    /// Whether only white space stands before the piece on its line of the text.
    pub fn opens_line(&self, index: usize) -> bool {
        let before = self.piece(index).map(|piece| &self.text[..piece.span.start as usize]);
        before.is_some_and(|before| {
            before.trim_end_matches([' ', '\t', '\r']).chars().next_back().is_none_or(|c| c == '\n')
        })
    }

    /// Whether only white space stands behind the piece on its line of the text.
    pub fn closes_line(&self, index: usize) -> bool {
        let behind = self.piece(index).map(|piece| &self.text[piece.span.end as usize..]);
        behind
            .is_some_and(|behind| behind.trim_start_matches([' ', '\t', '\r']).chars().next().is_none_or(|c| c == '\n'))
    }

    /// Index of the syntactic word that the piece lies in.
    pub fn token(&self, index: usize) -> Option<usize> {
        self.piece(index).map(|piece| piece.token).filter(|token| *token < self.tree.len())
    }

    /// From the first to the last of these pieces.
    ///
    /// # Panics
    /// When the range is empty or leaves the sentence.
    pub fn span(&self, pieces: std::ops::Range<usize>) -> Span {
        self.pieces[pieces.start].span.join(self.pieces[pieces.end - 1].span)
    }

    /// Index of the first piece that begins at or behind the byte `offset`.
    pub fn piece_from(&self, offset: u32) -> usize {
        self.pieces.partition_point(|piece| piece.span.start < offset)
    }
}

#[cfg(test)]
mod tests {
    use super::piece_at;

    fn check(text: &str, expected: &[&str]) {
        let mut at = 0;
        let mut found = Vec::new();
        while at < text.len() {
            let (shape, length) = piece_at(text, at, text.len());
            if shape.is_some() {
                found.push(&text[at..at + length]);
            }
            at += length;
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("1,000 and 12.5, 1,234,567.8", &["1,000", "and", "12.5", ",", "1,234,567.8"]);
        check("20.11.2024", &["20", ".", "11", ".", "2024"]);
        check("8.12.1991", &["8", ".", "12", ".", "1991"]);
        check("5,10 or 1994,300", &["5", ",", "10", "or", "1994", ",", "300"]);
        check("In 1999.", &["In", "1999", "."]);
    }

    #[test]
    fn letters_and_digits_part() {
        check("1990s", &["1990", "s"]);
        check("1.2bn 20th F-16", &["1.2", "bn", "20", "th", "F", "-", "16"]);
        check("three-year", &["three", "-", "year"]);
    }

    #[test]
    fn abbreviations_keep_their_points() {
        check("8 a.m. EST", &["8", "a.m.", "EST"]);
        check("the U.S. army", &["the", "U.S.", "army"]);
        check("Nov. 3. Then", &["Nov", ".", "3", ".", "Then"]);
        check("8 p.m., he", &["8", "p.m.", ",", "he"]);
        check("week.In", &["week", ".", "In"]);
    }

    #[test]
    fn other_scripts_are_letters_and_marks() {
        check("„Київ“ 3 €", &["„", "Київ", "“", "3", "€"]);
    }
}
