use polybius_text::Span;

/// A run of characters without white space between them.
pub(super) struct Chunk<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

/// The chunks of a paragraph that hold more than invisible characters.
pub(super) fn chunks<'a>(text: &'a str, paragraph: Span) -> impl Iterator<Item = Chunk<'a>> {
    let base = paragraph.start as usize;
    let words = paragraph.of(text);
    words.split(is_separator).filter_map(move |piece| {
        let inner = piece.trim_matches(is_invisible);
        let start = base + (inner.as_ptr() as usize - words.as_ptr() as usize);
        (!inner.is_empty()).then_some(Chunk { start, text: inner })
    })
}

/// White space, control characters and what other systems take for a line's end.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// Characters without a shape of their own: zero-width spaces and joiners, direction marks, the byte order mark.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}
