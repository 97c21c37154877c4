//! Mentions, chains and entities of small invented reports, whose trees stand in the files beside this one.

use jiff::civil::date;
use polybius_knowledge::Knowledge;
use polybius_language::conllu;

use crate::Context;
use crate::account::{Entity, Mention};

struct Read {
    text: String,
    mentions: Vec<Mention>,
    entities: Vec<Entity>,
}

fn read(written: &str) -> Read {
    let (text, analysis) = conllu::read(written).expect("the tree is well formed");
    let knowledge = Knowledge::embedded();
    let mut context = Context::new(&text, &analysis, &knowledge);
    context.published = Some(date(2024, 11, 20));
    let (mentions, entities) = super::find(&context);
    Read { text, mentions, entities }
}

/// Each chain as `type entity: mention | mention`, in the order of its first mention; hashes are written as `#`.
fn chains(read: &Read) -> Vec<String> {
    let mut chains: Vec<String> = Vec::new();
    for mention in &read.mentions {
        let words = mention.span.of(&read.text);
        match chains.get_mut(mention.cluster as usize) {
            Some(chain) => chain.push_str(&format!(" | {words}")),
            None => chains.push(format!("{} {}: {words}", mention.kind.name(), id(mention))),
        }
    }
    chains
}

fn id(mention: &Mention) -> String {
    let Some(id) = &mention.entity else { return "-".to_owned() };
    match id.0.split_once(':') {
        Some((kind, hash)) if hash.len() == 16 && hash.chars().all(|digit| digit.is_ascii_hexdigit()) => {
            format!("{kind}:#")
        }
        _ => id.0.clone(),
    }
}

#[track_caller]
fn check(written: &str, expected: &[&str]) {
    assert_eq!(chains(&read(written)), expected);
}

#[test]
fn a_title_gives_a_role_and_joins_the_noun() {
    let written = include_str!("minister.conllu");
    check(
        written,
        &[
            "person person:#: Latvian Foreign Minister Janis Dahl | The minister | he | Dahl",
            "group country:LVA: Latvian",
            "person person:#: NATO officials",
            "organization org:nato: NATO",
            "place place:geonames-3143244: Oslo",
            "organization organization:#: Norway's army",
            "country country:NOR: Norway",
        ],
    );
    let read = read(written);
    let dahl = read.entities.iter().find(|entity| entity.name == "Janis Dahl").unwrap();
    assert_eq!((dahl.country.as_deref(), dahl.sectors.as_slice()), (Some("LVA"), ["GOV".to_owned()].as_slice()));
    assert_eq!((dahl.roles[0].title.as_str(), dahl.roles[0].of.as_deref()), ("Foreign Minister", Some("LVA")));
    let army = read.entities.iter().find(|entity| entity.name == "Norway's army").unwrap();
    assert_eq!((army.country.as_deref(), army.sectors.as_slice()), (Some("NOR"), ["MIL".to_owned()].as_slice()));
}

#[test]
fn a_capital_that_acts_is_the_government_and_an_expletive_is_nothing() {
    check(
        include_str!("capital.conllu"),
        &[
            "government government:FRA: Paris | its",
            "person person:#: its envoy",
            "place place:geonames-2988507: Paris",
            "vehicle equipment:train: trains",
        ],
    );
}

#[test]
fn appositions_abbreviations_and_speakers() {
    let written = include_str!("economist.conllu");
    check(
        written,
        &[
            "person person:#: Ann Keller | an economist at the Institute for Harbour Trade | I | she",
            "organization organization:#: the Institute for Harbour Trade | IHT | IHT",
            "other other:#: the plan | it",
            "person person:#: 40 members",
        ],
    );
    let keller = read(written).entities.into_iter().find(|entity| entity.name == "Ann Keller").unwrap();
    assert_eq!(keller.roles[0].title, "economist");
    assert_eq!(keller.roles[0].of.as_deref(), Some("Institute for Harbour Trade"));
}

#[test]
fn weapons_by_name_by_class_and_inside_other_nouns() {
    check(
        include_str!("weapons.conllu"),
        &[
            "person person:#: his | analyst Tom Berg",
            "organization organization:#: Ukrainian troops",
            "group country:UKR: Ukrainian",
            "weapon equipment:land-mine: land mines | The mines",
            "weapon equipment:storm-shadow: the Storm Shadow missiles",
            "weapon equipment:car-bomb: car bomb",
        ],
    );
}

#[test]
fn a_spokesman_an_ally_and_a_people() {
    let written = include_str!("spokesman.conllu");
    check(
        written,
        &[
            "person person:#: President Zelenskiy's spokesman",
            "person person:volodymyr-zelenskyy: President Zelenskiy | Zelensky",
            "government government:UKR: the Ukrainian government",
            "group country:UKR: Ukrainian",
            "person person:#: Ukraine's allies",
            "country country:UKR: Ukraine",
            "group country:UKR: Ukrainians",
        ],
    );
    let read = read(written);
    let country = |name: &str| read.entities.iter().find(|entity| entity.name.contains(name)).unwrap().country.clone();
    assert_eq!(country("spokesman").as_deref(), Some("UKR"));
    assert_eq!(country("allies"), None);
}

#[test]
fn the_id_of_an_unknown_name_is_the_same_in_every_report() {
    let id = |written: &str| {
        let entities = read(written).entities;
        entities.into_iter().find(|entity| entity.name == "Tom Berg").unwrap().id
    };
    let written = include_str!("weapons.conllu");
    assert_eq!(id(written), id(&written.replace("attack", "assault")));
}

#[test]
fn an_empty_report_mentions_nothing() {
    let read = read("");
    assert!(read.mentions.is_empty() && read.entities.is_empty());
}
