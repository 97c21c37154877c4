//! How likely two tellings tell one occurrence.
//!
//! A logistic model over comparisons of word, roles, place, time, figures, sentence and report. Each weight says how much
//! one comparison adds to the log-odds.

use polybius_reading::account::{Modality, Polarity};

use super::compare::{self, Likeness};
use super::view::{View, Views};
use crate::digest::Telling;

/// Number of features.
pub(crate) const FEATURES: usize = 28;

/// Names of the features, in their order.
pub(crate) const NAMES: [&str; FEATURES] = [
    "constant",
    "same word",
    "rarity of the word",
    "light word",
    "same root",
    "other root",
    "no root",
    "same code",
    "overlap",
    "overlap and same word",
    "same story",
    "same report",
    "same source",
    "other source",
    "same target",
    "other target",
    "roles crossed",
    "same place",
    "other place",
    "same days",
    "a few days apart",
    "many days apart",
    "reports apart",
    "same figure",
    "other figure",
    "other modality",
    "other polarity",
    "conflicts",
];

/// Weights of the features: between those put by hand and those that `training/occurrences/fit.py` finds on ECB+, whose
/// reports have neither days nor denials.
pub(crate) const WEIGHTS: [f32; FEATURES] = [
    -3.9, 1.5, 0.7, -1.1, 0.3, -1.3, 0.7, 0.9, 3.8, 1.1, 1.5, 0.0, 0.1, -1.0, 0.7, -0.4, 0.3, 0.5, -0.5, 0.8, -1.0,
    -4.5, -1.0, 0.6, -0.6, -0.7, -0.4, -3.0,
];

/// Words that say nothing of what happened.
const LIGHT: &str = "be have do make take get go say tell give come become include use see show continue begin start";

/// Compares two tellings.
pub(crate) fn features(views: &Views<'_>, left: &View<'_>, right: &View<'_>) -> [f32; FEATURES] {
    let (one, other) = (left.telling, right.telling);
    let settings = (left.setting, right.setting);
    let same_word = flag(left.stem == right.stem);
    let overlap = views.overlap(left.sentence, right.sentence);
    let light = flag(LIGHT.split(' ').any(|word| word == one.lemma || word == other.lemma));
    let roots = (one.root.as_ref(), other.root.as_ref());
    let same_root = roots.0.is_some() && roots.0 == roots.1;
    let source = compare::parties(&one.source, &other.source, settings);
    let target = compare::parties(&one.target, &other.target, settings);
    let crossed = compare::parties(&one.source, &other.target, settings) == Likeness::Same
        || compare::parties(&one.target, &other.source, settings) == Likeness::Same;
    let place = place(left, right);
    let apart = apart(left, right);
    let figure = figure(left, right);
    let differing = [source, target, place, figure].iter().filter(|likeness| **likeness == Likeness::Different).count();
    let conflicts = differing + usize::from(apart.is_some_and(|days| days > 0));
    [
        1.0,
        same_word,
        same_word * views.rarity(left.stem) / 10.0,
        light,
        flag(same_root),
        flag(roots.0.is_some() && roots.1.is_some() && !same_root),
        flag(roots.0.is_none() && roots.1.is_none()),
        flag(one.cameo.is_some() && one.cameo == other.cameo),
        overlap,
        overlap * same_word,
        flag(left.story == right.story),
        flag(left.digest == right.digest),
        flag(source >= Likeness::Detail),
        flag(source == Likeness::Different),
        flag(target >= Likeness::Detail),
        flag(target == Likeness::Different),
        flag(crossed),
        flag(place >= Likeness::Detail),
        flag(place == Likeness::Different),
        flag(apart == Some(0)),
        flag(apart.is_some_and(|days| (1..=3).contains(&days))),
        flag(apart.is_some_and(|days| days > 3)),
        reports_apart(left, right),
        flag(figure >= Likeness::Detail),
        flag(figure == Likeness::Different),
        flag(is_real(one) != is_real(other)),
        flag(denies(one) != denies(other)),
        conflicts.saturating_sub(1) as f32,
    ]
}

/// The log-odds that two tellings tell one occurrence.
pub(crate) fn log_odds(views: &Views<'_>, left: usize, right: usize) -> f32 {
    let features = features(views, &views.all[left], &views.all[right]);
    features.iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum()
}

/// The probability of log-odds.
pub(crate) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Told as something that happened or did not, rather than as a wish, plan or possibility.
pub(crate) fn is_real(telling: &Telling) -> bool {
    matches!(telling.modality, Modality::Actual | Modality::PastHabit)
}

/// Whether a telling says that it did not happen.
pub(crate) fn denies(telling: &Telling) -> bool {
    telling.polarity == Polarity::Negated || telling.saying.as_ref().is_some_and(|saying| saying.denies)
}

/// Compares the places of two tellings, or, where one has none, the places that their sentences name.
fn place(left: &View<'_>, right: &View<'_>) -> Likeness {
    let named = compare::places_named(left.setting, right.setting);
    match (&left.telling.place, &right.telling.place) {
        (Some(one), Some(other)) => compare::place(one, other).max(if named == Likeness::Same {
            Likeness::Unknown
        } else {
            Likeness::Different
        }),
        _ => named,
    }
}

/// Days between the times of two tellings, or, where an event has none, of their sentences.
fn apart(left: &View<'_>, right: &View<'_>) -> Option<i32> {
    let times = |view: &View<'_>| match &view.telling.time {
        Some(when) => vec![when.interval],
        None => view.setting.times.iter().map(|when| when.interval).collect(),
    };
    let (one, other) = (times(left), times(right));
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (*one, *other)));
    pairs.filter_map(|(one, other)| compare::days_apart(one, other)).min()
}

/// How far apart two reports came out: 0 for three days or less, 1 for a month or more.
fn reports_apart(left: &View<'_>, right: &View<'_>) -> f32 {
    let (Some(one), Some(other)) = (left.day(), right.day()) else { return 0.0 };
    ((compare::days(one, other).abs() - 3).clamp(0, 27)) as f32 / 27.0
}

/// Compares the figures of two tellings' sentences that count the same: the likest pair counts.
fn figure(left: &View<'_>, right: &View<'_>) -> Likeness {
    let pairs = left.setting.figures.iter().flat_map(|one| right.setting.figures.iter().map(move |other| (one, other)));
    let alike = pairs.filter(|(one, other)| compare::same_measure(one, other));
    alike.map(|(one, other)| compare::quantity(one, other)).max().unwrap_or(Likeness::Unknown)
}
