//! The actors of a sentence with their agents, joined to groups by commas and "and".

use std::ops::Range;

use jiff::civil::Date;
use polybius_language::{Tree, Upos};

use super::Dictionaries;

/// One actor, or several joined ones, in the order of the sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The codes of its members.
    pub(super) codes: Vec<String>,
}

/// A noun phrase's codes before it is known whether it is joined to others.
#[derive(Debug)]
struct Chunk {
    words: Range<usize>,
    actors: Vec<String>,
    prefix: String,
    suffix: String,
}

/// The groups of actors of a sentence.
pub(super) fn groups(dictionaries: &Dictionaries, tree: &Tree<'_>, words: &[String], day: Option<Date>) -> Vec<Group> {
    let mut chunks: Vec<Chunk> =
        chunks_of(tree).into_iter().map(|range| chunk(dictionaries, words, range, day)).collect();
    lend_agents(&mut chunks, words);
    join(&chunks, words)
}

/// Runs of words without verbs, prepositions, conjunctions and punctuation.
fn chunks_of(tree: &Tree<'_>) -> Vec<Range<usize>> {
    let parts = |word: usize| {
        matches!(
            tree.upos(word),
            Upos::Verb
                | Upos::Auxiliary
                | Upos::Adposition
                | Upos::CoordinatingConjunction
                | Upos::SubordinatingConjunction
                | Upos::Punctuation
        ) && !matches!(tree.form(word), "-" | "'")
            && !tree.form(word).chars().next().is_some_and(char::is_uppercase)
    };
    let mut chunks = Vec::new();
    let mut start = 0;
    for word in 0..=tree.len() {
        if word == tree.len() || parts(word) {
            if word > start {
                chunks.push(start..word);
            }
            start = word + 1;
        }
    }
    chunks
}

/// The first actor's codes and every agent's.
fn chunk(dictionaries: &Dictionaries, words: &[String], range: Range<usize>, day: Option<Date>) -> Chunk {
    let mut chunk = Chunk { words: range.clone(), actors: Vec::new(), prefix: String::new(), suffix: String::new() };
    let mut word = range.start;
    let mut former = false;
    while word < range.end {
        former |= matches!(words[word].as_str(), "FORMER" | "EX");
        let actor = dictionaries.actors.at(words, word, day);
        let agent = dictionaries.agents.at(words, word);
        word += match (actor, agent) {
            (Some((length, codes)), agent) if agent.is_none_or(|(other, _)| other <= length) => {
                if chunk.actors.is_empty() {
                    chunk.actors = codes;
                }
                length
            }
            (_, Some((length, agent))) => {
                let code = if former { "ELI" } else { &agent.code };
                add(if agent.before { &mut chunk.prefix } else { &mut chunk.suffix }, code);
                length
            }
            _ => 1,
        };
    }
    chunk
}

fn add(codes: &mut String, code: &str) {
    if !codes.contains(code) {
        codes.push_str(code);
    }
}

/// "ambassadors of Arl", "soldiers from Arl", "lawmakers in Arl and Bor": the agent is the next actors'.
fn lend_agents(chunks: &mut [Chunk], words: &[String]) {
    for index in 1..chunks.len() {
        let gap = words.get(chunks[index - 1].words.end..chunks[index].words.start).unwrap_or(&[]);
        let links = matches!(gap, [link] if matches!(link.as_str(), "OF" | "FROM" | "IN" | "AND" | "OR" | ","))
            || matches!(gap, [comma, and] if comma == "," && and == "AND");
        let of = gap.first().is_some_and(|link| matches!(link.as_str(), "OF" | "FROM" | "IN"));
        let (before, here) = chunks.split_at_mut(index);
        let (previous, next) = (&mut before[index - 1], &mut here[0]);
        let lends = of && previous.actors.is_empty() || !of && previous.suffix.starts_with('~');
        if links && lends && !next.actors.is_empty() && !(previous.suffix.is_empty() && previous.prefix.is_empty()) {
            let suffix = previous.suffix.trim_start_matches('~').to_owned();
            add(&mut next.suffix, &suffix);
            add(&mut next.prefix, &previous.prefix.clone());
            // A mark that the agent goes on to what is joined.
            next.suffix = format!("~{}", next.suffix);
            next.words.start = previous.words.start;
            previous.words.end = previous.words.start;
        }
    }
}

fn codes_of(chunk: &Chunk) -> Vec<String> {
    let suffix = chunk.suffix.trim_start_matches('~');
    let behind = |actor: &String| if actor.contains(suffix) { String::new() } else { suffix.to_owned() };
    chunk.actors.iter().map(|actor| format!("{}{actor}{}", chunk.prefix, behind(actor))).collect()
}

/// Joins what stands next to each other with nothing but commas and "and" between.
fn join(chunks: &[Chunk], words: &[String]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for chunk in chunks.iter().filter(|chunk| !chunk.actors.is_empty()) {
        let codes = codes_of(chunk);
        let joins = groups.last().is_some_and(|last| {
            let gap = words.get(last.words.end..chunk.words.start).unwrap_or(&[]);
            (1..=3).contains(&gap.len())
                && gap.iter().all(|word| matches!(word.as_str(), "," | "AND" | "OR"))
                && gap.iter().any(|word| word == "AND" || word == "OR" || word == ",")
        });
        match groups.last_mut().filter(|_| joins) {
            Some(last) => {
                last.words.end = chunk.words.end;
                last.codes.extend(codes);
            }
            None => groups.push(Group { words: chunk.words.clone(), codes }),
        }
    }
    groups
}
