use std::borrow::Cow;

use polybius_text::EntityKind;

/// Something that the tables know by name: a country, a government, an organisation, a piece of equipment, a treaty, a
/// region, a capital.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing {
    /// Its stable id; the rule stands at the head of this crate's documentation.
    pub id: String,
    /// Its usual English name.
    pub name: Cow<'static, str>,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// A finer class inside its kind: `think_tank`, `news_agency`, `missile`, `sea`; `None` when there is none.
    pub class: Option<&'static str>,
    /// ISO 3166-1 alpha-3 code of the country it belongs to or comes from.
    pub country: Option<&'static str>,
    /// PLOVER sector codes, most specific first.
    pub sectors: Vec<&'static str>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
    /// Wikidata item (`Q…`), when known.
    pub wikidata: Option<&'static str>,
}

/// One reading of a name: what it stands for, and how it stands for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known<'k> {
    /// What the name stands for.
    pub thing: &'k Thing,
    /// How the name stands for it.
    pub sense: Sense,
}

/// How a name stands for the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// A name of its own, an alias or an abbreviation: "Ukraine", "NATO".
    Name,
    /// An adjective or noun for the people of a country: "Russian", "Ukrainians". The thing is the country.
    Demonym,
    /// The country's capital: "Kyiv". The thing is the city; as an actor it stands for the country's government.
    Capital,
    /// A building or place that stands for a government or body: "the Kremlin". The thing is the government or body.
    Metonym,
    /// A common noun for a class of things: "land mines". The thing is the class.
    Class,
}
