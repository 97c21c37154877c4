//! How single features of two tellings compare.

use jiff::civil::Date;
use polybius_reading::account::{EntityId, Interval, Place};
use polybius_text::EntityKind;

use crate::digest::{Party, Quantity, Setting, Telling, When};

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// They cannot be the same.
    Different,
    /// Nothing can be said.
    Unknown,
    /// One is a closer description of the other, or a part of it.
    Detail,
    /// They are the same.
    Same,
}

use Likeness::{Detail, Different, Same, Unknown};

/// Compares two parties by entity, country and words.
pub(crate) fn party(left: &Party, right: &Party) -> Likeness {
    if left.words == right.words || left.entity.is_some() && left.entity == right.entity {
        return Same;
    }
    let country = (left.country.as_ref(), right.country.as_ref());
    if let (Some(one), Some(other)) = country {
        return match one == other {
            true if stands_for_state(left) || stands_for_state(right) => Detail,
            true => Unknown,
            false if left.kind == right.kind => Different,
            false => Unknown,
        };
    }
    match (name_of(left), name_of(right)) {
        // "United" in two names that are both known says nothing.
        _ if is_known(left) && is_known(right) => Different,
        _ if left.head == right.head => Detail,
        (Some(one), Some(other)) if shares_word(one, other) => Detail,
        (Some(_), Some(_)) if left.kind == right.kind => Different,
        _ => Unknown,
    }
}

/// Whether it is one of the countries and organizations that the tables name.
fn is_known(party: &Party) -> bool {
    party.entity.as_ref().is_some_and(EntityId::is_known_actor)
}

/// Compares the weapons and vehicles that two tellings have: the likest pair counts.
pub(crate) fn equipment(left: &Telling, right: &Telling) -> Likeness {
    let of = |telling: &'_ Telling| {
        let all = telling.instrument.iter().chain(&telling.theme).chain(&telling.target);
        all.filter(|party| party.class.is_some()).cloned().collect::<Vec<_>>()
    };
    let (left, right) = (of(left), of(right));
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    pairs.map(|(one, other)| pieces(one, other)).max().unwrap_or(Unknown)
}

/// Compares two pieces of equipment. Two names are two things; a common noun may mean a named thing of its sort.
fn pieces(left: &Party, right: &Party) -> Likeness {
    const ANY: [&str; 7] = ["weapon", "system", "equipment", "vehicle", "aircraft", "munition", "ammunition"];
    if left.entity.is_some() && left.entity == right.entity {
        return Same;
    }
    let (one, other) = (sort(left), sort(right));
    match left.named && right.named {
        true => Different,
        false if one == other => Detail,
        false if ANY.contains(&one) || ANY.contains(&other) => Unknown,
        false => Different,
    }
}

/// The last word of its class: "missile" of "cruise missile".
fn sort(equipment: &Party) -> &str {
    let class = equipment.class.as_deref().unwrap_or_default();
    class.rsplit([' ', '-']).next().unwrap_or(class)
}

/// A country, its government or an official may stand for the state.
fn stands_for_state(party: &Party) -> bool {
    let state = matches!(party.kind, Some(EntityKind::Country | EntityKind::Government | EntityKind::Place));
    state || party.sectors.iter().any(|sector| sector == "GOV")
}

/// Whether two different parties belong to one state and one of them stands for it: a country and its minister.
pub(crate) fn same_state(left: &Party, right: &Party) -> bool {
    let country = left.country.is_some() && left.country == right.country;
    let two = left.entity.is_some() && right.entity.is_some() && left.entity != right.entity;
    country && two && (stands_for_state(left) || stands_for_state(right))
}

/// The words of a party that is named.
fn name_of(party: &Party) -> Option<&str> {
    party.named.then_some(party.words.as_str())
}

fn shares_word(one: &str, other: &str) -> bool {
    let split =
        |words: &'_ str| words.split(|mark: char| !mark.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let other = split(other);
    split(one).iter().any(|word| word.len() > 2 && other.contains(word))
}

/// Compares two lists of parties: the likest pair counts. `settings` are the sentences they stand in: a party that the
/// other sentence names too, in whatever role, is no difference.
pub(crate) fn parties(left: &[Party], right: &[Party], settings: (&Setting, &Setting)) -> Likeness {
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    let best = pairs.map(|(one, other)| party(one, other)).max().unwrap_or(Unknown);
    let elsewhere =
        left.iter().any(|party| names(settings.1, party)) || right.iter().any(|party| names(settings.0, party));
    if best == Different && elsewhere { Unknown } else { best }
}

/// Whether a sentence names a party.
pub(crate) fn names(setting: &Setting, party: &Party) -> bool {
    let named = party.entity.as_ref().is_some_and(|entity| setting.entities.binary_search(entity).is_ok());
    named || setting.words.binary_search(&party.head).is_ok()
}

/// Compares the places that two sentences name: `Different` when both name some and none in common.
pub(crate) fn places_named(left: &Setting, right: &Setting) -> Likeness {
    let of = |setting: &Setting| {
        let places = setting.names.iter().filter(|name| name.kind == Some(EntityKind::Place));
        places.filter_map(|name| name.entity.clone()).collect::<Vec<_>>()
    };
    let (one, other) = (of(left), of(right));
    if one.is_empty() || other.is_empty() {
        Unknown
    } else if one.iter().any(|place| other.contains(place)) {
        Same
    } else {
        Different
    }
}

/// Compares two places by name, country and distance.
pub(crate) fn place(left: &Place, right: &Place) -> Likeness {
    const NEAR_KILOMETRES: f64 = 15.0;
    if left.name.eq_ignore_ascii_case(&right.name) || left.geonames.is_some() && left.geonames == right.geonames {
        return Same;
    }
    if left.country.is_some() && left.country == right.country && is_country(left) != is_country(right) {
        return Detail;
    }
    match kilometres(left, right) {
        Some(distance) if distance <= NEAR_KILOMETRES => Detail,
        _ if shares_word(&left.name.to_lowercase(), &right.name.to_lowercase()) => Detail,
        _ => Different,
    }
}

/// A place without a position of its own that has a country is the country as a whole.
fn is_country(place: &Place) -> bool {
    place.country.is_some() && place.geonames.is_none() && place.latitude.is_none()
}

/// Distance on a sphere.
fn kilometres(left: &Place, right: &Place) -> Option<f64> {
    const EARTH_RADIUS: f64 = 6371.0;
    let (from, to) = (left.latitude?.to_radians(), right.latitude?.to_radians());
    let across = (right.longitude? - left.longitude?).to_radians();
    let cosine = from.sin() * to.sin() + from.cos() * to.cos() * across.cos();
    Some(EARTH_RADIUS * cosine.clamp(-1.0, 1.0).acos())
}

/// Days between two intervals, 0 when they meet; `None` when one is open on the side that matters.
pub(crate) fn days_apart(left: Interval, right: Interval) -> Option<i32> {
    let gap = |end: Option<Date>, start: Option<Date>| match (end, start) {
        (Some(end), Some(start)) => Some(days(end, start).max(0)),
        _ => None,
    };
    match (gap(left.to, right.from), gap(right.to, left.from)) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

/// Days from one date to another.
pub(crate) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Length of an interval in days, when it has both ends.
pub(crate) fn length(interval: Interval) -> Option<i32> {
    Some(days(interval.from?, interval.to?) + 1)
}

/// Compares two times; a span of many days says little.
pub(crate) fn time(left: &When, right: &When) -> Likeness {
    const SHORT: i32 = 7;
    match days_apart(left.interval, right.interval) {
        None => Unknown,
        Some(0) if [left, right].iter().all(|when| length(when.interval).is_some_and(|days| days <= SHORT)) => Same,
        Some(0) => Detail,
        Some(_) => Different,
    }
}

/// Compares two figures of the same thing: `Different` when no number satisfies both, with some room for "about" and for
/// rounding.
pub(crate) fn quantity(left: &Quantity, right: &Quantity) -> Likeness {
    let (Some(one), Some(other)) = (range(left), range(right)) else { return Unknown };
    if left.value.is_some() && left.value == right.value {
        Same
    } else if one.0 <= other.1 && other.0 <= one.1 {
        Detail
    } else {
        Different
    }
}

/// The numbers that a figure allows.
fn range(quantity: &Quantity) -> Option<(f64, f64)> {
    use polybius_reading::account::Bound;
    const ABOUT: f64 = 0.1;
    let value = quantity.value;
    let (low, high) = (quantity.low.or(value), quantity.high.or(value));
    Some(match quantity.bound {
        Bound::AtLeast | Bound::MoreThan => (low?, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, high?),
        Bound::About => {
            (low?.min(value.unwrap_or(f64::INFINITY) * (1.0 - ABOUT)), high?.max(value.unwrap_or(0.0) * (1.0 + ABOUT)))
        }
        Bound::Exact | Bound::Between => (low?, high?),
    })
}

/// Whether two figures count or measure the same sort of thing.
pub(crate) fn same_measure(left: &Quantity, right: &Quantity) -> bool {
    match (&left.unit, &right.unit) {
        (Some(one), Some(other)) => one == other && (left.of.is_none() || right.of.is_none() || left.of == right.of),
        (None, None) => left.of.is_some() && left.of == right.of,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use polybius_reading::account::{Bound, EntityId, Interval, Place};
    use polybius_text::{EntityKind, Span};

    use super::Likeness::{self, Detail, Different, Same, Unknown};
    use super::{days_apart, pieces, place, quantity};
    use crate::digest::{Party, Quantity};

    fn figure(bound: Bound, value: f64) -> Quantity {
        let (low, high) = match bound {
            Bound::AtLeast | Bound::MoreThan => (Some(value), None),
            Bound::AtMost | Bound::LessThan => (None, Some(value)),
            _ => (Some(value), Some(value)),
        };
        let span = Span::new(0, 0);
        Quantity { span, value: Some(value), low, high, bound, unit: None, of: None, interval: None }
    }

    #[test]
    fn figures_differ_when_no_number_satisfies_both() {
        let check = |one: (Bound, f64), other: (Bound, f64), expected: Likeness| {
            assert_eq!(quantity(&figure(one.0, one.1), &figure(other.0, other.1)), expected, "{one:?} {other:?}");
        };
        check((Bound::AtLeast, 10.0), (Bound::Exact, 12.0), Detail);
        check((Bound::AtLeast, 10.0), (Bound::Exact, 8.0), Different);
        check((Bound::LessThan, 10.0), (Bound::AtLeast, 12.0), Different);
        check((Bound::About, 1200.0), (Bound::Exact, 1150.0), Detail);
        check((Bound::About, 1200.0), (Bound::Exact, 1200.0), Same);
        check((Bound::Exact, 3.0), (Bound::Exact, 4.0), Different);
    }

    #[test]
    fn equipment_by_name_or_sort() {
        let party = |name: &str, class: &str, named: bool| Party {
            span: Span::new(0, 0),
            words: name.to_owned(),
            head: 0,
            entity: Some(EntityId(name.to_owned())),
            named,
            kind: Some(EntityKind::Weapon),
            class: Some(class.to_owned()),
            country: None,
            sectors: Vec::new(),
        };
        let check = |one: &Party, other: &Party, expected: Likeness| assert_eq!(pieces(one, other), expected);
        let (hawk, swift) = (party("Hawk", "ballistic missile", true), party("Swift", "cruise missile", true));
        let (missiles, tanks) = (party("missile", "missile", false), party("tank", "tank", false));
        check(&hawk, &hawk, Same);
        check(&hawk, &swift, Different);
        check(&hawk, &missiles, Detail);
        check(&hawk, &tanks, Different);
        check(&hawk, &party("weapon", "weapon", false), Unknown);
    }

    fn at(name: &str, country: &str, position: Option<(f64, f64)>) -> Place {
        Place {
            span: Span::new(0, 0),
            name: name.to_owned(),
            country: Some(country.to_owned()),
            latitude: position.map(|position| position.0),
            longitude: position.map(|position| position.1),
            geonames: None,
        }
    }

    #[test]
    fn a_city_is_a_part_of_its_country() {
        let (lyon, france) = (at("Lyon", "FRA", Some((45.76, 4.84))), at("France", "FRA", None));
        let (paris, suburb) = (at("Paris", "FRA", Some((48.86, 2.35))), at("Saint-Denis", "FRA", Some((48.94, 2.36))));
        assert_eq!(place(&lyon, &france), Detail);
        assert_eq!(place(&lyon, &paris), Different);
        assert_eq!(place(&paris, &suburb), Detail);
        assert_eq!(place(&paris, &paris), Same);
    }

    #[test]
    fn days_between_open_intervals_are_unknown() {
        let days = |from: Option<i8>, to: Option<i8>| Interval {
            from: from.map(|day| jiff::civil::date(2024, 5, day)),
            to: to.map(|day| jiff::civil::date(2024, 5, day)),
        };
        assert_eq!(days_apart(days(Some(1), Some(3)), days(Some(5), Some(6))), Some(2));
        assert_eq!(days_apart(days(Some(1), Some(3)), days(Some(3), None)), Some(0));
        assert_eq!(days_apart(days(None, None), days(Some(3), Some(3))), None);
        assert_eq!(Unknown.max(Detail), Detail);
    }
}
