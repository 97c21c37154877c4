//! How likely two tellings tell one occurrence.
//!
//! A logistic model over comparisons of word, roles, place, time, figures, sentence and report. Each weight says how much
//! one comparison adds to the log-odds.

use polybius_reading::account::{Modality, Polarity};

use super::compare::{self, Likeness};
use super::view::{View, Views};
use crate::digest::Telling;

/// Number of features.
pub(crate) const FEATURES: usize = 38;

/// The features with their weights. The weights lie between those put by hand and those that
/// `training/occurrences/fit.py` finds on ECB+, whose reports have neither days nor denials.
const MODEL: [(&str, f32); FEATURES] = [
    ("constant", -4.0),
    ("same word", 1.0),
    ("rarity of the word", 0.7),
    ("light word", -1.5),
    ("other number", -1.0),
    ("same root", 0.3),
    ("other root", -1.3),
    ("no root", 0.6),
    ("same code", 0.9),
    ("overlap", 3.7),
    ("overlap and same word", -0.9),
    ("same story", 1.4),
    ("same report", -0.0),
    ("same source", 0.3),
    ("other source", -1.0),
    ("same target", 0.7),
    ("other target", -0.6),
    ("roles crossed", 0.3),
    ("same place", 0.5),
    ("other place", -1.5),
    ("other places named", -0.5),
    ("same days", 0.8),
    ("a few days apart", -1.0),
    ("many days apart", -4.5),
    ("reports apart", -3.0),
    ("same equipment", 0.4),
    ("other equipment", -4.0),
    ("same figure", 0.6),
    ("other figure", -0.6),
    ("other modality", -0.7),
    ("other modality in one report", -1.0),
    ("other polarity", -0.8),
    ("conflicts", -3.0),
    ("nothing agrees", -1.2),
    ("another speaker", -3.0),
    ("same word in one story", 3.2),
    ("same word, nothing differs", -0.5),
    ("same word, some party or place agrees", -1.5),
];

/// Names of the features, in their order.
pub(crate) fn names() -> Vec<&'static str> {
    MODEL.iter().map(|(name, _)| *name).collect()
}

/// Weights of the features, in their order.
pub(crate) fn weights() -> Vec<f32> {
    MODEL.iter().map(|(_, weight)| *weight).collect()
}

/// Share of the words of two sentences that is an agreement of its own.
const ALIKE: f32 = 0.3;

/// Words that say nothing of what happened.
const LIGHT: &str = "be have do make take get go say tell give come become include use see show continue begin start leave follow \
                     suffer cause result report find lead head base know call keep need want look mean think believe add note \
                     describe expect happen occur surround remain";

/// How the parts of two tellings compare.
pub(crate) struct Comparison {
    overlap: f32,
    source: Likeness,
    target: Likeness,
    crossed: bool,
    place: Likeness,
    /// The places that the sentences name.
    named: Likeness,
    /// Days between them.
    apart: Option<i32>,
    figure: Likeness,
    /// The weapons and vehicles that the tellings have.
    equipment: Likeness,
}

impl Comparison {
    /// Compares two tellings.
    pub(crate) fn of(views: &Views<'_>, left: &View<'_>, right: &View<'_>) -> Self {
        let (one, other) = (left.telling, right.telling);
        let settings = (left.setting, right.setting);
        let crossed = compare::parties(&one.source, &other.target, settings) == Likeness::Same
            || compare::parties(&one.target, &other.source, settings) == Likeness::Same;
        Self {
            overlap: views.overlap(left.sentence, right.sentence),
            source: compare::parties(&one.source, &other.source, settings),
            target: compare::parties(&one.target, &other.target, settings),
            crossed,
            place: place(one, other),
            named: compare::places_named(left.setting, right.setting),
            apart: apart(left, right),
            figure: figure(left, right),
            equipment: compare::equipment(one, other),
        }
    }

    /// How many parts agree.
    pub(crate) fn agreements(&self) -> usize {
        let parts = [self.source, self.target, self.place.max(self.named), self.figure, self.equipment];
        let alike = parts.iter().filter(|likeness| **likeness >= Likeness::Detail).count();
        let days = self.apart == Some(0);
        alike + usize::from(days) + usize::from(self.overlap >= ALIKE) + usize::from(self.crossed)
    }

    /// How many parts cannot be the same.
    fn conflicts(&self) -> usize {
        let place = if self.place == Likeness::Unknown { self.named } else { self.place };
        let parts = [self.source, self.target, place, self.figure];
        let differing = parts.iter().filter(|likeness| **likeness == Likeness::Different).count();
        differing + usize::from(self.apart.is_some_and(|days| days > 0))
    }
}

/// What the model sees of two tellings.
pub(crate) fn features(views: &Views<'_>, left: &View<'_>, right: &View<'_>) -> [f32; FEATURES] {
    let (one, other) = (left.telling, right.telling);
    let parts = Comparison::of(views, left, right);
    let same_word = flag(left.stem == right.stem);
    let light = LIGHT.split(' ').any(|word| word == one.lemma || word == other.lemma);
    let roots = (one.root.as_ref(), other.root.as_ref());
    let same_root = roots.0.is_some() && roots.0 == roots.1;
    let days = |from: i32, to: i32| flag(parts.apart.is_some_and(|days| (from..=to).contains(&days)));
    [
        1.0,
        same_word,
        same_word * views.rarity(left.stem) / 10.0,
        flag(light),
        flag(one.plural.is_some() && other.plural.is_some() && one.plural != other.plural),
        flag(same_root),
        flag(roots.0.is_some() && roots.1.is_some() && !same_root),
        flag(roots.0.is_none() && roots.1.is_none()),
        flag(one.cameo.is_some() && one.cameo == other.cameo),
        parts.overlap,
        parts.overlap * same_word,
        flag(left.story == right.story),
        flag(left.digest == right.digest),
        flag(parts.source >= Likeness::Detail),
        flag(parts.source == Likeness::Different),
        flag(parts.target >= Likeness::Detail),
        flag(parts.target == Likeness::Different),
        flag(parts.crossed),
        flag(parts.place.max(parts.named) >= Likeness::Detail),
        flag(parts.place == Likeness::Different && parts.named != Likeness::Same),
        flag(parts.place == Likeness::Unknown && parts.named == Likeness::Different),
        days(0, 0),
        days(1, 3),
        days(4, i32::MAX),
        if parts.apart == Some(0) { 0.0 } else { reports_apart(left, right) },
        flag(parts.equipment >= Likeness::Detail),
        flag(parts.equipment == Likeness::Different),
        flag(parts.figure >= Likeness::Detail),
        flag(parts.figure == Likeness::Different),
        flag(is_real(one) != is_real(other)),
        flag(is_real(one) != is_real(other) && left.digest == right.digest),
        flag(denies(one) != denies(other)),
        parts.conflicts().saturating_sub(1) as f32,
        flag(parts.agreements() == 0),
        flag(parts.source == Likeness::Different && is_spoken(one) && is_spoken(other)),
        same_word * flag(left.story == right.story && !light),
        same_word * flag(parts.conflicts() == 0 && !light),
        same_word * flag(parts.agreements() > 0 && !light),
    ]
}

/// The log-odds that two tellings tell one occurrence.
pub(crate) fn log_odds(views: &Views<'_>, left: usize, right: usize) -> f32 {
    let features = features(views, &views.all[left], &views.all[right]);
    features.iter().zip(MODEL).map(|(feature, (_, weight))| feature * weight).sum()
}

/// The probability of log-odds.
pub(crate) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// Whether an event is done with words: what two parties say alike is still said twice.
fn is_spoken(telling: &Telling) -> bool {
    const SPOKEN: [&str; 6] = ["AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"];
    telling.root.as_deref().is_some_and(|root| SPOKEN.contains(&root))
}

/// Told as something that happened or did not, rather than as a wish, plan or possibility.
pub(crate) fn is_real(telling: &Telling) -> bool {
    matches!(telling.modality, Modality::Actual | Modality::PastHabit)
}

/// Whether a telling says that it did not happen.
pub(crate) fn denies(telling: &Telling) -> bool {
    telling.polarity == Polarity::Negated
        || telling.denial
        || telling.saying.as_ref().is_some_and(|saying| saying.denies)
}

fn place(left: &Telling, right: &Telling) -> Likeness {
    match (&left.place, &right.place) {
        (Some(one), Some(other)) => compare::place(one, other),
        _ => Likeness::Unknown,
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

/// How far apart two reports came out: 0 for three days or less, 1 for a fortnight or more.
fn reports_apart(left: &View<'_>, right: &View<'_>) -> f32 {
    let (Some(one), Some(other)) = (left.day(), right.day()) else { return 0.0 };
    (compare::days(one, other).abs() - 3).clamp(0, 11) as f32 / 11.0
}

/// Compares the figures of two tellings' sentences that count the same: the likest pair counts.
fn figure(left: &View<'_>, right: &View<'_>) -> Likeness {
    let pairs = left.setting.figures.iter().flat_map(|one| right.setting.figures.iter().map(move |other| (one, other)));
    let alike = pairs.filter(|(one, other)| compare::same_measure(one, other));
    alike.map(|(one, other)| compare::quantity(one, other)).max().unwrap_or(Likeness::Unknown)
}
