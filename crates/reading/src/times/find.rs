use polybius_text::Span;

use super::lexicon::{LEXICON, Senses};
use super::meaning::{Found, Meaning, TimeLine};
use super::point::Point;
use super::resolve::{Resolved, Situation, resolve};
use super::rules::{self, calendar_date, numeric_date};
use super::{Unit, tense};
use crate::Context;
use crate::account::{Provenance, Time, TimeKind};
use crate::words::{Line, Words};

/// Finds the time expressions of a report, in the order of the text.
pub fn find(context: &Context<'_>) -> Vec<Time> {
    let words = Words::new(context.text, context.analysis);
    let day_first = day_first(&words, context);
    let mut reader = TimeReader { context, text: None, sentence: 0, told: None, period: None, times: Vec::new() };
    let mut senses = Vec::new();
    for line in words.lines(&context.trees) {
        look_up(&line, &mut senses);
        reader.read(&TimeLine::new(line, &senses, day_first));
    }
    reader.times
}

/// What the tables know about each piece.
pub(super) fn look_up(line: &Line<'_>, senses: &mut Vec<Senses>) {
    senses.clear();
    senses.extend((0..line.len()).map(|at| LEXICON.senses(line.lower(at))));
}

/// Whether the report writes days before months: what its first certain date in digits says.
fn day_first(words: &Words<'_>, context: &Context<'_>) -> bool {
    let certain = words.lines(&context.trees).find_map(|line| {
        let line = TimeLine::new(line, &[], false);
        (0..line.len()).filter(|at| line.integer(*at, 2).is_some()).find_map(|at| numeric_date::order(&line, at))
    });
    certain.unwrap_or(false)
}

struct TimeReader<'a> {
    context: &'a Context<'a>,
    /// The time told last, and the sentence that told it.
    text: Option<(Point, Span, usize)>,
    /// Index of the sentence at hand.
    sentence: usize,
    /// What the sentence before told of: its main word.
    told: Option<Span>,
    /// The quarter or half told last.
    period: Option<(Point, Span)>,
    times: Vec<Time>,
}

/// How many sentences back a time may have been told from which the text counts on.
const MEMORY: usize = 6;

impl TimeReader<'_> {
    fn read(&mut self, line: &TimeLine<'_>) {
        self.read_line(line);
        self.sentence += 1;
        self.told = line.tree.root().map(|root| line.tree.token(root).span).or(self.told);
    }

    fn situation(&self, tense: tense::Tense) -> Situation {
        let fresh = self.text.filter(|(_, _, sentence)| sentence + MEMORY >= self.sentence);
        Situation {
            published: self.context.published,
            text: fresh.map(|(point, span, _)| (point, span)),
            period: self.period,
            told: self.told,
            tense,
        }
    }

    fn read_line(&mut self, line: &TimeLine<'_>) {
        let mut at = 0;
        while at < line.len() {
            match rules::find(line, at) {
                Some(found) => {
                    at = found.end;
                    let day = self.take(line, &found);
                    if let Some(last) = calendar_date::range_end(line, at).filter(|_| day) {
                        at = last.end;
                        self.take(line, &last);
                    }
                }
                None => at += 1,
            }
        }
    }

    /// Resolves a finding and keeps it; whether it is a day of a named month.
    fn take(&mut self, line: &TimeLine<'_>, found: &Found) -> bool {
        let situation = self.situation(tense::of(line, found.start));
        let resolved = resolve(&found.meaning, &situation);
        let span = line.span(found.start..found.end);
        if let Some(point) = resolved.point.filter(|_| !compares(&found.meaning)) {
            self.text = Some((point, span, self.sentence));
            if matches!(point, Point::Quarter(..) | Point::Half(..)) {
                self.period = Some((point, span));
            }
        }
        let named_day = resolved.kind == TimeKind::Date
            && matches!(resolved.point, Some(Point::Day(_)))
            && ends_in_number(line, found);
        self.times.push(time(span, found, resolved));
        named_day
    }
}

/// Whether the expression only names what another time is compared with; the text goes on about that other time.
fn compares(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::YearBefore(_) | Meaning::SameIn(_) => true,
        Meaning::Counted { amount, unit, sign, .. } => *amount == Some(1.0) && *unit == Unit::Year && *sign < 0,
        Meaning::Within(_, outer) => matches!(**outer, Meaning::Step(Unit::Year, -1, _)),
        _ => false,
    }
}

fn ends_in_number(line: &TimeLine<'_>, found: &Found) -> bool {
    found.by == "times/calendar_date" && line.integer(found.end - 1, 2).is_some()
}

fn time(span: Span, found: &Found, resolved: Resolved) -> Time {
    let confidence = match (&found.meaning, &resolved.value) {
        (_, None) => 0.5,
        (Meaning::Point(_), _) => 0.97,
        (Meaning::Partial(_), _) => 0.85,
        _ => 0.9,
    };
    Time {
        span,
        kind: resolved.kind,
        value: resolved.value,
        modifier: found.modifier.map(str::to_owned),
        interval: resolved.interval,
        anchor: resolved.anchor,
        provenance: Provenance::new(found.by, confidence),
    }
}
