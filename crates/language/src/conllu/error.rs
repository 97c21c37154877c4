use std::fmt;

/// Why a text is not CoNLL-U.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    line: usize,
    message: String,
}

impl ReadError {
    pub(super) fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }

    /// The line it was found in, counted from 1.
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ReadError {}
