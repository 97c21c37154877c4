use crate::Role;

/// One label of the head for roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RoleLabel {
    /// No argument.
    Outside,
    /// First word of an argument.
    Begins(Role),
    /// Later word of an argument.
    Continues(Role),
}

impl RoleLabel {
    /// Reads `O`, `B-ARG0`, `I-ARGM-TMP`.
    pub(crate) fn new(label: &str) -> Option<Self> {
        match label.split_once('-') {
            None => (label == "O").then_some(Self::Outside),
            Some(("B", role)) => Some(Self::Begins(Role::new(role))),
            Some(("I", role)) => Some(Self::Continues(Role::new(role))),
            Some(_) => None,
        }
    }
}
