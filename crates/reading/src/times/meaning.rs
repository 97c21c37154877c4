use super::Unit;
use super::holiday::Holiday;
use super::lexicon::Senses;
use super::point::{Point, Season};
use crate::words::Line;

/// A sentence's pieces with what the tables of time words know about each.
#[derive(Clone, Copy)]
pub struct TimeLine<'a> {
    /// The pieces.
    pub line: Line<'a>,
    senses: &'a [Senses],
    /// Whether 5/6/2024 is the fifth of June in this report.
    pub day_first: bool,
}

impl<'a> TimeLine<'a> {
    /// Joins the pieces and their senses, which run in parallel.
    pub fn new(line: Line<'a>, senses: &'a [Senses], day_first: bool) -> Self {
        Self { line, senses, day_first }
    }

    /// What the tables know about a piece; nothing behind the end.
    pub fn senses(&self, at: usize) -> Senses {
        self.senses.get(at).copied().unwrap_or_default()
    }

    /// The index behind a point that belongs to an abbreviation which ends before `at`.
    pub fn over_point(&self, at: usize) -> usize {
        if self.is(at, ".") && self.glued(at) { at + 1 } else { at }
    }

    /// The index behind a comma.
    pub fn over_comma(&self, at: usize) -> usize {
        if self.is(at, ",") { at + 1 } else { at }
    }

    /// The index behind "the".
    pub fn over_the(&self, at: usize) -> usize {
        if self.is(at, "the") { at + 1 } else { at }
    }

    /// The index behind a possessive 's.
    pub fn over_possessive(&self, at: usize) -> Option<usize> {
        if self.apostrophe(at) && self.is(at + 1, "s") && self.glued(at + 1) {
            return Some(at + 2);
        }
        self.apostrophe(at).then_some(at + 1).filter(|_| self.glued(at))
    }
}

impl<'a> std::ops::Deref for TimeLine<'a> {
    type Target = Line<'a>;

    fn deref(&self) -> &Line<'a> {
        &self.line
    }
}

/// What a rule found: its words and what they mean, before the report's day is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// First piece.
    pub start: usize,
    /// The piece behind the last.
    pub end: usize,
    /// What it means.
    pub meaning: Meaning,
    /// TIMEX3 mod.
    pub modifier: Option<&'static str>,
    /// The rule's name.
    pub by: &'static str,
}

impl Found {
    /// A finding without modifier.
    pub fn new(by: &'static str, pieces: std::ops::Range<usize>, meaning: Meaning) -> Self {
        Self { start: pieces.start, end: pieces.end, meaning, modifier: None, by }
    }

    /// The same with a modifier.
    pub fn with(mut self, modifier: Option<&'static str>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }
}

/// What the words of a time expression mean by themselves.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A stretch of the calendar that they name in full.
    Point(Point),
    /// One that they name in part.
    Partial(Partial),
    /// A part of a year that other words name: "June last year", "the third quarter of 1984".
    Within(Partial, Box<Meaning>),
    /// So many stretches of that size from the one at hand: "last week", "this year".
    Step(Unit, i64, Base),
    /// The nearest such stretch on one side: "last Friday", "next June".
    Nearest(Partial, i64, Base),
    /// So much before or after: "two weeks ago", "a day later".
    Counted {
        /// How many; `None` for "some days".
        amount: Option<f64>,
        /// Of what.
        unit: Unit,
        /// -1 before, 1 after.
        sign: i8,
        /// Counted from where.
        base: Base,
    },
    /// The stretch that the text told of, a year before: "the year-earlier period"; `true` when it must be a quarter.
    YearBefore(bool),
    /// The quarter that the text is about, else the last complete one: "the latest quarter".
    Latest,
    /// A day counted by number from an event whose day is not known: "the second day of the hearing".
    NthDay,
    /// The part of a year that the text told of, in another year: "the 1988 period".
    SameIn(i16),
    /// A length of time.
    Length(Option<f64>, Unit, Reach),
    /// A recurring time with its value.
    Repeated(String),
    /// Past, present or future without bounds.
    Reference(Reference),
    /// A time of day, and the day if it is named.
    Clock(String, Option<Box<Meaning>>),
    /// A stretch of a length that the words name, without place on the calendar: "the year", "fiscal 1989".
    Ready(crate::account::TimeKind, String),
}

/// What a length of time reaches to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing that is known.
    Free,
    /// It ends at the report's day: "the past two weeks".
    Back,
    /// It begins at the report's day: "the next two weeks".
    Ahead,
}

/// What a relative time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The report's day.
    Published,
    /// The time that the text told of last.
    Text,
}

/// A stretch of the calendar without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Partial {
    /// A month.
    Month(i8),
    /// A day of a month.
    MonthDay(i8, i8),
    /// A day of an unnamed month.
    DayOfMonth(i8),
    /// A weekday by its ISO number.
    Weekday(i8),
    /// A quarter of a year.
    Quarter(i8),
    /// A half of a year.
    Half(i8),
    /// A season.
    Season(Season),
    /// A holiday.
    Holiday(Holiday),
}

/// Past, present or future without bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Reference {
    Past,
    Present,
    Future,
}

impl Reference {
    /// The TIMEX3 value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }

    /// The one with this TIMEX3 value.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Past, Self::Present, Self::Future].into_iter().find(|reference| reference.name() == name)
    }
}
