use serde::{Deserialize, Serialize};

/// What sort of thing a mention names: the types of the exported `mentions` and `entities` tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A company, party, agency, ministry, international body, medium.
    Organization,
    /// A nationality, religion, ethnic or political group.
    Group,
    /// A state's government, cabinet or administration as an actor.
    Government,
    /// A state or dependent territory.
    Country,
    /// Any other place: a city, region, river, front.
    Place,
    /// A building or installation.
    Facility,
    /// A weapon or class of weapons.
    Weapon,
    /// A vehicle, ship or aircraft, or a class of them.
    Vehicle,
    /// A treaty, law or convention.
    Treaty,
    /// A book, film, report, survey.
    Work,
    /// A named event: a war, summit, election.
    Event,
    /// A product that is neither weapon nor vehicle.
    Product,
    /// Anything else.
    Other,
}

impl EntityKind {
    /// Every kind, in the order of the contract.
    pub const ALL: [EntityKind; 14] = [
        Self::Person,
        Self::Organization,
        Self::Group,
        Self::Government,
        Self::Country,
        Self::Place,
        Self::Facility,
        Self::Weapon,
        Self::Vehicle,
        Self::Treaty,
        Self::Work,
        Self::Event,
        Self::Product,
        Self::Other,
    ];

    /// The name used in exports, for example `organization`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Group => "group",
            Self::Government => "government",
            Self::Country => "country",
            Self::Place => "place",
            Self::Facility => "facility",
            Self::Weapon => "weapon",
            Self::Vehicle => "vehicle",
            Self::Treaty => "treaty",
            Self::Work => "work",
            Self::Event => "event",
            Self::Product => "product",
            Self::Other => "other",
        }
    }

    /// The kind of that export name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
