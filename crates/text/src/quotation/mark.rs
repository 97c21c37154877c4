use crate::Span;

/// Marks that belong together: one of them can close what another one opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„ “`, two apostrophes, two backquotes.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`, also turned round.
    Angle,
    /// `‹ ›`, also turned round.
    SingleAngle,
    /// `「 」` and `『 』`.
    Corner,
}

/// What a glyph does, or what it can do at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// It opens a quotation.
    Opens,
    /// It closes one.
    Closes,
    /// The glyph does not tell.
    Either,
}

/// What stands beside a mark, directional marks aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Space,
    Letter,
    Digit,
    Stop,
    Bracket,
    Dash,
    Quote,
}

impl Side {
    fn of(neighbour: Option<char>) -> Self {
        match neighbour {
            None => Self::Space,
            Some(character) if character.is_whitespace() => Self::Space,
            Some(character) if character.is_numeric() => Self::Digit,
            Some(character) if character.is_alphabetic() => Self::Letter,
            Some('(' | '[' | '{' | '/') => Self::Bracket,
            Some('-' | '–' | '—' | '―') => Self::Dash,
            Some(character) if glyph(character).is_some() => Self::Quote,
            Some(_) => Self::Stop,
        }
    }

    fn is_word(self) -> bool {
        matches!(self, Self::Letter | Self::Digit)
    }
}

/// A quotation mark at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// Where it stands; two bytes or more for a doubled one.
    pub span: Span,
    /// What it can be paired with.
    pub family: Family,
    /// What its glyph says.
    glyph: Turn,
    before: Side,
    after: Side,
    /// The words before it end a sentence.
    pub after_sentence: bool,
    /// It may be the apostrophe of a plural (`the workers' rights`).
    pub possessive: bool,
}

impl Mark {
    /// What the mark does here, given whether its family is open.
    pub fn turn(&self, open: bool) -> Turn {
        let (leads, ends) = (self.can_lead(), self.can_end());
        match self.glyph {
            Turn::Opens if open && ends && !leads => Turn::Closes,
            Turn::Closes if !open && leads && !ends => Turn::Opens,
            Turn::Either if leads && !ends => Turn::Opens,
            Turn::Either if ends && !leads => Turn::Closes,
            Turn::Either if open => Turn::Closes,
            Turn::Either => Turn::Opens,
            certain => certain,
        }
    }

    /// Whether it stands for feet, inches, minutes or seconds, unless it closes a quotation.
    pub fn can_be_prime(&self) -> bool {
        self.glyph == Turn::Either && self.before == Side::Digit
    }

    /// Whether it can only be meant as a mark: a single straight one that nothing closes is an apostrophe.
    pub fn is_surely_mark(&self) -> bool {
        self.family != Family::Single || (self.glyph == Turn::Opens && self.after == Side::Letter)
    }

    fn can_lead(&self) -> bool {
        matches!(self.before, Side::Space | Side::Bracket | Side::Dash | Side::Quote) && self.after != Side::Space
    }

    fn can_end(&self) -> bool {
        !self.after.is_word() && self.before != Side::Space
    }
}

/// The marks of one paragraph; apostrophes inside words are left out.
pub(super) fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let mut found = Vec::new();
    // Pairs of a straight and a curly mark that opened; only such a pair is closed by one.
    let mut mixed = 0;
    let mut glyphs = paragraph.of(text).char_indices().filter(|(_, character)| glyph(*character).is_some()).peekable();
    while let Some((offset, mut character)) = glyphs.next() {
        let start = paragraph.start as usize + offset;
        let mut end = start + character.len_utf8();
        let next = offset + character.len_utf8();
        let doubled = |second: char| character == second && doubles(character);
        let pair = |second: char| (character, second) == ('"', '“') || (character, second) == ('”', '"') && mixed > 0;
        if let Some((_, second)) = glyphs.next_if(|(at, second)| *at == next && (doubled(*second) || pair(*second))) {
            end += second.len_utf8();
            mixed += i32::from(second == '“' && character == '"') - i32::from(second == '"' && character == '”');
            // Of a straight and a curly mark the curly one says which way they turn.
            character = if character == '"' { second } else { character };
        }
        found.extend(mark(text, paragraph, Span::new(start, end), character));
    }
    found
}

/// Glyphs of which two in a row are one mark.
fn doubles(character: char) -> bool {
    matches!(character, '\'' | '`' | '"' | '“' | '”')
}

fn mark(text: &str, paragraph: Span, span: Span, character: char) -> Option<Mark> {
    let doubled = span.len() > character.len_utf8();
    let (mut family, glyph) = glyph(character)?;
    if doubled && family == Family::Single {
        family = Family::Double;
    }
    let before_text = text[paragraph.start as usize..span.start as usize].trim_end_matches(invisible);
    let after_text = text[span.end as usize..paragraph.end as usize].trim_start_matches(invisible);
    let before = Side::of(before_text.chars().next_back());
    let after = Side::of(after_text.chars().next());
    if family == Family::Single && is_apostrophe(character, before, after, after_text) {
        return None;
    }
    let possessive =
        family == Family::Single && before_text.ends_with(['s', 'S']) && starts_word_after_space(after_text);
    let after_sentence = ends_sentence(before_text);
    Some(Mark { span, family, glyph, before, after, after_sentence, possessive })
}

fn is_apostrophe(character: char, before: Side, after: Side, after_text: &str) -> bool {
    if character == '‚' || character == '`' {
        return false;
    }
    let inside_word = before.is_word() && after.is_word();
    inside_word || (!before.is_word() && (after == Side::Digit || starts_with_elision(after_text)))
}

/// Words written with an apostrophe for their first letters.
fn starts_with_elision(text: &str) -> bool {
    const ELISIONS: [&str; 9] = ["tis", "twas", "em", "n", "til", "cause", "bout", "round", "cos"];
    let end = text.find(|character: char| !character.is_alphabetic()).unwrap_or(text.len());
    ELISIONS.iter().any(|elision| text[..end].eq_ignore_ascii_case(elision))
}

fn starts_word_after_space(text: &str) -> bool {
    text.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

fn ends_sentence(text: &str) -> bool {
    let words = text.trim_end();
    words.is_empty() || words.ends_with(['.', '!', '?', '…', '”', '»', '"'])
}

/// Marks of writing direction and characters without width: they say nothing about quotation.
pub(super) fn invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn glyph(character: char) -> Option<(Family, Turn)> {
    Some(match character {
        '"' | '‟' | '״' | '＂' => (Family::Double, Turn::Either),
        '“' | '„' => (Family::Double, Turn::Opens),
        '”' => (Family::Double, Turn::Closes),
        '\'' => (Family::Single, Turn::Either),
        '‘' | '‚' | '`' => (Family::Single, Turn::Opens),
        '’' => (Family::Single, Turn::Closes),
        '«' => (Family::Angle, Turn::Opens),
        '»' => (Family::Angle, Turn::Closes),
        '‹' => (Family::SingleAngle, Turn::Opens),
        '›' => (Family::SingleAngle, Turn::Closes),
        '「' | '『' => (Family::Corner, Turn::Opens),
        '」' | '』' => (Family::Corner, Turn::Closes),
        _ => return None,
    })
}
