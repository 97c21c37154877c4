use std::fmt;

/// What a run of `read` did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reports that were new.
    pub new: usize,
    /// New versions of known reports.
    pub versions: usize,
    /// Reports that were read again.
    pub again: usize,
    /// Reports that were in the record.
    pub known: usize,
    /// Of these, reports that were read by another version of the program.
    pub outdated: usize,
    /// Inputs that were not taken in.
    pub rejected: usize,
    /// Words read.
    pub words: usize,
    /// Whether somebody asked to stop.
    pub interrupted: bool,
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.new, "read"),
            (self.versions, "read as a new version"),
            (self.again, "read again"),
            (self.known, "known already"),
            (self.rejected, "not read"),
        ];
        let told: Vec<_> = parts.iter().filter(|(count, _)| *count > 0).collect();
        let told: Vec<_> = told.iter().map(|(count, what)| format!("{count} {what}")).collect();
        let told = if told.is_empty() { "nothing to read".to_owned() } else { told.join(", ") };
        write!(formatter, "reports: {told}")?;
        if self.outdated > 0 {
            let count = self.outdated;
            write!(formatter, "\n{count} of them by another version of the program: `--again` reads them anew")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn only_what_happened_is_told() {
        let tally = Tally { new: 3, rejected: 1, ..Tally::default() };
        assert_eq!(tally.to_string(), "reports: 3 read, 1 not read");
        assert_eq!(Tally::default().to_string(), "reports: nothing to read");
    }
}
