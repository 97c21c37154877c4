use super::{Root, sets::Sets};

/// The part of speech of a pattern's trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names say it
pub enum TriggerKind {
    Verb,
    Noun,
    Adjective,
}

impl TriggerKind {
    pub(super) fn from_letter(letter: &str) -> Option<Self> {
        match letter {
            "v" => Some(Self::Verb),
            "n" => Some(Self::Noun),
            "a" => Some(Self::Adjective),
            _ => None,
        }
    }
}

/// What stands around a trigger, as patterns ask for it. A slot is `obj`, `iobj`, `subj`, `prt`, `x`, `mod`, `poss` or a
/// preposition.
pub trait Surroundings {
    /// Whether anything fills the slot.
    fn is_filled(&self, slot: &str) -> bool;
    /// Whether a person, body, people, country or place fills the slot.
    fn has_party(&self, slot: &str) -> bool;
    /// Whether one of the words that fill the slot is accepted.
    fn has_word(&self, slot: &str, accept: &dyn Fn(&str) -> bool) -> bool;
}

/// One line of a table of patterns.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    pub(super) conditions: Vec<Condition>,
    /// CAMEO code; `None` when the words are no event at all.
    pub cameo: Option<Box<str>>,
    /// The root that the code falls under.
    pub root: Option<Root>,
    /// PLOVER mode.
    pub mode: Option<Box<str>>,
    /// Slots in which the target stands, the best first; empty for those of the root.
    pub targets: Vec<Box<str>>,
    /// Which table it stands in.
    pub table: Table,
    /// The row as the table writes it: triggers, part of speech, conditions.
    pub written: Box<str>,
}

/// The tables of patterns, the more trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// `patterns.tsv`.
    Own,
    /// `petrarch.tsv`.
    Petrarch,
}

impl Table {
    /// The file of `data/codebook`.
    pub fn file(self) -> &'static str {
        match self {
            Self::Own => "patterns.tsv",
            Self::Petrarch => "petrarch.tsv",
        }
    }
}

impl Pattern {
    /// Whether the surroundings fulfil every condition.
    pub fn matches(&self, sets: &Sets, around: &dyn Surroundings) -> bool {
        self.conditions.iter().all(|condition| condition.holds(sets, around))
    }

    /// How much the pattern asks for: a word counts most, then a set, a party, anything.
    pub fn specificity(&self) -> u32 {
        self.conditions.iter().map(Condition::weight).sum()
    }

    /// The slots that the conditions name words or sets for: what fills them belongs to the predicate.
    pub fn worded_slots(&self) -> impl Iterator<Item = &str> {
        self.conditions
            .iter()
            .flat_map(|condition| &condition.any)
            .filter(|filler| matches!(filler.what, Filling::Words(_)))
            .map(|filler| &*filler.slot)
    }
}

/// A condition of a pattern: one of its fillers is there, or (when `absent`) none is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    absent: bool,
    any: Vec<Filler>,
}

#[derive(Debug, Clone, PartialEq)]
struct Filler {
    slot: Box<str>,
    what: Filling,
}

#[derive(Debug, Clone, PartialEq)]
enum Filling {
    Anything,
    Party,
    Words(Vec<Word>),
}

#[derive(Debug, Clone, PartialEq)]
enum Word {
    Literal(Box<str>),
    Set(usize),
}

impl Condition {
    /// Reads `slot=words`, `slot=a|other=b` or `!slot`; `None` when it is none of them.
    pub(super) fn parse(text: &str, sets: &Sets) -> Option<Self> {
        if let Some(slot) = text.strip_prefix('!') {
            return Some(Self { absent: true, any: vec![Filler { slot: slot.into(), what: Filling::Anything }] });
        }
        let mut any: Vec<Filler> = Vec::new();
        for piece in text.split('|') {
            let word = match piece.split_once('=') {
                Some((slot, word)) => {
                    any.push(Filler { slot: slot.into(), what: Filling::Words(Vec::new()) });
                    word
                }
                None => piece,
            };
            any.last_mut()?.add(word, sets)?;
        }
        Some(Self { absent: false, any })
    }

    fn holds(&self, sets: &Sets, around: &dyn Surroundings) -> bool {
        self.any.iter().any(|filler| filler.holds(sets, around)) != self.absent
    }

    fn weight(&self) -> u32 {
        if self.absent { 1 } else { self.any.iter().map(Filler::weight).max().unwrap_or(0) }
    }
}

impl Filler {
    fn add(&mut self, word: &str, sets: &Sets) -> Option<()> {
        match (word, &mut self.what) {
            ("*", what) => *what = Filling::Anything,
            ("@", what) => *what = Filling::Party,
            (word, Filling::Words(words)) => words.push(match word.strip_prefix('&') {
                Some(name) => Word::Set(sets.index(name)?),
                None => Word::Literal(word.into()),
            }),
            _ => return None,
        }
        Some(())
    }

    fn holds(&self, sets: &Sets, around: &dyn Surroundings) -> bool {
        match &self.what {
            Filling::Anything => around.is_filled(&self.slot),
            Filling::Party => around.has_party(&self.slot),
            Filling::Words(words) => around.has_word(&self.slot, &|lemma| {
                words.iter().any(|word| match word {
                    Word::Literal(literal) => **literal == *lemma,
                    Word::Set(index) => sets.contains(*index, lemma),
                })
            }),
        }
    }

    fn weight(&self) -> u32 {
        match &self.what {
            Filling::Anything => 2,
            Filling::Party => 3,
            Filling::Words(words) if words.iter().any(|word| matches!(word, Word::Literal(_))) => 6,
            Filling::Words(_) => 5,
        }
    }
}
