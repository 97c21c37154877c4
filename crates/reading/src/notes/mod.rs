//! Defects of the text and warnings about it.
//!
//! One rule, one file; nothing is mended, a reader is only told.

mod boilerplate;
mod broken_sentence;
mod editorial_insert;
mod stale_reference;
mod unbalanced_quote;

use std::borrow::Cow;

use polybius_text::{Layout, Quotations, Span};

use crate::Context;
use crate::account::Note;

/// Finds the defects of a report's text, in its order.
pub fn find(context: &Context<'_>) -> Vec<Note> {
    let mut notes = in_text(context.text);
    notes.extend(stale_reference::find(context));
    notes.sort_by(|left, right| (left.span, &left.kind).cmp(&(right.span, &right.kind)));
    notes
}

/// What can be seen without trees.
fn in_text(text: &str) -> Vec<Note> {
    let layout = Layout::of(text);
    let mut notes = editorial_insert::find(text, &layout);
    notes.extend(unbalanced_quote::find(&Quotations::in_layout(text, &layout)));
    notes.extend(broken_sentence::find(text, &layout));
    notes.extend(boilerplate::find(text, &layout));
    notes
}

fn note(kind: &'static str, span: Span, remark: &str) -> Note {
    Note { kind: Cow::Borrowed(kind), span, note: remark.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::in_text;

    /// Checks the notes that need no trees, as `kind: words`.
    pub(super) fn check(text: &str, expected: &[&str]) {
        let mut notes = in_text(text);
        notes.sort_by_key(|note| (note.span.start, std::cmp::Reverse(note.span.end)));
        let shown: Vec<_> = notes.iter().map(|note| format!("{}: {}", note.kind, note.span.of(text))).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "[", "]]]][[[[", "\u{202e}\"«[é", ". . . . ."] {
            in_text(&text.repeat(1000));
        }
    }
}
