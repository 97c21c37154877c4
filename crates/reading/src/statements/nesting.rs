//! Which statement stands inside which.

use polybius_text::Span;

use crate::account::Statement;

/// Tells each statement the innermost one whose content holds it.
pub(super) fn nest(statements: &mut [Statement]) {
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        contents.extend(statement.content.iter().map(|span| (*span, index)));
    }
    contents.sort_by_key(|(span, index)| (span.start, std::cmp::Reverse(span.end), *index));
    let mut anchors: Vec<(Span, usize)> =
        (0..statements.len()).filter_map(|index| anchor(&statements[index], index)).collect();
    anchors.sort_unstable();
    let mut around: Vec<(Span, usize)> = Vec::new();
    let mut next = contents.into_iter().peekable();
    for (span, index) in anchors {
        while let Some(content) = next.next_if(|(content, _)| content.start <= span.start) {
            around.push(content);
        }
        around.retain(|(content, _)| content.end > span.start);
        let holds = |(content, own): &&(Span, usize)| *own != index && content.contains(span) && *content != span;
        let innermost = around.iter().filter(holds).min_by_key(|(content, own)| (content.len(), *own));
        statements[index].within = innermost.map(|(_, outer)| *outer);
    }
}

/// The words that must lie inside another statement for this one to be nested in it.
fn anchor(statement: &Statement, index: usize) -> Option<(Span, usize)> {
    let span = statement.cue.or_else(|| statement.content.first().copied())?;
    Some((span, index))
}
