use polybius_text::Span;

/// A text and two of its parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The text, to the letter.
    pub text: String,
    /// The words of the one that acts.
    pub source: String,
    /// The words of the one it is done to.
    pub target: String,
    /// The text with the meant occurrences inside `<s>…</s>` and `<t>…</t>`.
    pub marked: Option<String>,
}

impl Pair {
    /// Where the source stands in the text: as marked, else every occurrence of its words.
    pub fn sources(&self) -> Vec<Span> {
        self.places("<s>", "</s>", &self.source)
    }

    /// Where the target stands in the text.
    pub fn targets(&self) -> Vec<Span> {
        self.places("<t>", "</t>", &self.target)
    }

    fn places(&self, open: &str, close: &str, words: &str) -> Vec<Span> {
        let marked = self.marked.as_deref().map_or(Vec::new(), |marked| marked_places(marked, &self.text, open, close));
        if marked.is_empty() { occurrences(&self.text, words.trim()) } else { marked }
    }
}

/// Every occurrence of the words: as written, else in any case.
fn occurrences(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let exact: Vec<Span> =
        text.match_indices(words).map(|(start, found)| Span::new(start, start + found.len())).collect();
    let (text, words) = (text.to_ascii_lowercase(), words.to_ascii_lowercase());
    if exact.is_empty() {
        return text.match_indices(&words).map(|(start, found)| Span::new(start, start + found.len())).collect();
    }
    exact
}

/// The marked stretches as spans of the text without marks; none when the two texts differ otherwise.
fn marked_places(marked: &str, text: &str, open: &str, close: &str) -> Vec<Span> {
    const MARKS: [&str; 4] = ["<s>", "</s>", "<t>", "</t>"];
    let (mut places, mut plain, mut start, mut rest) = (Vec::new(), 0, None, marked);
    while !rest.is_empty() {
        if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            if *mark == open {
                start = Some(plain);
            } else if *mark == close
                && let Some(start) = start.take()
            {
                places.push((start, plain));
            }
            rest = &rest[mark.len()..];
            continue;
        }
        let length = rest.chars().next().map_or(1, char::len_utf8);
        if text.get(plain..plain + length) != rest.get(..length) {
            return Vec::new();
        }
        plain += length;
        rest = &rest[length..];
    }
    places.into_iter().map(|(start, end)| Span::new(start, end).trimmed(text)).collect()
}
