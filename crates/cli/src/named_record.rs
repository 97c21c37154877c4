//! Commands that take an optional record before other words.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::arguments::DEFAULT_RECORD;

/// The record, and the other words: the first word names the record when it is one or looks like one.
pub fn split(mut words: Vec<String>) -> (PathBuf, Vec<String>) {
    if words.first().is_some_and(|word| names_record(Path::new(word))) {
        let record = words.remove(0);
        return (record.into(), words);
    }
    (DEFAULT_RECORD.into(), words)
}

fn names_record(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "db") || holds_database(path)
}

fn holds_database(path: &Path) -> bool {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut head));
    read.is_ok() && head == MAGIC
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::split;

    #[test]
    fn a_record_is_told_from_other_words() {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(split(words(&["a.db", "drones"])), (Path::new("a.db").into(), words(&["drones"])));
        assert_eq!(split(words(&["drones"])), (Path::new("polybius.db").into(), words(&["drones"])));
    }
}
