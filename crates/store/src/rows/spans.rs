use polybius_text::{CodePoints, Span};
use serde::{Deserialize, Serialize};

/// A stretch of a report's text in code points, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanRow {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A stretch of a report's text in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Extent {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
}

/// Turns byte spans of one text into what leaves the program.
pub struct Quoter<'text> {
    text: &'text str,
    points: CodePoints<'text>,
}

impl<'text> Quoter<'text> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'text str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    /// The span with its words.
    pub fn span(&self, span: Span) -> SpanRow {
        let Extent { start, end } = self.extent(span);
        SpanRow { start, end, text: self.words(span).to_owned() }
    }

    /// The span without its words.
    pub fn extent(&self, span: Span) -> Extent {
        Extent { start: self.points.at(span.start as usize), end: self.points.at(span.end as usize) }
    }

    /// The words alone.
    pub fn words(&self, span: Span) -> &'text str {
        span.of(self.text)
    }

    /// The spans with their words.
    pub fn spans(&self, spans: &[Span]) -> Vec<SpanRow> {
        spans.iter().map(|span| self.span(*span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Quoter, SpanRow};
    use polybius_text::Span;

    #[test]
    fn offsets_count_code_points() {
        let text = "“Né” là";
        let start = text.find("là").unwrap();
        let row = Quoter::new(text).span(Span::new(start, text.len()));
        assert_eq!(row, SpanRow { start: 5, end: 7, text: "là".to_owned() });
    }
}
