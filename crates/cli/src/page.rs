//! Lines of text for a terminal: wrapped to its width, styled.

use anstyle::Style;

/// A heading.
pub const HEADING: Style = Style::new().bold();

/// What is read last: anchors, counts, codes.
pub const FAINT: Style = Style::new().dimmed();

/// Width of lines where there is no terminal.
const WIDTH: usize = 80;

/// Longer lines are hard to read.
const WIDEST: usize = 100;

/// Width of the lines on standard output.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
}

/// Breaks a paragraph into lines; `first` and `next` stand before its first line and the others.
pub fn wrap(text: &str, first: &str, next: &str) -> String {
    wrap_to(width(), text, first, next)
}

/// As [`wrap`], with a given width. Escape sequences count nothing.
pub fn wrap_to(width: usize, text: &str, first: &str, next: &str) -> String {
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options.word_separator(textwrap::WordSeparator::AsciiSpace));
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// The words with every run of white space folded to one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words without quotation marks at their ends, so that they can be put between marks of our own.
pub fn unquoted(text: &str) -> &str {
    text.trim_matches(['“', '”', '"', '„', '«', '»', ' ', ','])
}

/// The words in a style.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Cuts a text between words to at most `most` characters, with an ellipsis where something went.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{} …", kept.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

/// `1 report`, `3 reports`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{counted, shortened, wrap_to};

    #[test]
    fn a_paragraph_hangs_from_its_first_line() {
        assert_eq!(wrap_to(20, "one two three four five", "- ", "  "), "- one two three four\n  five");
    }

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(shortened("the harbour stayed closed", 16), "the harbour …");
        assert_eq!(shortened("closed", 16), "closed");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            (counted(1, "report", "reports"), counted(0, "report", "reports")),
            ("1 report".into(), "0 reports".into())
        );
    }
}
