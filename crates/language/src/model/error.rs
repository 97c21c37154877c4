use std::fmt;

/// Why the model's files cannot be used: something is missing, unknown or of another size than expected, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError(String);

impl ModelError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "language model: {}", self.0)
    }
}

impl std::error::Error for ModelError {}
