//! What a file is called in the record.

use std::path::{Component, Path, PathBuf};

use polybius_text::Report;

/// What standard input is called.
pub(crate) const STANDARD_INPUT: &str = "stdin";

/// What a report from standard input is called: reports there are told apart by their text.
pub(crate) fn uri_of_text(text: &str) -> String {
    format!("{STANDARD_INPUT}#{}", Report::new(STANDARD_INPUT, text).id())
}

/// The path, normalised, relative to `folder` where it lies below it, with `/` between its parts.
pub(crate) fn uri_of(path: &Path, folder: &Path) -> String {
    let whole = normalised(&folder.join(path));
    let folder = normalised(folder);
    let shown = whole.strip_prefix(&folder).ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(&whole);
    let parts = shown.components().filter_map(|component| match component {
        Component::RootDir => Some(String::new()),
        Component::CurDir => None,
        other => Some(other.as_os_str().to_string_lossy().into_owned()),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// The path without `.` and `..`, as far as its own words tell.
fn normalised(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::uri_of;

    fn check(path: &str, expected: &str) {
        assert_eq!(uri_of(Path::new(path), Path::new("/home/anna")), expected);
    }

    #[test]
    fn paths_below_the_folder_are_relative() {
        check("reports/a.txt", "reports/a.txt");
        check("./reports//b/../a.txt", "reports/a.txt");
        check("/home/anna/a.txt", "a.txt");
    }

    #[test]
    fn other_paths_are_whole() {
        check("../carl/a.txt", "/home/carl/a.txt");
        check("/srv/a.txt", "/srv/a.txt");
    }
}
