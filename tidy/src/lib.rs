//! What the tidiness tests share: the workspace's root, its files, and what cargo says about it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tidy lies in the workspace").to_path_buf()
}

/// The gold data beside the project, where it is there.
pub fn shared() -> Option<PathBuf> {
    Some(root().join("../shared")).filter(|shared| shared.is_dir())
}

/// What `cargo metadata` says, with or without the dependencies from outside.
///
/// # Panics
/// When cargo cannot be run.
pub fn metadata(with_dependencies: bool) -> Value {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked"]).current_dir(root());
    if !with_dependencies {
        command.arg("--no-deps");
    }
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON")
}

/// Every file below `folder` that git tracks or would track and whose name ends so, sorted, relative to the root.
///
/// # Panics
/// When git cannot be run.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "--", folder])
        .current_dir(root())
        .output()
        .expect("git runs");
    let listing = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let mut files: Vec<PathBuf> = listing.lines().filter(|path| path.ends_with(ending)).map(PathBuf::from).collect();
    files.retain(|path| root().join(path).is_file());
    files.sort();
    files
}

/// The text of a file given relative to the root.
///
/// # Panics
/// When it cannot be read.
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
