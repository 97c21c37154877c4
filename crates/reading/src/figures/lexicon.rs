use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::account::{Bound, FigureKind};
use crate::words::{Phrases, rows};

/// A unit of measurement or a currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// UCUM or ISO 4217 code.
    pub code: &'static str,
    /// By what the number is multiplied.
    pub factor: f64,
    /// What it measures.
    pub kind: FigureKind,
    /// Only behind a number with a scale: "won", "marks".
    pub scaled: bool,
}

/// Where a bounding phrase stands, and how it leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the number.
    Before,
    /// Before it, and the number is not quite reached.
    Below,
    /// Before it, and the number is just passed.
    Above,
    /// Behind it.
    After,
}

/// All tables of `data/figures` but the numbers.
pub struct Lexicon {
    /// Units and names of currencies, behind a number.
    pub units: Phrases<Unit>,
    /// Signs and codes of currencies before a number, with the letters glued to them ("us$").
    pub signs: HashMap<&'static str, Unit>,
    /// Words that bound a number.
    pub bounds: Phrases<(Bound, Place)>,
    /// Words that multiply, with their factor; `true` for verbs.
    pub multiples: HashMap<&'static str, (f64, bool)>,
    /// Nouns whose number names a thing.
    pub labels: HashSet<&'static str>,
    /// Nouns that name a sum of money in an account.
    pub accounts: HashSet<&'static str>,
    /// Names of months and their abbreviations.
    pub months: HashSet<&'static str>,
    /// Plural scales: "hundreds".
    pub scales: HashMap<&'static str, f64>,
    /// Names of the parts of a whole: "third" is 3.
    pub fractions: HashMap<&'static str, f64>,
    /// Verbs whose object or complement measures their subject.
    pub measuring: HashSet<&'static str>,
    /// Verbs whose object a figure behind "to" measures, in all their forms.
    pub causing: HashSet<&'static str>,
    /// Verbs of paying and getting, in all their forms, with the prepositions that lead what the money is for.
    pub spending: HashMap<&'static str, Vec<&'static str>>,
    /// The first words of all units.
    pub unit_words: HashSet<&'static str>,
    /// Every word that a figure may begin with.
    pub openers: HashSet<&'static str>,
}

/// The tables, read once.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    units: Phrases::new(units().chain(currencies("before"))),
    signs: currencies("after").collect(),
    bounds: Phrases::new(bounds()),
    multiples: rows(include_str!("../../../../data/figures/multiples.tsv"))
        .map(|row| (row[0], (number(row[1]), row[2] == "change")))
        .collect(),
    labels: rows(include_str!("../../../../data/figures/labels.tsv")).map(|row| row[0]).collect(),
    accounts: rows(include_str!("../../../../data/figures/accounts.tsv")).map(|row| row[0]).collect(),
    months: rows(include_str!("../../../../data/times/months.tsv")).map(|row| row[0]).collect(),
    scales: numbers("scales").collect(),
    fractions: numbers("fraction").collect(),
    measuring: forms(include_str!("../../../../data/figures/measuring.tsv")),
    causing: forms(include_str!("../../../../data/figures/causing.tsv")),
    spending: spending().collect(),
    unit_words: units().chain(currencies("before")).filter_map(|(name, _)| name.split(' ').next()).collect(),
    openers: openers(),
});

/// Words that open a figure and stand in no table.
const OPENERS: [&str; 7] = ["a", "an", "half", "between", "from", "minus", "negative"];

/// All forms of the words of a table.
fn forms(table: &'static str) -> HashSet<&'static str> {
    rows(table).flat_map(|row| row.into_iter().flat_map(str::split_whitespace)).collect()
}

fn openers() -> HashSet<&'static str> {
    let numbers = rows(include_str!("../../../../data/figures/numbers.tsv")).filter(|row| row[1] != "suffix");
    let signs = currencies("after").map(|(name, _)| name);
    let bounds = Phrases::new(bounds()).firsts();
    let multiples = rows(include_str!("../../../../data/figures/multiples.tsv")).map(|row| row[0]);
    OPENERS.into_iter().chain(numbers.map(|row| row[0])).chain(signs).chain(bounds).chain(multiples).collect()
}

/// Every form of a verb with its prepositions.
fn spending() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    rows(include_str!("../../../../data/figures/spending.tsv")).flat_map(|row| {
        let cases: Vec<&str> = row[2].split(' ').collect();
        std::iter::once(row[0]).chain(row[1].split(' ')).map(move |form| (form, cases.clone()))
    })
}

fn number(cell: &str) -> f64 {
    cell.parse().expect("data/figures: a number")
}

fn numbers(kind: &'static str) -> impl Iterator<Item = (&'static str, f64)> {
    rows(include_str!("../../../../data/figures/numbers.tsv"))
        .filter(move |row| row[1] == kind)
        .map(|row| (row[0], number(row[2])))
}

fn units() -> impl Iterator<Item = (&'static str, Unit)> {
    rows(include_str!("../../../../data/figures/units.tsv"))
        .map(|row| (row[0], Unit { code: row[1], factor: number(row[2]), kind: kind(row[3]), scaled: false }))
}

/// The currencies that do not stand only on the side named.
fn currencies(not: &'static str) -> impl Iterator<Item = (&'static str, Unit)> {
    rows(include_str!("../../../../data/figures/currencies.tsv")).filter(move |row| row[3] != not).map(|row| {
        let scaled = row[3] == "scaled";
        (row[0], Unit { code: row[1], factor: number(row[2]), kind: FigureKind::Money, scaled })
    })
}

/// Names of currencies with their codes, those without a code of their own left out.
pub fn named_currencies() -> impl Iterator<Item = (&'static str, &'static str)> {
    currencies("before").map(|(name, unit)| (name, unit.code)).filter(|(_, code)| *code != "-")
}

fn kind(name: &str) -> FigureKind {
    match name {
        "percent" => FigureKind::Percent,
        "length" => FigureKind::Length,
        "area" => FigureKind::Area,
        "volume" => FigureKind::Volume,
        "mass" => FigureKind::Mass,
        "speed" => FigureKind::Speed,
        "temperature" => FigureKind::Temperature,
        "energy" => FigureKind::Energy,
        "other" => FigureKind::Other,
        unknown => panic!("units.tsv: unknown kind {unknown}"),
    }
}

fn bounds() -> impl Iterator<Item = (&'static str, (Bound, Place))> {
    rows(include_str!("../../../../data/figures/bounds.tsv")).map(|row| (row[0], (bound(row[1]), place(row[2]))))
}

fn bound(name: &str) -> Bound {
    match name {
        "about" => Bound::About,
        "at_least" => Bound::AtLeast,
        "more_than" => Bound::MoreThan,
        "at_most" => Bound::AtMost,
        "less_than" => Bound::LessThan,
        unknown => panic!("bounds.tsv: unknown bound {unknown}"),
    }
}

fn place(name: &str) -> Place {
    match name {
        "before" => Place::Before,
        "below" => Place::Below,
        "above" => Place::Above,
        "after" => Place::After,
        unknown => panic!("bounds.tsv: unknown place {unknown}"),
    }
}
