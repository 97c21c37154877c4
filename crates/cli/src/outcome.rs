//! How a command ended.

use std::fmt;
use std::process::ExitCode;

/// A command that did what it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it.
    Done,
    /// Some input was rejected, and listed.
    Rejected,
}

impl Outcome {
    /// `Rejected` when anything was.
    pub fn of(rejected: usize) -> Self {
        if rejected == 0 { Self::Done } else { Self::Rejected }
    }

    /// The exit code of the contract: 0 or 1.
    pub fn code(self) -> ExitCode {
        ExitCode::from(u8::from(self == Self::Rejected))
    }
}

/// Why a command could not do what it was asked to: exit code 2.
#[derive(Debug)]
pub enum Failure {
    /// The record or an export.
    Store(polybius_store::Error),
    /// Reading or writing something else.
    Io(std::io::Error),
    /// Anything else, told in full.
    Told(String),
}

/// What a command gives.
pub type Result<T = Outcome> = std::result::Result<T, Failure>;

impl Failure {
    /// Whether whoever read our output has left, as `head` does: no reason to complain.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(formatter),
            Self::Io(error) => error.fmt(formatter),
            Self::Told(message) => formatter.write_str(message),
        }
    }
}

impl From<polybius_store::Error> for Failure {
    fn from(error: polybius_store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Told(message)
    }
}
