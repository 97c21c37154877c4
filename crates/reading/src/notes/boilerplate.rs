//! # What it finds
//! Lines that belong to the page and not to the report: "Read also: …", "Subscribe to …".
//!
//! # When it does not
//! For a long paragraph that only happens to begin so.
//!
//! # Example
//! "Read also: Ferries are back": the whole line.
//!
//! # Source
//! Written for this project.

use polybius_knowledge::Defects;
use polybius_text::{Layout, Span};

use super::note;
use crate::account::Note;

pub(super) fn find(text: &str, layout: &Layout) -> Vec<Note> {
    let spans = layout.paragraphs.iter().map(|paragraph| paragraph.span);
    let lines = spans.filter(|span| is_boilerplate(text, *span));
    lines.map(|span| note("boilerplate", span, "This line belongs to the page, not to the report.")).collect()
}

fn is_boilerplate(text: &str, line: Span) -> bool {
    const LONGEST: usize = 30;
    let words = line.of(text);
    Defects::embedded().is_boilerplate(words) && words.split_whitespace().nth(LONGEST).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn lines_of_the_page() {
        check(
            "The mill closed.\nRead also: Ferries are back\nIt will open again.",
            &["boilerplate: Read also: Ferries are back"],
        );
        check("Photographs of the mill were shown. Read also what the bakers said.", &[]);
    }
}
