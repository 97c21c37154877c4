//! People who hold or held office, found by name and day.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::fold::fold;
use crate::spelling::{same_given_name, skeleton};
use crate::table::{filled, list, rows};
use crate::{Office, Term};

/// A person known by the offices held.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// `person:` and the slug of the name.
    pub id: String,
    /// The usual name, given name first where that is the custom.
    pub name: &'static str,
    /// The family name, or the one name of a monarch.
    pub family: &'static str,
    /// Other names in use, for example a full form with middle names.
    pub others: Vec<&'static str>,
    /// Offices held, earliest first.
    pub terms: Vec<Term>,
}

impl Person {
    /// The weightiest term that holds on that day.
    pub fn term_on(&self, day: Date) -> Option<&Term> {
        self.terms.iter().filter(|term| term.holds_on(day)).min_by_key(|term| term.office)
    }

    /// The weightiest of the terms nearest to that day, past ones before those to come; without a day the last one.
    pub fn nearest_term(&self, day: Option<Date>) -> Option<&Term> {
        match day {
            Some(day) => self.terms.iter().min_by_key(|term| (term.begins_after(day), term.distance(day), term.office)),
            None => self.terms.iter().max_by_key(|term| (term.since, Reverse(term.office))),
        }
    }
}

/// A person that a name may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'k> {
    /// The person.
    pub person: &'k Person,
    /// The name gave more than the family name, and all of it agrees.
    pub full_name: bool,
    /// The term that is nearest to the day asked for.
    pub term: Option<&'k Term>,
    /// Whether that term holds on the day asked for; without a day, whether the table knows of no end.
    pub in_office: bool,
}

pub(crate) struct Persons {
    persons: Vec<Person>,
    by_id: HashMap<String, usize>,
    /// Person numbers by the skeleton of each part of the family name and of the whole of it.
    by_family: HashMap<String, Vec<usize>>,
    /// Person and term numbers by country or body.
    by_office: HashMap<&'static str, Vec<(usize, usize)>>,
}

impl Persons {
    /// Reads tables of terms; rows of one person may stand apart.
    pub(crate) fn read(tables: &[&'static str]) -> Self {
        let mut all =
            Self { persons: Vec::new(), by_id: HashMap::new(), by_family: HashMap::new(), by_office: HashMap::new() };
        for row in tables.iter().flat_map(|table| rows(table)) {
            all.add(row.columns());
        }
        for person in &mut all.persons {
            person.terms.sort_by_key(|term| (term.since, term.office));
        }
        all.index();
        all
    }

    fn add(&mut self, row: [&'static str; 9]) {
        let [slug, name, family, others, of, office, title, since, until] = row;
        let Some(office) = Office::from_name(office) else { return };
        let term = Term { of, office, title, since: day(since, false), until: day(until, true) };
        let id = format!("person:{slug}");
        let index = *self.by_id.entry(id.clone()).or_insert(self.persons.len());
        if index == self.persons.len() {
            let others = list(others).collect();
            let family = filled(family).unwrap_or(name);
            self.persons.push(Person { id, name, family, others, terms: Vec::new() });
        }
        self.persons[index].terms.push(term);
    }

    fn index(&mut self) {
        for (number, person) in self.persons.iter().enumerate() {
            let parts = fold(person.family);
            let mut keys: Vec<_> = parts.iter().filter(|part| !is_particle(part)).map(|part| skeleton(part)).collect();
            keys.push(skeleton(&parts.concat()));
            keys.sort();
            keys.dedup();
            for key in keys {
                self.by_family.entry(key).or_default().push(number);
            }
            for (place, term) in person.terms.iter().enumerate() {
                self.by_office.entry(term.of).or_default().push((number, place));
            }
        }
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Person> {
        Some(&self.persons[*self.by_id.get(id)?])
    }

    /// See [`crate::Knowledge::persons_named`].
    pub(crate) fn named(&self, name: &[&str], on: Option<Date>) -> Vec<Candidate<'_>> {
        let parts: Vec<String> = name.iter().flat_map(|word| fold(word)).filter(|part| !is_suffix(part)).collect();
        let skeletons: Vec<String> = parts.iter().map(|part| skeleton(part)).collect();
        let mut numbers: Vec<usize> =
            skeletons.iter().filter_map(|key| self.by_family.get(key)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let fitting = numbers.into_iter().map(|number| &self.persons[number]);
        let mut found: Vec<_> =
            fitting.filter_map(|person| Some(candidate(person, agreement(person, &parts)?, on))).collect();
        found.sort_by_key(|candidate| rank(candidate, on));
        found
    }

    /// See [`crate::Knowledge::office_holder`].
    pub(crate) fn holders(&self, of: &str, office: Office, on: Date) -> impl Iterator<Item = (&Person, &Term)> {
        let terms = self.by_office.get(of).into_iter().flatten();
        terms
            .map(|(person, term)| (&self.persons[*person], &self.persons[*person].terms[*term]))
            .filter(move |(_, term)| term.office == office && term.holds_on(on))
    }
}

/// The day that a table gives; of a month or year without day its first, or at the `end` of a term its last, so that a
/// term whose end is known to the month does not seem to go on.
fn day(text: &str, end: bool) -> Option<Date> {
    let first: Date = match text.len() {
        4 => format!("{text}-01-01").parse().ok()?,
        7 => format!("{text}-01").parse().ok()?,
        _ => return text.parse().ok(),
    };
    Some(match (end, text.len()) {
        (false, _) => first,
        (true, 4) => first.last_of_year(),
        (true, _) => first.last_of_month(),
    })
}

/// A small word of many family names.
fn is_particle(part: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "al", "el", "de", "da", "di", "do", "dos", "du", "la", "le", "von", "van", "der", "den", "bin", "ben", "ibn",
        "abd",
    ];
    PARTICLES.contains(&part)
}

fn is_suffix(part: &str) -> bool {
    matches!(part, "jr" | "sr" | "ii" | "iii")
}

/// How much of the name agrees: whether it is more than a family name; `None` when something disagrees.
fn agreement(person: &Person, parts: &[String]) -> Option<bool> {
    let family = fold(person.family);
    let is_family = |part: &String| {
        let own = skeleton(part);
        family.iter().any(|name| skeleton(name) == own) || skeleton(&family.concat()) == own
    };
    let given: Vec<&String> = parts.iter().filter(|part| !is_family(part)).collect();
    if given.is_empty() {
        return (parts.len() < 2 || family.len() >= parts.len()).then_some(family.len() > 1 && parts.len() > 1);
    }
    let own: Vec<String> = std::iter::once(person.name).chain(person.others.iter().copied()).flat_map(fold).collect();
    given.iter().all(|part| own.iter().any(|name| same_given_name(part, name))).then_some(true)
}

fn candidate(person: &Person, full_name: bool, on: Option<Date>) -> Candidate<'_> {
    let term = person.nearest_term(on);
    let in_office = term.is_some_and(|term| on.map_or(term.until.is_none(), |day| term.holds_on(day)));
    Candidate { person, full_name, term, in_office }
}

/// The nearer to the day in office the better, then the weightier office; a past holder goes before a future one.
fn rank<'k>(
    candidate: &Candidate<'k>,
    on: Option<Date>,
) -> (Reverse<bool>, Reverse<bool>, i64, Option<Office>, &'k str) {
    let term = candidate.term;
    let distance = match (on, term) {
        (Some(day), Some(term)) => {
            let future = term.since.is_some_and(|since| day < since);
            term.distance(day) * if future { 10 } else { 1 }
        }
        _ => 0,
    };
    let office = term.map(|term| term.office);
    (Reverse(candidate.full_name), Reverse(candidate.in_office), distance, office, &candidate.person.id)
}
