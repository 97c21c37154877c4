//! # What it finds
//! Quotation marks that open or close nothing, or that pair with a mark of another kind.
//!
//! # When it does not
//! For apostrophes, marks of feet and inches, and a quotation over several paragraphs that opens each of them with a mark.
//!
//! # Example
//! "It is over,” she said.": the mark has no partner.
//!
//! # Source
//! Written for this project.

use polybius_text::Quotations;

use super::note;
use crate::account::Note;

pub(super) fn find(quotations: &Quotations) -> Vec<Note> {
    let told = |span| note("unbalanced_quote", span, "This quotation mark has no partner of its kind.");
    quotations.unbalanced.iter().copied().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn marks_without_partner() {
        check("It is over,” she said to the crew.", &["unbalanced_quote: ”"]);
        check("“It is over,” she said to the dockers’ union.", &[]);
    }
}
