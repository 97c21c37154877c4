use std::fmt;

/// Something that was not taken in: where it is, why, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The file, folder or pattern.
    pub path: String,
    /// The line, where the file holds one report a line; counted from 1.
    pub line: Option<usize>,
    /// Why, in plain words, and what to do.
    pub reason: String,
}

impl Rejection {
    pub(crate) fn new(path: &str, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, reason: reason.into() }
    }

    pub(crate) fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    pub(crate) fn unreadable(path: &str, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let reason = match error.kind() {
            ErrorKind::NotFound => "there is no such file or folder; check the name".to_owned(),
            ErrorKind::PermissionDenied => "may not be read; check the file's permissions".to_owned(),
            _ => format!("cannot be read ({error})"),
        };
        Self::new(path, reason)
    }

    pub(crate) fn too_large(path: &str, limit: u64) -> Self {
        let limit = limit >> 20;
        Self::new(path, format!("is larger than {limit} MB, more than any one report; split it into its reports"))
    }

    pub(crate) fn empty(path: &str) -> Self {
        Self::new(path, "is empty: there is no text in it")
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}, line {line}: {}", self.path, self.reason),
            None => write!(formatter, "{}: {}", self.path, self.reason),
        }
    }
}
