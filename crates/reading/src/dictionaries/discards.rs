use super::{is_silent, matches_at, phrase, without_comment};

/// Discard files: phrases that keep a sentence or a whole record from being coded.
#[derive(Debug, Default)]
pub(super) struct Discards {
    phrases: Vec<(Vec<String>, bool)>,
}

impl Discards {
    pub(super) fn read(&mut self, text: &str) {
        for line in text.lines().filter(|line| !is_silent(line)) {
            let line = without_comment(line).trim();
            let words = phrase(line.trim_start_matches('+'));
            self.phrases.push((words, line.starts_with('+')));
        }
    }

    /// Whether the words hold a phrase that discards the sentence.
    pub(super) fn sentence(&self, words: &[String]) -> bool {
        self.any(words, false)
    }

    /// Whether the words hold a phrase that discards the record.
    pub(super) fn record(&self, words: &[String]) -> bool {
        self.any(words, true)
    }

    fn any(&self, words: &[String], whole: bool) -> bool {
        let stands = |phrase: &[String]| (0..words.len()).any(|start| matches_at(words, start, phrase).is_some());
        self.phrases.iter().any(|(phrase, record)| *record == whole && stands(phrase))
    }
}
