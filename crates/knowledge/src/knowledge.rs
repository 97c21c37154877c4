use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::agents::Agents;
use crate::countries;
use crate::gazetteer::Gazetteer;
use crate::persons::Persons;
use crate::table::{list, rows};
use crate::titles::Titles;
use crate::{Agent, Candidate, Country, Match, Person, Place, Sense, Thing, Title, named, places};

/// The tables, as they stand in `data/`.
mod tables {
    macro_rules! tables {
        ($($name:ident $file:literal),* $(,)?) => {
            $(pub(super) const $name: &str = include_str!(concat!("../../../data/", $file));)*
        };
    }
    tables! {
        AGENTS "agents.tsv",
        AMBIGUOUS "ambiguous.tsv",
        ARMED_GROUPS "armed_groups.tsv",
        COUNTRIES "countries.tsv",
        COUNTRY_NAMES "country_names.tsv",
        EQUIPMENT "equipment.tsv",
        LEADERS "leaders.tsv",
        METONYMS "metonyms.tsv",
        OFFICIALS "officials.tsv",
        ORGANIZATIONS "organizations.tsv",
        PHOENIX_AGENTS "phoenix_agents.tsv",
        PLACES "places.tsv",
        REGIONS "regions.tsv",
        TITLES "titles.tsv",
        TREATIES "treaties.tsv",
        WORD_CLASSES "word_classes.tsv",
    }
}

/// Everything that was known before the report at hand was opened. Shared by all threads.
pub struct Knowledge {
    gazetteer: Gazetteer,
    countries: Vec<Country>,
    by_iso3: HashMap<&'static str, usize>,
    by_iso2: HashMap<&'static str, usize>,
    persons: Persons,
    agents: Agents,
    titles: Titles,
    word_classes: HashMap<&'static str, HashSet<&'static str>>,
}

impl Knowledge {
    /// The tables that are built into the program.
    pub fn embedded() -> Self {
        let ambiguous: HashSet<&str> = rows(tables::AMBIGUOUS).map(|row| row.columns::<1>()[0]).collect();
        let mut gazetteer = Gazetteer::default();
        let countries = countries::read(tables::COUNTRIES, tables::COUNTRY_NAMES, &ambiguous, &mut gazetteer);
        named::organizations(tables::ORGANIZATIONS, &mut gazetteer);
        named::organizations(tables::ARMED_GROUPS, &mut gazetteer);
        named::metonyms(tables::METONYMS, &mut gazetteer);
        named::regions(tables::REGIONS, &mut gazetteer);
        named::treaties(tables::TREATIES, &mut gazetteer);
        named::equipment(tables::EQUIPMENT, &mut gazetteer);
        Self {
            by_iso3: countries.iter().enumerate().map(|(index, country)| (country.iso3, index)).collect(),
            by_iso2: countries.iter().enumerate().map(|(index, country)| (country.iso2, index)).collect(),
            countries,
            gazetteer,
            persons: Persons::read(&[tables::OFFICIALS, tables::LEADERS]),
            agents: Agents::read(&[tables::AGENTS, tables::PHOENIX_AGENTS]),
            titles: Titles::read(tables::TITLES),
            word_classes: word_classes(),
        }
    }

    /// The longest known name at the start of `words`, which are words as written (tokens of a sentence; no folding
    /// needed), with all that it may stand for: countries, their peoples and capitals, organisations, metonyms, regions,
    /// treaties, equipment and its classes. Towns are found by [`Knowledge::places`], people by
    /// [`Knowledge::persons_named`].
    ///
    /// A name that is certain is known however it is written ("kyiv"); one that may be another word only with a capital
    /// ("Turkey"), a short abbreviation only in capitals ("US", "WHO").
    pub fn longest(&self, words: &[&str]) -> Option<Match<'_>> {
        self.gazetteer.longest(words)
    }

    /// What the whole of `name` may stand for: as [`Knowledge::longest`], when it takes every word.
    pub fn named(&self, name: &str) -> Option<Match<'_>> {
        let words: Vec<&str> = name.split_whitespace().collect();
        self.longest(&words).filter(|found| found.words == words.len())
    }

    /// The thing with that id: a country, government, organisation, region, treaty, piece of equipment or capital.
    pub fn thing(&self, id: &str) -> Option<&Thing> {
        self.gazetteer.by_id(id)
    }

    /// Every thing with a name in the gazetteer, in the order of the tables.
    pub fn things(&self) -> &[Thing] {
        self.gazetteer.things()
    }

    /// The country with that ISO 3166-1 code, alpha-3 or alpha-2.
    pub fn country(&self, code: &str) -> Option<&Country> {
        let index = self.by_iso3.get(code).or_else(|| self.by_iso2.get(code))?;
        Some(&self.countries[*index])
    }

    /// Every country, by code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The government of the country with that alpha-3 code, as an actor.
    pub fn government_of(&self, iso3: &str) -> Option<&Thing> {
        self.thing(&format!("government:{iso3}"))
    }

    /// The country that an adjective or noun such as "Russian" belongs to.
    pub fn demonym(&self, word: &str) -> Option<&Country> {
        let found = self.named(word)?;
        let known = found.known.iter().find(|known| known.sense == Sense::Demonym)?;
        self.country(known.thing.country?)
    }

    /// The people with an office whom a name may stand for, the likeliest first: those whose whole name agrees, then
    /// those in office on the day `on`, then those whose office is nearest to it. Spelling variants of transcriptions and
    /// short forms of given names agree; a given name that differs rules a person out.
    pub fn persons_named(&self, name: &[&str], on: Option<Date>) -> Vec<Candidate<'_>> {
        self.persons.named(name, on)
    }

    /// The person with that id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.persons.by_id(id)
    }

    /// Who held the office that `title` means ("president", "prime minister", "defense secretary") on the day `on`.
    /// `of` is a country's alpha-3 code or the id of an organisation. `None` when nobody is known, or several are and
    /// nothing tells them apart.
    pub fn office_holder(&self, of: &str, title: &str, on: Date) -> Option<&Person> {
        let meant = self.title(title)?;
        meant.offices.iter().find_map(|office| self.holder(of, *office, meant, on))
    }

    fn holder(&self, of: &str, office: crate::Office, title: &Title, on: Date) -> Option<&Person> {
        let holders: Vec<_> = self.persons.holders(of, office, on).collect();
        let titled = holders.iter().filter(|(_, term)| self.same_title(title, term.title));
        // On the day of a change the one who comes in.
        let best = titled.max_by_key(|(_, term)| term.since)?;
        Some(best.0)
    }

    fn same_title(&self, asked: &Title, held: &str) -> bool {
        held.is_empty() || self.title(held).is_none_or(|held| held.words == asked.words)
    }

    /// What a common noun or phrase denotes, singular or plural: "defense secretary", "think tanks", "troops".
    pub fn agent(&self, phrase: &str) -> Option<&Agent> {
        self.agents.find(phrase)
    }

    /// What a title before a name means: "president", "Prime Minister", "Gen.", "Mr".
    pub fn title(&self, words: &str) -> Option<&Title> {
        self.titles.find(words)
    }

    /// Whether a lemma, in lower case, is of a class of `word_classes.tsv`, for example `place_verb`.
    pub fn is_of_class(&self, class: &str, lemma: &str) -> bool {
        self.word_classes.get(class).is_some_and(|words| words.contains(lemma))
    }

    /// The towns of that name, the largest first.
    pub fn places(&self, name: &str) -> Vec<Place> {
        places::find(tables::PLACES, name)
    }

    /// The weapon, vehicle or class of them that starts `words`.
    pub fn equipment(&self, words: &[&str]) -> Option<(usize, &Thing)> {
        let found = self.longest(words)?;
        let known = found.known.iter().find(|known| known.thing.id.starts_with("equipment:"))?;
        Some((found.words, known.thing))
    }
}

fn word_classes() -> HashMap<&'static str, HashSet<&'static str>> {
    let classes = rows(tables::WORD_CLASSES).map(|row| row.columns());
    classes.map(|[class, words]| (class, list(words).collect())).collect()
}
