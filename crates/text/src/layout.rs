use crate::Span;

/// What stands between two words, as far as the layout of the page is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the words are glued together.
    None,
    /// White space inside a paragraph; in hard-wrapped text also a line break.
    Space,
    /// A line break that ends a paragraph.
    Line,
    /// A blank line, or the start of the text.
    Blank,
}

/// One paragraph: a stretch of text without white space at its ends, and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// [`Gap::Line`] or [`Gap::Blank`].
    pub before: Gap,
}

/// How a text is laid out in paragraphs.
///
/// In most texts each line is a paragraph. Text that was wrapped at a fixed width (old wires, e-mail) has a line break
/// inside its sentences; there, only a blank line or one that is indented deeper than others opens a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The paragraphs in order; together they hold every character that is not white space.
    pub paragraphs: Vec<Paragraph>,
    /// Whether lines were broken at a fixed width.
    pub hard_wrapped: bool,
}

impl Layout {
    /// Finds the paragraphs of `text`.
    pub fn of(text: &str) -> Self {
        let hard_wrapped = is_hard_wrapped(text);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut before = Gap::Blank;
        let margin = margin(text);
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(offset, offset + line.len()).trimmed(text);
            offset += line.len();
            if span.is_empty() {
                before = Gap::Blank;
                continue;
            }
            let indented = indent(line) > margin;
            match paragraphs.last_mut() {
                Some(last) if hard_wrapped && before == Gap::Line && !indented => last.span = last.span.join(span),
                _ => paragraphs.push(Paragraph { span, before }),
            }
            before = Gap::Line;
        }
        Self { paragraphs, hard_wrapped }
    }
}

/// How far a line is indented.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The indent of the lines that are indented least.
fn margin(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0)
}

/// A text is hard-wrapped when no line is very long and most lines that are followed by another one, which does not open
/// a paragraph by its indent, are filled without ending a sentence: in narrow text a good part of the width, in wide text
/// so far that the next word had hardly room. Where a filled line of narrow text goes on in lower case on the next, half of
/// the lines are enough, and one may be all there is.
fn is_hard_wrapped(text: &str) -> bool {
    const WIDEST: usize = 140;
    const NARROW: usize = 100;
    const FILLED_LINE: usize = 30;
    let margin = margin(text);
    let columns = |line: &str| line.trim_end().chars().count();
    let width = text.lines().map(columns).max().unwrap_or(0);
    if width > WIDEST {
        return false;
    }
    let is_filled = |line: &str, next: &str| match width <= NARROW {
        true => columns(line.trim_start()) >= FILLED_LINE,
        false => {
            let word = next.split_whitespace().next().map_or(0, columns);
            columns(line) + 1 + word >= width
        }
    };
    let (mut followed, mut wrapped, mut goes_on_in_lower_case) = (0, 0, false);
    let mut previous: Option<&str> = None;
    for line in text.lines() {
        let is_next =
            |previous: &&str| !previous.trim().is_empty() && !line.trim().is_empty() && indent(line) <= margin;
        if let Some(previous) = previous.filter(is_next) {
            followed += 1;
            let ends_sentence = previous.trim_end().ends_with(['.', '!', '?', '"', '”', ':']);
            let is_wrapped = is_filled(previous, line) && !ends_sentence;
            wrapped += usize::from(is_wrapped);
            goes_on_in_lower_case |= width <= NARROW && is_wrapped && line.trim_start().starts_with(char::is_lowercase);
        }
        previous = Some(line);
    }
    goes_on_in_lower_case && wrapped * 2 >= followed || followed >= 2 && wrapped * 3 >= followed * 2
}

#[cfg(test)]
mod tests {
    use super::{Gap, Layout};

    fn check(text: &str, expected: &[(&str, Gap)]) {
        let layout = Layout::of(text);
        let found: Vec<_> = layout.paragraphs.iter().map(|p| (p.span.of(text), p.before)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_line_is_a_paragraph() {
        check(
            "A headline\nThe first line.\r\n\n  Another. \n",
            &[("A headline", Gap::Blank), ("The first line.", Gap::Line), ("Another.", Gap::Blank)],
        );
    }

    #[test]
    fn lines_of_wrapped_text_belong_together() {
        let text = "The harbour stayed closed throughout the day\nbecause of the storm, and the ferries that had\nbeen due in the morning \
                    were sent back.\n    The port said it would open again on Monday\nif the wind allowed.\n";
        let layout = Layout::of(text);
        assert!(layout.hard_wrapped);
        assert_eq!(layout.paragraphs.len(), 2);
        assert!(layout.paragraphs[1].span.of(text).starts_with("The port said"));
    }

    #[test]
    fn wide_lines_are_wrapped_where_the_next_word_had_no_room() {
        let words = |count: usize| vec!["word"; count].join(" ");
        let filled = format!("{}\n{}\n{}", words(24), words(24), words(3));
        assert!(Layout::of(&filled).hard_wrapped);
        let with_room = format!("{}\n{}\n{}", words(24), words(20), words(3));
        assert!(!Layout::of(&with_room).hard_wrapped);
    }

    #[test]
    fn short_paragraphs_that_are_indented_are_wrapped_too() {
        let text = "The harbour stayed closed on Monday, a clerk\nsaid.\n    \"The storm is over,\"\nshe said.\n    Ferries sail again \
                    as soon as the wind\nallows it.\n    \"We wait,\" a captain of one of the ferries\nsaid.\n    Nobody \
                    knows.\n    It may be days.\n";
        let layout = Layout::of(text);
        assert!(layout.hard_wrapped);
        assert_eq!(layout.paragraphs.len(), 6);
    }

    #[test]
    fn one_line_that_goes_on_in_lower_case_is_enough() {
        assert!(Layout::of("The harbour board said it is raising its\nmain fee to 12 pct from 10 pct.").hard_wrapped);
        assert!(!Layout::of("The harbour board is raising its fees\nFerries stay in port").hard_wrapped);
    }

    #[test]
    fn an_empty_text_has_no_paragraph() {
        check(" \n\n", &[]);
    }
}
