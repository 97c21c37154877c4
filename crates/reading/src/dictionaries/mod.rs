//! Other people's dictionaries: records coded with the verb, actor, agent and discard files of PETRARCH and TABARI.
//!
//! The files come in as texts ([`File`]); what could not be read is told with file and line ([`Defect`]) and left out.
//! Coding follows these programs' rules: an actor's code is the one that holds on the record's day, agents beside it are
//! added, and a verb's code is the one of its longest pattern that matches.

mod actors;
mod agents;
mod coder;
mod discards;
mod parties;
mod pattern;
#[cfg(test)]
mod tests;
mod verbs;

use jiff::civil::Date;

use crate::Reader;

/// A dictionary file.
#[derive(Debug, Clone)]
pub struct File<'t> {
    /// Its name; `verbs`, `actors`, `agents` and `discards` in it tell what it is, `CAMEO` stands for verbs.
    pub name: &'t str,
    /// Its text.
    pub text: &'t str,
}

/// A line of a dictionary that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What was expected.
    pub message: String,
}

/// An event with the codes of the dictionaries.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodedEvent {
    /// Code of the one who acts.
    pub source: String,
    /// Code of the one it is done to.
    pub target: String,
    /// The verb's code.
    pub code: String,
}

/// A set of dictionaries.
#[derive(Debug, Default)]
pub struct Dictionaries {
    actors: actors::Actors,
    agents: agents::Agents,
    discards: discards::Discards,
    verbs: verbs::Verbs,
}

impl Dictionaries {
    /// Reads dictionaries. Files whose name tells nothing are a defect each.
    pub fn read(files: &[File<'_>]) -> (Self, Vec<Defect>) {
        let mut all = Self::default();
        let mut defects = Vec::new();
        for file in files {
            let name = file.name.to_lowercase();
            let mut report = |line: usize, message: &str| {
                defects.push(Defect { file: file.name.to_owned(), line, message: message.to_owned() });
            };
            match () {
                () if name.contains("actors") => all.actors.read(file.text, &mut report),
                () if name.contains("agents") => all.agents.read(file.text, &mut report),
                () if name.contains("discards") => all.discards.read(file.text),
                () if name.contains("verbs") || name.contains("cameo") => all.verbs.read(file.text, &mut report),
                () => report(0, "the file's name says neither verbs, actors, agents nor discards"),
            }
        }
        (all, defects)
    }

    /// Codes a record of one or more sentences.
    pub fn code(&self, text: &str, day: Option<Date>, reader: &Reader) -> Vec<CodedEvent> {
        coder::code(self, text, day, reader)
    }
}

/// The words of a dictionary phrase in capitals: parted by spaces or underscores.
fn phrase(text: &str) -> Vec<String> {
    text.split(|character: char| character.is_whitespace() || character == '_')
        .filter(|word| !word.is_empty())
        .map(str::to_uppercase)
        .collect()
}

/// The line without its comment.
fn without_comment(line: &str) -> &str {
    line.split(" #").next().unwrap_or(line).split("\t#").next().unwrap_or(line).trim_end()
}

/// Whether a line says nothing: empty, a comment, a mark-up comment.
fn is_silent(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line.starts_with("<!") || line.starts_with("-->")
}

/// The length of the phrase when the words at `start` begin with it.
fn matches_at(words: &[String], start: usize, phrase: &[String]) -> Option<usize> {
    let found = words.get(start..start + phrase.len())?;
    (!phrase.is_empty() && found == phrase).then_some(phrase.len())
}
