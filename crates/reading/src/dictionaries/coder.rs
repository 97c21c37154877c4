//! From a sentence's verbs and groups of actors to coded events.

use std::ops::Range;

use jiff::civil::Date;
use polybius_language::{Tree, Upos};

use super::parties::{Group, groups};
use super::pattern::Line;
use super::verbs::Meaning;
use super::{CodedEvent, Dictionaries};
use crate::Reader;

pub(super) fn code(dictionaries: &Dictionaries, text: &str, day: Option<Date>, reader: &Reader) -> Vec<CodedEvent> {
    let analysis = reader.language.analyse(text);
    let mut events = Vec::new();
    for sentence in &analysis.sentences {
        let tree = Tree::new(text, sentence);
        let words: Vec<String> = (0..tree.len()).map(|word| tree.form(word).to_uppercase()).collect();
        if dictionaries.discards.record(&words) {
            return Vec::new();
        }
        if !dictionaries.discards.sentence(&words) {
            events.extend(of_sentence(dictionaries, &tree, &words, day));
        }
    }
    events
}

/// A verb of the sentence that has an entry.
struct Found {
    words: Range<usize>,
    verb: usize,
    index: usize,
}

fn of_sentence(dictionaries: &Dictionaries, tree: &Tree<'_>, words: &[String], day: Option<Date>) -> Vec<CodedEvent> {
    let groups = groups(dictionaries, tree, words, day);
    let mut events: Vec<CodedEvent> = Vec::new();
    for found in verbs(dictionaries, tree, words) {
        let line = Line {
            words,
            is_actor: &|word| groups.iter().any(|group| group.words.contains(&word)),
            is_several: &|word| groups.iter().any(|group| group.words.contains(&word) && group.codes.len() > 1),
        };
        let Some(meaning) = dictionaries.verbs.meaning(found.index, &line, found.words.clone()) else { continue };
        for event in events_of(tree, &groups, &found, &meaning) {
            if !events.contains(&event) {
                events.push(event);
            }
        }
    }
    events
}

fn verbs(dictionaries: &Dictionaries, tree: &Tree<'_>, words: &[String]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for start in 0..words.len() {
        let Some((range, verb, index)) = dictionaries.verbs.at(words, start) else { continue };
        let fresh = found.last().is_none_or(|last| last.words.end <= range.start);
        if fresh && (tree.upos(verb) == Upos::Verb || range.len() > 1) && !tree.is(verb, "amod") {
            found.push(Found { words: range, verb, index });
        }
    }
    found
}

fn events_of(tree: &Tree<'_>, groups: &[Group], found: &Found, meaning: &Meaning) -> Vec<CodedEvent> {
    let at = |word: usize| groups.iter().find(|group| group.words.contains(&word));
    let source = meaning.placed.source.and_then(at).or_else(|| source(tree, groups, found));
    let target = meaning.placed.target.and_then(at).or_else(|| target(groups, found, source));
    let (source, target) = if has_agent(tree, groups, found) && meaning.placed == Default::default() {
        (target, source)
    } else {
        (source, target)
    };
    match (source, target) {
        (Some(source), _) if meaning.placed.several && source.codes.len() > 1 => {
            pairs(&source.codes, &source.codes, meaning)
        }
        (Some(source), Some(target)) => pairs(&source.codes, &target.codes, meaning),
        (Some(source), None) if source.codes.len() > 1 => pairs(&source.codes, &source.codes, meaning),
        _ => Vec::new(),
    }
}

/// The actors that the verb's subject names; the first before a verb without any subject.
fn source<'g>(tree: &Tree<'_>, groups: &'g [Group], found: &Found) -> Option<&'g Group> {
    let mut word = found.verb;
    for _ in 0..4 {
        if let Some(subject) = tree.child(word, "nsubj").filter(|subject| *subject < found.verb) {
            let below = tree.subtree(subject);
            return groups.iter().find(|group| below.iter().any(|word| group.words.contains(word)));
        }
        let Some(head) = tree.head(word).filter(|_| tree.is_any(word, &["xcomp", "conj", "advcl", "ccomp"])) else {
            break;
        };
        word = head;
    }
    groups.iter().find(|group| group.words.end <= found.words.start)
}

/// The first actors behind the verb that are not the source.
fn target<'g>(groups: &'g [Group], found: &Found, source: Option<&Group>) -> Option<&'g Group> {
    let other = |group: &&Group| source.is_none_or(|source| source.words != group.words && source.codes != group.codes);
    groups.iter().filter(|group| group.words.start >= found.words.end).find(other)
}

/// Whether a passive names who does it: "by" right before a group behind the verb.
fn has_agent(tree: &Tree<'_>, groups: &[Group], found: &Found) -> bool {
    let passive = tree.child(found.verb, "aux:pass").is_some() || tree.child(found.verb, "nsubj:pass").is_some();
    let behind = groups.iter().find(|group| group.words.start >= found.words.end);
    passive
        && behind.is_some_and(|group| {
            let before = group.words.start.saturating_sub(2)..group.words.start;
            before.into_iter().any(|word| tree.form(word).eq_ignore_ascii_case("by"))
        })
}

/// Every source to every target, and back where the code says so.
fn pairs(sources: &[String], targets: &[String], meaning: &Meaning) -> Vec<CodedEvent> {
    let mut events = Vec::new();
    for source in sources {
        for target in targets.iter().filter(|target| *target != source) {
            let event = |source: &String, target: &String, code: &String| CodedEvent {
                source: source.clone(),
                target: target.clone(),
                code: code.clone(),
            };
            events.push(event(source, target, &meaning.code));
            events.extend(meaning.return_code.iter().map(|code| event(target, source, code)));
        }
    }
    events
}
