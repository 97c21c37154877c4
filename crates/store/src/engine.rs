use serde::{Deserialize, Serialize};

/// What made an account: a report that was read by another engine may be worth reading again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Engine {
    /// Version of the program.
    pub program: String,
    /// Name and version of the language model.
    pub model: String,
    /// Version of the rules.
    pub rules: String,
}
