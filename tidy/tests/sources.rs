//! Sources: no input or output below store and intake, files that one person can hold, nothing left undone.

use std::path::PathBuf;

use tidy::{files, text};

/// The crates that only turn values into values.
const PURE: [&str; 6] = ["text", "kernels", "language", "knowledge", "reading", "assembly"];

/// What reaches outside: files, environment, network, clock, chance, streams.
const OUTSIDE: [&str; 13] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::io::std",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "eprintln!",
    "dbg!",
    "rand::",
];

/// Words that mark unfinished work.
const UNDONE: [&str; 4] = ["todo!(", "unimplemented!(", "#[ignore", "FIXME"];

const LONGEST_FILE: usize = 1_000;

#[test]
fn pure_crates_do_no_input_or_output() {
    for name in PURE {
        for path in files(&format!("crates/{name}/src"), ".rs") {
            for (number, line) in text(&path).lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                let found = OUTSIDE.iter().find(|word| code.contains(*word));
                assert!(
                    found.is_none(),
                    "{}:{}: {} in a crate without I/O",
                    path.display(),
                    number + 1,
                    found.unwrap()
                );
            }
        }
    }
}

#[test]
fn no_file_is_too_long_to_hold() {
    for path in code() {
        let lines = text(&path).lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines, more than {LONGEST_FILE}", path.display());
    }
}

#[test]
fn nothing_is_left_undone() {
    for path in code().into_iter().filter(|path| !path.starts_with("tidy")) {
        let text = text(&path);
        let found = UNDONE.iter().find(|word| text.contains(*word));
        assert!(found.is_none(), "{}: {}", path.display(), found.unwrap());
    }
}

fn code() -> Vec<PathBuf> {
    let mut paths = files(".", ".rs");
    paths.extend(files(".", ".py"));
    assert!(paths.len() > 20, "the sources were not found");
    paths
}
