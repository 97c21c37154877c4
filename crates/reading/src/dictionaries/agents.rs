use std::collections::HashMap;

use super::{is_silent, matches_at, phrase, without_comment};

/// Agent files: common nouns whose code is added to an actor's.
#[derive(Debug, Default)]
pub(super) struct Agents {
    /// Nouns with their codes, by first word, the longest first.
    nouns: HashMap<String, Vec<(Vec<String>, Agent)>>,
    /// What `!NAME!` may stand for.
    substitutes: HashMap<String, Vec<String>>,
}

/// A code that stands before or behind that of an actor.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Agent {
    pub(super) code: String,
    pub(super) before: bool,
}

impl Agents {
    pub(super) fn read(&mut self, text: &str, report: &mut dyn FnMut(usize, &str)) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_silent(line)) {
            let line = without_comment(line);
            if let Some((name, words)) = line.split_once('=').filter(|_| line.starts_with('!')) {
                let words = words.split(',').map(|word| word.trim().to_uppercase()).collect();
                self.substitutes.insert(name.trim().to_owned(), words);
            } else if let Some((nouns, agent)) = entry(line) {
                self.add(nouns, &agent);
            } else {
                report(number + 1, "expected a noun and a code such as [~GOV]");
            }
        }
        self.nouns.values_mut().for_each(|nouns| nouns.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    }

    fn add(&mut self, nouns: &str, agent: &Agent) {
        let (noun, plurals) = nouns.split_once('{').map_or((nouns, None), |(noun, rest)| (noun, Some(rest)));
        let plurals = match plurals {
            Some(plurals) => plurals.trim_end().trim_end_matches('}').split_whitespace().map(str::to_owned).collect(),
            None => vec![plural(noun.trim())],
        };
        for form in std::iter::once(noun.trim().to_owned()).chain(plurals) {
            for form in self.substituted(&form) {
                let words = phrase(&form);
                let Some(first) = words.first().cloned() else { continue };
                self.nouns.entry(first).or_default().push((words, agent.clone()));
            }
        }
    }

    /// The form with every `!NAME!` replaced by each of its words.
    fn substituted(&self, form: &str) -> Vec<String> {
        match self.substitutes.iter().find(|(name, _)| form.contains(name.as_str())) {
            Some((name, words)) => words.iter().map(|word| form.replace(name.as_str(), word)).collect(),
            None => vec![form.to_owned()],
        }
    }

    /// The longest noun at `start`, with its length.
    pub(super) fn at(&self, words: &[String], start: usize) -> Option<(usize, &Agent)> {
        let nouns = self.nouns.get(words.get(start)?)?;
        nouns.iter().find_map(|(noun, agent)| Some((matches_at(words, start, noun)?, agent)))
    }
}

fn entry(line: &str) -> Option<(&str, Agent)> {
    let (nouns, code) = line.split_once('[')?;
    let code = code.split(']').next()?.trim();
    let bare = code.trim_matches('~');
    (code != bare && !bare.is_empty())
        .then(|| (nouns.trim(), Agent { code: bare.to_owned(), before: code.ends_with('~') }))
}

/// The regular plural.
fn plural(noun: &str) -> String {
    match noun.strip_suffix('Y') {
        Some(stem) if !stem.ends_with(['A', 'E', 'O', 'U']) => format!("{stem}IES"),
        _ if noun.ends_with('S') => format!("{noun}ES"),
        _ => format!("{noun}S"),
    }
}
