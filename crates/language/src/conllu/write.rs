use std::fmt::Write;

use super::spaces::escaped;
use crate::{Analysis, Argument, Sentence, Upos};

/// Writes the sentences of `text`, as [`read`](super::read) reads them.
///
/// Words that English writes as one (`don't`, `Mary's`, `cannot`) stand under a range line, as in the treebanks.
pub fn write(text: &str, analysis: &Analysis) -> String {
    let mut written = String::new();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let after = analysis.sentences.get(index + 1).map(|next| next.span.start);
        SentenceWriter { text, sentence, after, written: &mut written }.write(index + 1);
    }
    written
}

struct SentenceWriter<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    /// Where the next sentence starts.
    after: Option<u32>,
    written: &'a mut String,
}

impl SentenceWriter<'_> {
    fn write(mut self, number: usize) {
        if self.sentence.opens_paragraph {
            self.written.push_str("# newpar\n");
        }
        let words: Vec<&str> = self.sentence.span.of(self.text).split_whitespace().collect();
        self.line(format_args!("# sent_id = {number}\n# text = {}", words.join(" ")));
        let mut notes = self.names();
        self.predicates(&mut notes);
        let mut index = 0;
        while index < self.sentence.tokens.len() {
            let end = self.token_end(index);
            if end > index + 1 {
                self.range(index, end);
            }
            for (word, notes) in notes.iter().enumerate().take(end).skip(index) {
                let spacing = if end > index + 1 { None } else { self.spacing(word) };
                self.word(word, notes, spacing);
            }
            index = end;
        }
        self.written.push('\n');
    }

    fn line(&mut self, line: std::fmt::Arguments) {
        writeln!(self.written, "{line}").expect("writing to a string does not fail");
    }

    fn range(&mut self, start: usize, end: usize) {
        let (first, last) = (self.sentence.tokens[start].span, self.sentence.tokens[end - 1].span);
        let form = first.join(last).of(self.text);
        let misc = self.spacing(end - 1).unwrap_or_else(|| "_".to_owned());
        self.line(format_args!("{}-{end}\t{form}{}\t{misc}", start + 1, "\t_".repeat(7)));
    }

    fn word(&mut self, index: usize, notes: &[String], spacing: Option<String>) {
        let token = &self.sentence.tokens[index];
        let form = token.span.of(self.text);
        let features = Some(token.features.as_str()).filter(|features| !features.is_empty()).unwrap_or("_");
        let head = token.head.map_or(0, |head| head + 1);
        let misc: Vec<&str> = notes.iter().chain(&spacing).map(String::as_str).collect();
        let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
        let (upos, relation) = (token.upos.name(), token.relation.name());
        let number = index + 1;
        self.line(format_args!(
            "{number}\t{form}\t{}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t{misc}",
            token.lemma
        ));
    }

    /// What MISC says about the space after a word; nothing when it is a single space.
    fn spacing(&self, index: usize) -> Option<String> {
        let end = self.sentence.tokens[index].span.end;
        let next = self.sentence.tokens.get(index + 1).map(|next| next.span.start).or(self.after)?;
        match &self.text[end as usize..next as usize] {
            "" => Some("SpaceAfter=No".to_owned()),
            " " => None,
            other => Some(format!("SpacesAfter={}", escaped(other))),
        }
    }

    /// The word after the last one that is written together with the word at `index`.
    fn token_end(&self, index: usize) -> usize {
        (index + 1..self.sentence.tokens.len())
            .find(|next| !self.is_clitic(*next))
            .unwrap_or(self.sentence.tokens.len())
    }

    /// Whether a word is glued to the word before it without being punctuation: `n't`, `'s`, the `not` of `cannot`; the
    /// `pm` of `5pm` is a token of its own.
    fn is_clitic(&self, index: usize) -> bool {
        let (before, word) = (&self.sentence.tokens[index - 1], &self.sentence.tokens[index]);
        let form = word.span.of(self.text);
        let joins: fn(char) -> bool =
            if form.starts_with(is_apostrophe) { char::is_alphanumeric } else { char::is_alphabetic };
        let follows_letter = before.span.of(self.text).ends_with(joins);
        let has_letter = form.chars().all(|c| c.is_alphabetic() || is_apostrophe(c));
        let is_word = !matches!(word.upos, Upos::Punctuation | Upos::Symbol);
        before.span.end == word.span.start && follows_letter && has_letter && is_word
    }

    /// What MISC says of each word's name.
    fn names(&self) -> Vec<Vec<String>> {
        let mut notes = vec![Vec::new(); self.sentence.tokens.len()];
        for name in &self.sentence.names {
            for index in name.tokens.clone() {
                let position = if index == name.tokens.start { "B" } else { "I" };
                notes[index].push(format!("NER={position}-{}", name.kind.name()));
            }
        }
        notes
    }

    /// Adds what MISC says of the predicates: whether they happened, and the numbers of the first and last word of each
    /// argument with its role.
    fn predicates(&self, notes: &mut [Vec<String>]) {
        for predicate in &self.sentence.predicates {
            let notes = &mut notes[predicate.token];
            notes.push(format!("Happened={:.2}", predicate.happened));
            let role = |one: &Argument| format!("{}:{}-{}", one.role.name(), one.tokens.start + 1, one.tokens.end);
            let roles: Vec<String> = predicate.arguments.iter().map(role).collect();
            if !roles.is_empty() {
                notes.push(format!("Roles={}", roles.join(",")));
            }
        }
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`')
}
