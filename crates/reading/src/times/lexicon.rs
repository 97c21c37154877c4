use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::holiday::Holiday;
use super::point::Season;
use super::{Reference, Unit};
use crate::words::{Phrases, rows};

/// What the grammar knows about one word; a word may be several things ("second", "may").
#[derive(Debug, Clone, Copy, Default)]
pub struct Senses {
    /// A month's number.
    pub month: Option<(i8, Use)>,
    /// A weekday's ISO number.
    pub weekday: Option<(i8, Use)>,
    /// A unit of time.
    pub unit: Option<(Unit, Use)>,
    /// A season.
    pub season: Option<(Season, Use)>,
    /// A part of the day.
    pub part: Option<(Part, Use)>,
    /// Whether a time expression may begin with it.
    pub opens: bool,
}

/// How a word of the tables may be used; each table's header says what its uses mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Use {
    Full,
    Doubtful,
    Short,
    Many,
    Part,
    Point,
    Now,
}

impl Use {
    fn from_name(name: &str) -> Self {
        match name {
            "full" | "one" => Self::Full,
            "doubtful" => Self::Doubtful,
            "short" => Self::Short,
            "plural" | "many" => Self::Many,
            "part" => Self::Part,
            "point" => Self::Point,
            "now" => Self::Now,
            other => panic!("unknown use in data/times: {other}"),
        }
    }
}

/// A part of the day, or an hour with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The letters of TIMEX3: `MO`, `AF`, `EV`, `NI`.
    Of(&'static str),
    /// `12:00`, `24:00`.
    Hour(&'static str),
}

/// What a modifier may stand before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Durations and counted times.
    Length,
    /// Calendar times.
    Part,
    /// Times of day.
    Clock,
}

impl Before {
    fn from_name(name: &str) -> Self {
        match name {
            "length" => Self::Length,
            "clock" => Self::Clock,
            _ => Self::Part,
        }
    }
}

/// All tables of `data/times`.
pub struct Lexicon {
    words: HashMap<&'static str, Senses>,
    /// Names of time zones.
    pub zones: HashSet<&'static str>,
    /// Words for the past, present and future.
    pub references: Phrases<Reference>,
    /// Words that bound a time.
    pub modifiers: Phrases<(&'static str, Before)>,
    /// Adverbs of recurrence with their values, and whether they may class a thing too.
    pub sets: Phrases<(&'static str, bool)>,
    /// Words whose infinitive lies ahead of them, in all their forms.
    pub ahead: HashSet<&'static str>,
    /// Holidays.
    pub holidays: Phrases<Holiday>,
}

/// Words that open an expression and stand in no table.
const OPENERS: [&str; 38] = [
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "last",
    "next",
    "past",
    "previous",
    "following",
    "coming",
    "same",
    "each",
    "every",
    "few",
    "several",
    "couple",
    "many",
    "half",
    "today",
    "yesterday",
    "tomorrow",
    "today's",
    "later",
    "earlier",
    "fiscal",
    "fy",
    "mid",
    "per",
    "its",
    "their",
    "other",
    "all",
    "'",
    "’",
    "some",
];

/// More of them: words that other rules begin with.
const MORE_OPENERS: [&str; 18] = [
    "q",
    "then",
    "current",
    "latest",
    "preceding",
    "prior",
    "upcoming",
    "recent",
    "year",
    "more",
    "eighties",
    "nineties",
    "seventies",
    "sixties",
    "fifties",
    "twenties",
    "thirties",
    "post",
];

/// The tables, read once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    /// The senses of a word in lower case.
    pub fn senses(&self, word: &str) -> Senses {
        self.words.get(word).copied().unwrap_or_default()
    }

    fn read() -> Self {
        let mut words: HashMap<&'static str, Senses> = HashMap::new();
        for row in rows(include_str!("../../../../data/times/months.tsv")) {
            words.entry(row[0]).or_default().month = Some((number(row[1]), Use::from_name(row[2])));
        }
        for row in rows(include_str!("../../../../data/times/weekdays.tsv")) {
            words.entry(row[0]).or_default().weekday = Some((number(row[1]), Use::from_name(row[2])));
        }
        for row in rows(include_str!("../../../../data/times/units.tsv")) {
            let unit = Unit::from_code(row[1]).expect("units.tsv: a known unit");
            words.entry(row[0]).or_default().unit = Some((unit, Use::from_name(row[2])));
        }
        for row in rows(include_str!("../../../../data/times/seasons.tsv")) {
            let season = Season::from_code(row[1]).expect("seasons.tsv: a known season");
            words.entry(row[0]).or_default().season = Some((season, Use::from_name(row[2])));
        }
        for row in rows(include_str!("../../../../data/times/parts_of_day.tsv")) {
            let part = if row[1].contains(':') { Part::Hour(row[1]) } else { Part::Of(row[1]) };
            words.entry(row[0]).or_default().part = Some((part, Use::from_name(row[2])));
        }
        let mut lexicon = Self {
            words,
            zones: rows(include_str!("../../../../data/times/zones.tsv")).map(|row| row[0]).collect(),
            references: Phrases::new(references()),
            modifiers: Phrases::new(modifiers()),
            sets: Phrases::new(sets()),
            ahead: ahead().collect(),
            holidays: Phrases::new(holidays()),
        };
        lexicon.mark_openers();
        lexicon
    }

    fn mark_openers(&mut self) {
        for senses in self.words.values_mut() {
            senses.opens = true;
        }
        let numbers = rows(include_str!("../../../../data/figures/numbers.tsv")).map(|row| row[0]);
        let tables = [self.references.firsts(), self.modifiers.firsts(), self.sets.firsts(), self.holidays.firsts()];
        let phrases: Vec<_> = tables.into_iter().flatten().collect();
        for word in OPENERS.into_iter().chain(MORE_OPENERS).chain(numbers).chain(phrases) {
            self.words.entry(word).or_default().opens = true;
        }
    }
}

fn number(cell: &str) -> i8 {
    cell.parse().expect("data/times: a small number")
}

fn references() -> impl Iterator<Item = (&'static str, Reference)> {
    rows(include_str!("../../../../data/times/references.tsv"))
        .map(|row| (row[0], Reference::from_name(row[1]).expect("references.tsv: a known reference")))
}

fn modifiers() -> impl Iterator<Item = (&'static str, (&'static str, Before))> {
    rows(include_str!("../../../../data/times/modifiers.tsv")).map(|row| (row[0], (row[1], Before::from_name(row[2]))))
}

fn sets() -> impl Iterator<Item = (&'static str, (&'static str, bool))> {
    rows(include_str!("../../../../data/times/sets.tsv")).map(|row| (row[0], (row[1], row[2] == "any")))
}

fn ahead() -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../../../data/times/ahead.tsv")).flatten().flat_map(str::split_whitespace)
}

fn holidays() -> impl Iterator<Item = (&'static str, Holiday)> {
    rows(include_str!("../../../../data/times/holidays.tsv"))
        .map(|row| (row[0], Holiday::parse(row[1]).expect("holidays.tsv: a known rule")))
}
