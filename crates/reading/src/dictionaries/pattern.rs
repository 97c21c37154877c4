use std::collections::HashMap;

/// Sets of words and phrases by name.
pub(super) type Synsets = HashMap<String, Vec<String>>;

/// What a pattern wants beside the verb, the part nearest to the verb first on each side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    before: Vec<Element>,
    after: Vec<Element>,
    /// Code, and the code of the event in return.
    pub(super) code: Option<String>,
    pub(super) return_code: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Element {
    what: What,
    /// Nothing may stand between it and what is nearer to the verb.
    glued: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    /// Any of these phrases.
    Phrases(Vec<Vec<String>>),
    /// The source's place (`$`), the target's (`+`), one of several sources (`%`), any actor (`^`).
    Source,
    Target,
    Several,
    Skip,
}

/// Where a pattern put the parties: word positions.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Placed {
    pub(super) source: Option<usize>,
    pub(super) target: Option<usize>,
    pub(super) several: bool,
    /// Words that the pattern names: the more, the more telling.
    pub(super) words: usize,
}

/// The sentence as patterns see it.
pub(super) struct Line<'l> {
    pub(super) words: &'l [String],
    /// Whether an actor starts at the word.
    pub(super) is_actor: &'l dyn Fn(usize) -> bool,
    /// Whether an actor of several stands at the word.
    pub(super) is_several: &'l dyn Fn(usize) -> bool,
}

impl Pattern {
    /// Reads `- words * words [code]` (without the hyphen).
    pub(super) fn parse(text: &str, synsets: &Synsets) -> Option<Self> {
        let (words, code) = text.rsplit_once('[')?;
        let (before, after) = words.split_once('*')?;
        let (code, return_code) = codes(code.split(']').next()?);
        let mut before = elements(before, synsets, false);
        before.reverse();
        Some(Self { before, after: elements(after, synsets, true), code, return_code })
    }

    /// Where its parties stand when it matches around the verb's words.
    pub(super) fn matches(&self, line: &Line<'_>, verb: std::ops::Range<usize>) -> Option<Placed> {
        let mut placed = Placed::default();
        let mut end = verb.start;
        for element in &self.before {
            let found = (0..end).rev().map(|start| (start, element.at(line, start)));
            let (start, _) = found
                .filter_map(|(start, length)| Some((start, length?)))
                .find(|(start, length)| start + length <= end && (!element.glued || start + length == end))?;
            element.place(start, &mut placed);
            end = start;
        }
        let mut start = verb.end;
        for element in &self.after {
            let places = if element.glued { start..(start + 1).min(line.words.len()) } else { start..line.words.len() };
            let (place, length) = places.into_iter().find_map(|place| Some((place, element.at(line, place)?)))?;
            element.place(place, &mut placed);
            start = place + length;
        }
        Some(placed)
    }
}

impl Element {
    /// Its length when it stands at `start`.
    fn at(&self, line: &Line<'_>, start: usize) -> Option<usize> {
        match &self.what {
            What::Phrases(phrases) => {
                let lengths = phrases.iter().filter_map(|phrase| super::matches_at(line.words, start, phrase));
                lengths.max()
            }
            What::Several => (line.is_several)(start).then_some(1),
            What::Source | What::Target | What::Skip => (line.is_actor)(start).then_some(1),
        }
    }

    fn place(&self, start: usize, placed: &mut Placed) {
        match &self.what {
            What::Phrases(_) => placed.words += 1,
            What::Source => placed.source = Some(start),
            What::Target => placed.target = Some(start),
            What::Several => placed.several = true,
            What::Skip => {}
        }
    }
}

/// `code`, `code:return` or `:return`; hyphens are no code.
pub(super) fn codes(text: &str) -> (Option<String>, Option<String>) {
    let mut parts = text.split(':').map(|part| Some(part.trim()).filter(|part| is_code(part)).map(str::to_owned));
    (parts.next().flatten(), parts.next().flatten())
}

fn is_code(part: &str) -> bool {
    part.chars().any(char::is_alphanumeric)
}

/// The elements of one side in the order of the text. A glue stands between an element and the one nearer to the verb.
fn elements(text: &str, synsets: &Synsets, behind: bool) -> Vec<Element> {
    let text = text.replace(['(', ')', '{', '}'], " ");
    let mut elements = Vec::new();
    let mut glued = text.starts_with('_');
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|character: char| character != '_' && !character.is_whitespace()) {
        let gap = &rest[..start];
        if behind && (start > 0 || !elements.is_empty()) {
            glued = gap == "_";
        }
        rest = &rest[start..];
        let end = rest.find(|character: char| character == '_' || character.is_whitespace()).unwrap_or(rest.len());
        let glued_after = rest[end..].starts_with('_') && !rest[end..].starts_with("_ ");
        let what = what(&rest[..end], synsets);
        elements.push(Element { what, glued: if behind { glued } else { glued_after } });
        rest = &rest[end..];
    }
    elements
}

fn what(word: &str, synsets: &Synsets) -> What {
    match word {
        "$" => What::Source,
        "+" => What::Target,
        "%" => What::Several,
        "^" => What::Skip,
        word => What::Phrases(match word.strip_prefix('&') {
            Some(name) => expand(name, synsets, 3),
            None => vec![vec![word.to_uppercase()]],
        }),
    }
}

/// The phrases of a set, also those of sets inside it.
fn expand(name: &str, synsets: &Synsets, depth: usize) -> Vec<Vec<String>> {
    let members = synsets.get(name.trim_end_matches('_')).into_iter().flatten();
    members
        .flat_map(|member| match (member.strip_prefix('&'), depth) {
            (Some(inner), 1..) => expand(inner, synsets, depth - 1),
            _ => vec![super::phrase(member)],
        })
        .collect()
}
