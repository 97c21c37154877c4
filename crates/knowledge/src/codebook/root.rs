/// What sort of act an event is: the roots of PLOVER, with `CONCEDE` and `RETREAT` apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the names say it: these are PLOVER's words
pub enum Root {
    Accuse,
    Agree,
    Aid,
    Assault,
    Coerce,
    Concede,
    Consult,
    Cooperate,
    Mobilize,
    Protest,
    Reject,
    Request,
    Retreat,
    Sanction,
    Support,
    Threaten,
}

impl Root {
    /// Every root, in alphabetical order.
    pub const ALL: [Root; 16] = [
        Self::Accuse,
        Self::Agree,
        Self::Aid,
        Self::Assault,
        Self::Coerce,
        Self::Concede,
        Self::Consult,
        Self::Cooperate,
        Self::Mobilize,
        Self::Protest,
        Self::Reject,
        Self::Request,
        Self::Retreat,
        Self::Sanction,
        Self::Support,
        Self::Threaten,
    ];

    /// PLOVER's name, for example `ASSAULT`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accuse => "ACCUSE",
            Self::Agree => "AGREE",
            Self::Aid => "AID",
            Self::Assault => "ASSAULT",
            Self::Coerce => "COERCE",
            Self::Concede => "CONCEDE",
            Self::Consult => "CONSULT",
            Self::Cooperate => "COOPERATE",
            Self::Mobilize => "MOBILIZE",
            Self::Protest => "PROTEST",
            Self::Reject => "REJECT",
            Self::Request => "REQUEST",
            Self::Retreat => "RETREAT",
            Self::Sanction => "SANCTION",
            Self::Support => "SUPPORT",
            Self::Threaten => "THREATEN",
        }
    }

    /// The name among the fifteen roots that join `CONCEDE` and `RETREAT` to `YIELD`.
    pub fn joined_name(self) -> &'static str {
        match self {
            Self::Concede | Self::Retreat => "YIELD",
            other => other.name(),
        }
    }

    /// The root of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|root| root.name() == name)
    }
}
