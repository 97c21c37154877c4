//! Names of one or more words, looked up from the left, the longest first.

use std::collections::HashMap;

use crate::{Known, Sense, Thing, fold::fold};

/// The longest known name at the start of a run of words.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<'k> {
    /// How many of the words it takes.
    pub words: usize,
    /// What it may stand for, in the order of the tables; never empty.
    pub known: Vec<Known<'k>>,
}

impl<'k> Match<'k> {
    /// The first reading: the most usual one.
    pub fn first(&self) -> Known<'k> {
        self.known[0]
    }
}

/// How a name must be written to be taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// However: the words mean nothing else.
    Any,
    /// Its first word holds a capital or a digit.
    Capital,
    /// In capitals, as a short abbreviation is.
    Upper,
}

impl Shape {
    /// The shape that a name itself suggests: short abbreviations in capitals, other names with a capital.
    pub(crate) fn of_name(name: &str) -> Self {
        let letters = name.chars().filter(|character| character.is_alphabetic()).count();
        let abbreviation = letters <= 3 && !name.chars().any(|letter| letter.is_lowercase() || letter.is_numeric());
        if abbreviation && !name.contains(' ') { Self::Upper } else { Self::Capital }
    }

    fn allows(self, words: &[&str]) -> bool {
        match self {
            Self::Any => true,
            Self::Capital => words[0].contains(|letter: char| letter.is_uppercase() || letter.is_numeric()),
            Self::Upper => words.iter().all(|word| !word.chars().any(char::is_lowercase)),
        }
    }
}

struct Entry {
    thing: usize,
    sense: Sense,
    shape: Shape,
}

/// Every name of every thing.
#[derive(Default)]
pub(crate) struct Gazetteer {
    things: Vec<Thing>,
    by_id: HashMap<String, usize>,
    names: HashMap<String, Vec<Entry>>,
    /// The most parts that a name starting with this part has.
    longest: HashMap<String, usize>,
}

impl Gazetteer {
    /// Adds a thing, or finds the one that already has its id.
    pub(crate) fn add(&mut self, thing: Thing) -> usize {
        if let Some(index) = self.by_id.get(&thing.id) {
            return *index;
        }
        self.by_id.insert(thing.id.clone(), self.things.len());
        self.things.push(thing);
        self.things.len() - 1
    }

    /// Adds a name of a thing.
    pub(crate) fn name(&mut self, name: &str, thing: usize, sense: Sense, shape: Shape) {
        let parts = fold(name);
        let Some(first) = parts.first() else { return };
        let longest = self.longest.entry(first.clone()).or_default();
        *longest = (*longest).max(parts.len());
        let entries = self.names.entry(parts.join(" ")).or_default();
        if !entries.iter().any(|entry| entry.thing == thing && entry.sense == sense) {
            entries.push(Entry { thing, sense, shape });
        }
    }

    /// The thing with that id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Thing> {
        Some(&self.things[*self.by_id.get(id)?])
    }

    /// Every thing, in the order of the tables.
    pub(crate) fn things(&self) -> &[Thing] {
        &self.things
    }

    /// See [`crate::Knowledge::longest`].
    pub(crate) fn longest(&self, words: &[&str]) -> Option<Match<'_>> {
        let mut parts = fold(words.first()?);
        let most = *self.longest.get(parts.first()?)?;
        let mut key = parts.join(" ");
        let mut best = self.known(&key, &words[..1]);
        for count in 2..=words.len() {
            let more = fold(words[count - 1]);
            if parts.len() + more.len() > most {
                break;
            }
            if more.is_empty() {
                continue;
            }
            key.push(' ');
            key.push_str(&more.join(" "));
            parts.extend(more);
            best = self.known(&key, &words[..count]).or(best);
        }
        best
    }

    fn known(&self, key: &str, words: &[&str]) -> Option<Match<'_>> {
        let entries = self.names.get(key)?.iter().filter(|entry| entry.shape.allows(words));
        let known: Vec<_> =
            entries.map(|entry| Known { thing: &self.things[entry.thing], sense: entry.sense }).collect();
        (!known.is_empty()).then_some(Match { words: words.len(), known })
    }
}
