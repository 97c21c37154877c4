//! What was known beforehand?
//!
//! The tables of `data/`, built into the program: countries, people in office over time, organisations, equipment,
//! treaties, regions, towns, and the common nouns that denote people and bodies. [`Knowledge::embedded`] reads them in a
//! few milliseconds; nothing is read from outside. Comparison of names follows [`fold`].
//!
//! # Ids
//! | id | of what | example |
//! |---|---|---|
//! | `country:` + ISO 3166-1 alpha-3 | state or territory | `country:UKR` |
//! | `government:` + ISO 3166-1 alpha-3 | its government as an actor | `government:UKR` |
//! | `person:` + [`slug`] of the usual name | a person with a known office | `person:volodymyr-zelenskyy` |
//! | `org:` + slug | organisation | `org:nato` |
//! | `equipment:` + slug of the usual name | weapon, vehicle, or a class of them | `equipment:f-16` |
//! | `treaty:` + slug of the name | treaty, convention | `treaty:ottawa-treaty` |
//! | `place:geonames-` + GeoNames id | town | `place:geonames-703448` |
//! | `place:` + slug of the name | region, sea | `place:black-sea` |
//!
//! # Example
//! ```
//! use polybius_knowledge::{Knowledge, Sense};
//!
//! let knowledge = Knowledge::embedded();
//! let found = knowledge.longest(&["United", "States", "officials"]).unwrap();
//! assert_eq!((found.words, found.first().thing.id.as_str()), (2, "country:USA"));
//! assert_eq!(knowledge.longest(&["Kiev"]).unwrap().first().sense, Sense::Capital);
//!
//! let day = jiff::civil::date(2024, 11, 20);
//! let zelensky = knowledge.persons_named(&["Zelensky"], Some(day));
//! assert_eq!(zelensky[0].person.id, "person:volodymyr-zelenskyy");
//! assert_eq!(knowledge.office_holder("USA", "president", day).unwrap().name, "Joe Biden");
//! ```

mod agents;
pub mod codebook;
mod countries;
mod defects;
mod fold;
mod gazetteer;
mod inflection;
mod knowledge;
mod named;
mod office;
mod persons;
mod places;
mod reporting;
mod sector;
mod senses;
mod spelling;
mod table;
mod thing;
mod titles;
mod voices;

pub use agents::Agent;
pub use countries::Country;
pub use defects::Defects;
pub use fold::{fold, key, slug};
pub use gazetteer::Match;
pub use knowledge::Knowledge;
pub use office::{Office, Term};
pub use persons::{Candidate, Person};
pub use places::Place;
pub use reporting::{Frame, Predicate, Reporting, Stance, WordClass};
pub use sector::{SECTORS, is_sector};
pub use senses::sense;
pub use thing::{Known, Sense, Thing};
pub use titles::Title;
pub use voices::{Voice, Voices};
