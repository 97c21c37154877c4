use std::collections::HashMap;

use jiff::civil::Date;

use super::{is_silent, matches_at, phrase, without_comment};

/// Actor files: names with codes, each for a stretch of time or for always.
#[derive(Debug, Default)]
pub(super) struct Actors {
    /// Names with the actor they stand for, by first word, the longest first.
    names: HashMap<String, Vec<(Vec<String>, usize)>>,
    codes: Vec<Vec<Term>>,
}

/// A code and when it holds.
#[derive(Debug, Clone, PartialEq)]
struct Term {
    code: String,
    from: Option<Date>,
    to: Option<Date>,
}

impl Actors {
    pub(super) fn read(&mut self, text: &str, report: &mut dyn FnMut(usize, &str)) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_silent(line)) {
            let line = without_comment(line);
            let (name, codes) = line.split_once('[').map_or((line, None), |(name, rest)| (name, Some(rest)));
            let is_more = line.starts_with('+') || line.starts_with(char::is_whitespace);
            if !is_more {
                self.codes.push(Vec::new());
            }
            let Some(actor) = self.codes.len().checked_sub(1) else {
                report(number + 1, "expected a name before what belongs to it");
                continue;
            };
            self.add_name(name.trim().trim_start_matches('+'), actor);
            for code in codes.into_iter().flat_map(|codes| codes.split('[')) {
                match term(code) {
                    Some(term) => self.codes[actor].push(term),
                    None => report(number + 1, "expected a code in brackets, with dates as YYMMDD or YYYYMMDD"),
                }
            }
        }
        self.names.values_mut().for_each(|names| names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    }

    fn add_name(&mut self, name: &str, actor: usize) {
        let words = phrase(name);
        if let Some(first) = words.first() {
            self.names.entry(first.clone()).or_default().push((words, actor));
        }
    }

    /// The longest name at `start`: its length and its codes on that day; `None` codes for an actor without one then.
    pub(super) fn at(&self, words: &[String], start: usize, day: Option<Date>) -> Option<(usize, Vec<String>)> {
        let names = self.names.get(words.get(start)?)?;
        let found = names.iter().find_map(|(name, actor)| Some((matches_at(words, start, name)?, *actor)));
        found.map(|(length, actor)| (length, self.codes_of(actor, day)))
    }

    /// The code that holds on the day: the first dated one that does, else the one without dates.
    fn codes_of(&self, actor: usize, day: Option<Date>) -> Vec<String> {
        let terms = &self.codes[actor];
        let dated = |term: &&Term| term.from.is_some() || term.to.is_some();
        let holds = |term: &&Term| {
            day.is_some_and(|day| term.from.is_none_or(|from| from <= day) && term.to.is_none_or(|to| day <= to))
        };
        let found = terms.iter().filter(dated).find(holds).or_else(|| terms.iter().find(|term| !dated(term)));
        let code = found.map_or("", |term| &term.code);
        code.split('/').filter(|code| is_code(code)).map(str::to_owned).collect()
    }
}

/// Codes of hyphens or plus signs mean: not to be coded.
fn is_code(code: &str) -> bool {
    code.chars().any(char::is_alphanumeric) || code.contains('#')
}

/// Reads `CODE]`, `CODE <date]`, `CODE > date]` or `CODE date - date]`.
fn term(text: &str) -> Option<Term> {
    let inside = text.split(']').next()?.trim();
    let (code, dates) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let dates: String = dates.chars().filter(|character| !character.is_whitespace()).collect();
    let (from, to) = match dates.as_bytes().first() {
        None => (None, None),
        Some(b'<') => (None, Some(day(&dates[1..])?)),
        Some(b'>') => (Some(day(&dates[1..])?), None),
        Some(_) => {
            let (from, to) = dates.split_once('-')?;
            (Some(day(from)?), Some(day(to)?))
        }
    };
    (!code.is_empty()).then(|| Term { code: code.to_owned(), from, to })
}

/// `YYMMDD` (31 to 99 are of the last century) or `YYYYMMDD`.
fn day(digits: &str) -> Option<Date> {
    let number: u32 = digits.parse().ok()?;
    let (year, rest) = match digits.len() {
        6 if number >= 310_000 => (1900 + number / 10_000, number % 10_000),
        6 => (2000 + number / 10_000, number % 10_000),
        8 => (number / 10_000, number % 10_000),
        _ => return None,
    };
    let part = |value: u32| i8::try_from(value).ok();
    Date::new(i16::try_from(year).ok()?, part(rest / 100)?, part(rest % 100)?).ok()
}
