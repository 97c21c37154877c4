use jiff::civil::Date;

/// An office of state or of an international body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Office {
    /// President of a republic, monarch.
    ChiefOfState,
    /// Prime minister, chancellor; in presidential states the president again.
    HeadOfGovernment,
    /// Vice-president.
    DeputyChiefOfState,
    /// Deputy prime minister.
    DeputyHeadOfGovernment,
    /// Governor-general and the like.
    Representative,
    /// Foreign minister, secretary of state.
    ForeignMinister,
    /// Defence minister, secretary of defence.
    DefenceMinister,
    /// Crown prince.
    Heir,
    /// Any other office of a person worth knowing: head of an international body, spokesperson.
    Other,
}

impl Office {
    /// Every office.
    pub const ALL: [Self; 9] = [
        Self::ChiefOfState,
        Self::HeadOfGovernment,
        Self::DeputyChiefOfState,
        Self::DeputyHeadOfGovernment,
        Self::Representative,
        Self::ForeignMinister,
        Self::DefenceMinister,
        Self::Heir,
        Self::Other,
    ];

    /// The name that the tables use, for example `head of government`.
    pub fn name(self) -> &'static str {
        match self {
            Self::ChiefOfState => "chief of state",
            Self::HeadOfGovernment => "head of government",
            Self::DeputyChiefOfState => "deputy chief of state",
            Self::DeputyHeadOfGovernment => "deputy head of government",
            Self::Representative => "representative of the chief of state",
            Self::ForeignMinister => "foreign minister",
            Self::DefenceMinister => "defence minister",
            Self::Heir => "heir apparent",
            Self::Other => "other",
        }
    }

    /// The office with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|office| office.name() == name)
    }
}

/// One unbroken time of a person in an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The country's ISO 3166-1 alpha-3 code, or the id of the body (`org:nato`).
    pub of: &'static str,
    /// Which office.
    pub office: Office,
    /// Its title there: "President", "Taoiseach".
    pub title: &'static str,
    /// First day, when known.
    pub since: Option<Date>,
    /// Last day; `None` when the table knows of no end.
    pub until: Option<Date>,
}

impl Term {
    /// Whether the office was held on that day, both ends included. On the day of a change both hold it.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the term had not begun on that day.
    pub fn begins_after(&self, day: Date) -> bool {
        self.since.is_some_and(|since| day < since)
    }

    /// Whole days between `day` and the nearest day of the term; 0 inside it.
    pub fn distance(&self, day: Date) -> i64 {
        let days = |from: Date, to: Date| (to - from).get_days().into();
        match (self.since, self.until) {
            (Some(since), _) if day < since => days(day, since),
            (_, Some(until)) if until < day => days(until, day),
            _ => 0,
        }
    }
}
