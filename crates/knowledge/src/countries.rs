//! States and dependent territories.

use std::borrow::Cow;
use std::collections::HashSet;

use polybius_text::EntityKind;

use crate::gazetteer::{Gazetteer, Shape};
use crate::table::{filled, list, rows};
use crate::{Sense, Thing};

/// A state or dependent territory.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code (`XKX` for Kosovo).
    pub iso3: &'static str,
    /// ISO 3166-1 alpha-2 code.
    pub iso2: &'static str,
    /// Usual English name.
    pub name: &'static str,
    /// Words for its people and for what is of it: "Ukrainian", "Ukrainians".
    pub demonyms: Vec<&'static str>,
    /// English name of its capital.
    pub capital: Option<&'static str>,
    /// Degrees north and east of its middle.
    pub coordinates: Option<(f64, f64)>,
}

impl Country {
    /// `country:` and the code.
    pub fn id(&self) -> String {
        format!("country:{}", self.iso3)
    }
}

pub(crate) fn read(
    table: &'static str,
    more_names: &'static str,
    ambiguous: &HashSet<&'static str>,
    gazetteer: &mut Gazetteer,
) -> Vec<Country> {
    let mut countries: Vec<Country> = rows(table).map(|row| country(row.columns(), ambiguous, gazetteer)).collect();
    for row in rows(more_names) {
        let [iso3, sense, words] = row.columns();
        let Some(country) = countries.iter_mut().find(|country| country.iso3 == iso3) else { continue };
        more(country, sense, words, ambiguous, gazetteer);
    }
    countries
}

fn country(row: [&'static str; 11], ambiguous: &HashSet<&'static str>, gazetteer: &mut Gazetteer) -> Country {
    let [iso3, iso2, name, others, demonyms, capital, geonames, north, east, middle_north, middle_east] = row;
    let coordinates = pair(middle_north, middle_east);
    let country =
        Country { iso3, iso2, name, demonyms: list(demonyms).collect(), capital: filled(capital), coordinates };
    let place = gazetteer.add(thing(country.id(), name, EntityKind::Country, iso3, coordinates));
    gazetteer.add(thing(
        format!("government:{iso3}"),
        format!("government of {}{name}", article(name)),
        EntityKind::Government,
        iso3,
        None,
    ));
    for name in std::iter::once(name).chain(list(others)) {
        gazetteer.name(name, place, Sense::Name, shape(name, ambiguous));
    }
    for demonym in list(demonyms) {
        gazetteer.name(demonym, place, Sense::Demonym, shape(demonym, ambiguous));
    }
    if let Some(capital) = filled(capital) {
        let id = filled(geonames)
            .map_or_else(|| format!("place:{}", crate::slug(capital)), |id| format!("place:geonames-{id}"));
        let city = gazetteer.add(thing(id, capital, EntityKind::Place, iso3, pair(north, east)));
        gazetteer.name(capital, city, Sense::Capital, shape(capital, ambiguous));
    }
    country
}

fn more(
    country: &mut Country,
    sense: &str,
    words: &'static str,
    ambiguous: &HashSet<&'static str>,
    gazetteer: &mut Gazetteer,
) {
    let place = gazetteer.by_id(&country.id()).cloned();
    let capital = country.capital.and_then(|capital| {
        let known = gazetteer.longest(&capital.split(' ').collect::<Vec<_>>())?;
        known.known.iter().find(|known| known.sense == Sense::Capital).map(|known| known.thing.clone())
    });
    let (thing, sense) = match sense {
        "demonym" => (place, Sense::Demonym),
        "capital" => (capital, Sense::Capital),
        _ => (place, Sense::Name),
    };
    let Some(thing) = thing else { return };
    let index = gazetteer.add(thing);
    for word in list(words) {
        if sense == Sense::Demonym {
            country.demonyms.push(word);
        }
        gazetteer.name(word, index, sense, shape(word, ambiguous));
    }
}

fn thing(
    id: String,
    name: impl Into<Cow<'static, str>>,
    kind: EntityKind,
    iso3: &'static str,
    coordinates: Option<(f64, f64)>,
) -> Thing {
    let sectors = if kind == EntityKind::Government { vec!["GOV"] } else { Vec::new() };
    Thing { id, name: name.into(), kind, class: None, country: Some(iso3), sectors, coordinates, wikidata: None }
}

/// The article that a country's name takes in a sentence.
fn article(name: &str) -> &'static str {
    let plural =
        ["United", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Central African", "Dominican"];
    let takes =
        plural.iter().any(|start| name.starts_with(start)) || name.contains("Republic") || name.contains("Islands");
    if takes { "the " } else { "" }
}

pub(crate) fn pair(north: &str, east: &str) -> Option<(f64, f64)> {
    Some((north.parse().ok()?, east.parse().ok()?))
}

/// One long word that means nothing else is known however it is written; others need their capitals.
fn shape(name: &str, ambiguous: &HashSet<&'static str>) -> Shape {
    let suggested = Shape::of_name(name);
    let certain = name.len() > 3 && !name.chars().skip(1).all(|letter| letter.is_uppercase());
    if suggested == Shape::Upper || !certain || ambiguous.contains(crate::fold::key(name).as_str()) {
        suggested
    } else {
        Shape::Any
    }
}
