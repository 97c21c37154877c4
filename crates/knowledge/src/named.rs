//! Reads the tables of named things other than countries into the gazetteer.

use polybius_text::EntityKind;

use crate::countries::pair;
use crate::gazetteer::{Gazetteer, Shape};
use crate::table::{filled, list, rows};
use crate::{Sense, Thing, slug};

/// Organisations: `slug, name, aliases, class, country, sectors`; the kind is always an organisation, save armed forces
/// and ethnic or political movements that the class calls `group`.
pub(crate) fn organizations(table: &'static str, gazetteer: &mut Gazetteer) {
    for row in rows(table) {
        let [id, name, aliases, class, country, sectors, wikidata] = row.columns();
        let index = gazetteer.add(Thing {
            id: format!("org:{id}"),
            name: name.into(),
            kind: if class == "group" { EntityKind::Group } else { EntityKind::Organization },
            class: filled(class),
            country: filled(country),
            sectors: list(sectors).collect(),
            coordinates: None,
            wikidata: filled(wikidata),
        });
        for name in std::iter::once(name).chain(list(aliases)) {
            gazetteer.name(name, index, Sense::Name, Shape::of_name(name));
        }
    }
}

/// Metonyms: `words, id`; the id is one of a thing already read.
pub(crate) fn metonyms(table: &'static str, gazetteer: &mut Gazetteer) {
    for row in rows(table) {
        let [words, id] = row.columns();
        let Some(thing) = gazetteer.by_id(id).cloned() else { continue };
        let index = gazetteer.add(thing);
        for word in list(words) {
            gazetteer.name(word, index, Sense::Metonym, Shape::of_name(word));
        }
    }
}

/// Equipment: `name, aliases, kind, class, country`; a row without class is itself a class, written with common nouns.
pub(crate) fn equipment(table: &'static str, gazetteer: &mut Gazetteer) {
    for row in rows(table) {
        let [name, aliases, kind, class, country] = row.columns();
        let Some(kind) = EntityKind::from_name(kind) else { continue };
        let is_class = class.is_empty();
        let thing = Thing { class: filled(class), country: filled(country), ..plain("equipment", name, kind) };
        let index = gazetteer.add(thing);
        let sense = if is_class { Sense::Class } else { Sense::Name };
        for name in std::iter::once(name).chain(list(aliases)) {
            let shape = if is_class { Shape::Any } else { Shape::of_name(name) };
            gazetteer.name(name, index, sense, shape);
            gazetteer.name(&plural(name), index, sense, shape);
        }
    }
}

/// The regular plural of a noun phrase: `F-16s`, `howitzers`, `torpedoes`, `batteries`.
fn plural(name: &str) -> String {
    if let Some(stem) = name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let ending =
        if name.ends_with(['s', 'x', 'o']) || name.ends_with("ch") || name.ends_with("sh") { "es" } else { "s" };
    format!("{name}{ending}")
}

/// Treaties: `name, aliases`.
pub(crate) fn treaties(table: &'static str, gazetteer: &mut Gazetteer) {
    for row in rows(table) {
        let [name, aliases] = row.columns();
        let index = gazetteer.add(plain("treaty", name, EntityKind::Treaty));
        for name in std::iter::once(name).chain(list(aliases)) {
            gazetteer.name(name, index, Sense::Name, Shape::of_name(name));
        }
    }
}

/// Regions, seas and other places that are neither countries nor towns: `name, aliases, class, country, north, east`.
pub(crate) fn regions(table: &'static str, gazetteer: &mut Gazetteer) {
    for row in rows(table) {
        let [name, aliases, class, country, north, east] = row.columns();
        let thing = Thing {
            class: filled(class),
            country: filled(country),
            coordinates: pair(north, east),
            ..plain("place", name, EntityKind::Place)
        };
        let index = gazetteer.add(thing);
        for name in std::iter::once(name).chain(list(aliases)) {
            gazetteer.name(name, index, Sense::Name, Shape::of_name(name));
        }
    }
}

fn plain(prefix: &str, name: &'static str, kind: EntityKind) -> Thing {
    Thing {
        id: format!("{prefix}:{}", slug(name)),
        name: name.into(),
        kind,
        class: None,
        country: None,
        sectors: Vec::new(),
        coordinates: None,
        wikidata: None,
    }
}
