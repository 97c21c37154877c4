//! What the tables know, asked as the rest of the program asks it.

use jiff::civil::{Date, date};
use polybius_knowledge::{Knowledge, Sense, is_sector};
use polybius_text::EntityKind;

fn words(text: &str) -> Vec<&str> {
    text.split(' ').collect()
}

/// The first reading of the longest name at the start of `text`, with the number of words it takes.
#[track_caller]
fn check(text: &str, expected: Option<(usize, &str, Sense)>) {
    let knowledge = Knowledge::embedded();
    let found = knowledge.longest(&words(text));
    let found = found.as_ref().map(|found| (found.words, found.first().thing.id.as_str(), found.first().sense));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn countries_peoples_and_capitals_are_known_however_they_are_written() {
    check("Ukraine said", Some((1, "country:UKR", Sense::Name)));
    check("ukraine said", Some((1, "country:UKR", Sense::Name)));
    check("Ukrainian forces", Some((1, "country:UKR", Sense::Demonym)));
    check("Russians", Some((1, "country:RUS", Sense::Demonym)));
    check("United States officials", Some((2, "country:USA", Sense::Name)));
    check("U.S. officials", Some((1, "country:USA", Sense::Name)));
    check("kyiv", Some((1, "place:geonames-703448", Sense::Capital)));
    check("Kiev", Some((1, "place:geonames-703448", Sense::Capital)));
    check("Cote d'Ivoire", Some((2, "country:CIV", Sense::Name)));
    check("Côte d’Ivoire", Some((2, "country:CIV", Sense::Name)));
    check("São Tomé and Príncipe", Some((4, "country:STP", Sense::Name)));
    check("Bosnia - Herzegovina", Some((3, "country:BIH", Sense::Name)));
}

#[test]
fn words_that_mean_something_else_need_their_capitals() {
    check("Turkey said", Some((1, "country:TUR", Sense::Name)));
    check("turkey breast", None);
    check("US officials", Some((1, "country:USA", Sense::Name)));
    check("us all", None);
    check("Us all", None);
    check("WHO said", Some((1, "org:world-health-organization", Sense::Name)));
    check("who said", None);
    check("Who said", None);
    check("chad", None);
    check("polish the table", None);
    check("Niger said", Some((1, "country:NER", Sense::Name)));
    check("Nigerian troops", Some((1, "country:NGA", Sense::Demonym)));
}

#[test]
fn organisations_metonyms_treaties_and_regions() {
    check("NATO allies", Some((1, "org:nato", Sense::Name)));
    check("Nato allies", Some((1, "org:nato", Sense::Name)));
    check("Institute for the Study of War said", Some((6, "org:institute-for-the-study-of-war", Sense::Name)));
    check("Kremlin", Some((1, "government:RUS", Sense::Metonym)));
    check("White House", Some((2, "government:USA", Sense::Metonym)));
    check("Pentagon", Some((1, "org:us-department-of-defense", Sense::Metonym)));
    check("Ottawa Convention", Some((2, "treaty:ottawa-treaty", Sense::Name)));
    check("Ottawa", Some((1, "place:geonames-6094817", Sense::Capital)));
    check("Gaza Strip", Some((2, "place:gaza-strip", Sense::Name)));
}

#[test]
fn equipment_by_name_and_by_class() {
    check("F-16s", Some((1, "equipment:f-16", Sense::Name)));
    check("F - 16s", Some((3, "equipment:f-16", Sense::Name)));
    check("F-16 jets", Some((1, "equipment:f-16", Sense::Name)));
    check("ATACMS missiles", Some((1, "equipment:atacms", Sense::Name)));
    check("anti-personnel land mines", Some((3, "equipment:anti-personnel-mine", Sense::Class)));
    check("Anti - personnel mines", Some((4, "equipment:anti-personnel-mine", Sense::Class)));
    let knowledge = Knowledge::embedded();
    let (_, shadow) = knowledge.equipment(&["Storm", "Shadow", "missiles"]).unwrap();
    assert_eq!((shadow.kind, shadow.country, shadow.class), (EntityKind::Weapon, Some("GBR"), Some("cruise missile")));
}

#[track_caller]
fn check_person(name: &str, on: Date, expected: Option<&str>) {
    let knowledge = Knowledge::embedded();
    let found = knowledge.persons_named(&words(name), Some(on));
    assert_eq!(found.first().map(|found| found.person.id.as_str()), expected, "{name}");
}

#[test]
fn people_are_found_by_family_name_and_spelling() {
    let day = date(2024, 11, 20);
    check_person("Zelensky", day, Some("person:volodymyr-zelenskyy"));
    check_person("Volodymyr Zelenskiy", day, Some("person:volodymyr-zelenskyy"));
    check_person("Vladimir Putin", day, Some("person:vladimir-putin"));
    check_person("Joe Biden", day, Some("person:joe-biden"));
    check_person("Hunter Biden", day, None);
    check_person("Erdogan", day, Some("person:recep-tayyip-erdogan"));
    check_person("Lloyd Austin", day, Some("person:lloyd-austin"));
    check_person("Quintessa Ipsumova", day, None);
    check_person("von der Leyen", day, Some("person:ursula-von-der-leyen"));
    check_person("Ursula von der Leyen", day, Some("person:ursula-von-der-leyen"));
    check_person("George Bush", date(1989, 6, 1), Some("person:george-h-w-bush"));
    check_person("Bush", date(2004, 6, 1), Some("person:george-w-bush"));
}

#[test]
fn an_office_changes_hands_on_a_day() {
    let knowledge = Knowledge::embedded();
    let holder = |of: &str, title: &str, on| knowledge.office_holder(of, title, on).map(|person| person.name);
    assert_eq!(holder("USA", "president", date(2025, 1, 19)), Some("Joe Biden"));
    assert_eq!(holder("USA", "president", date(2025, 1, 20)), Some("Donald Trump"));
    assert_eq!(holder("GBR", "Prime Minister", date(2024, 7, 4)), Some("Rishi Sunak"));
    assert_eq!(holder("GBR", "prime minister", date(2024, 7, 6)), Some("Keir Starmer"));
    assert_eq!(holder("DEU", "chancellor", date(2024, 11, 20)), Some("Olaf Scholz"));
    assert_eq!(holder("USA", "defense secretary", date(2024, 11, 20)), Some("Lloyd Austin"));
    assert_eq!(holder("org:nato", "secretary general", date(2024, 11, 20)), Some("Mark Rutte"));
    assert_eq!(holder("USA", "prime minister", date(2024, 11, 20)), None);
}

#[test]
fn nouns_have_kinds_and_sectors() {
    let knowledge = Knowledge::embedded();
    for (noun, kind, sectors) in [
        ("defense officials", EntityKind::Person, vec!["GOV", "MIL"]),
        ("think tank", EntityKind::Organization, vec!["NGO", "EDU"]),
        ("spokesmen", EntityKind::Person, vec![]),
        ("policemen", EntityKind::Person, vec!["COP"]),
        ("forces", EntityKind::Organization, vec!["MIL"]),
        ("countries", EntityKind::Country, vec![]),
        ("airports", EntityKind::Facility, vec![]),
    ] {
        let agent = knowledge.agent(noun).unwrap_or_else(|| panic!("{noun}"));
        assert_eq!((agent.kind, &agent.sectors), (kind, &sectors), "{noun}");
    }
    assert!(knowledge.agent("idea").is_none());
}

#[test]
fn towns_have_coordinates_and_spellings() {
    let knowledge = Knowledge::embedded();
    let kharkiv = knowledge.places("Kharkov");
    assert_eq!((kharkiv[0].geonames, kharkiv[0].country, kharkiv[0].name), (706_483, "UKR", "Kharkiv"));
    assert!((kharkiv[0].latitude - 49.98).abs() < 0.1);
    assert_eq!(knowledge.places("Paris")[0].country, "FRA");
    assert!(knowledge.places("Paris").len() > 1);
    assert_eq!(knowledge.places("łódź")[0].country, "POL");
    assert!(knowledge.places("Nowhere at all").is_empty());
    assert!(knowledge.places("").is_empty());
}

#[test]
fn every_sector_is_plovers_and_every_country_is_known() {
    let knowledge = Knowledge::embedded();
    for thing in knowledge.things() {
        assert!(thing.sectors.iter().all(|sector| is_sector(sector)), "{thing:?}");
        assert!(thing.country.is_none_or(|iso3| knowledge.country(iso3).is_some()), "{thing:?}");
    }
}

#[test]
fn a_term_that_ends_in_a_month_ends_with_it() {
    let knowledge = Knowledge::embedded();
    let bearers = knowledge.persons_named(&["Guterres"], Some(date(2022, 7, 23)));
    let first = bearers.first().expect("somebody of that name held an office");
    assert_eq!(first.person.id, "person:antonio-guterres");
    assert!(bearers.iter().filter(|bearer| bearer.in_office).count() == 1);
}
