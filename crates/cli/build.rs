//! Gives the rules a version: a hash over everything that decides what is read in a report, save for the model's weights.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold rules and what they know, from this crate's folder.
const FOLDERS: [&str; 5] = ["../text/src", "../language/src", "../knowledge/src", "../reading/src", "../../data"];

fn main() {
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        collect(Path::new(folder), &mut files);
    }
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        let content = fs::read(&file).unwrap_or_default();
        // Line ends differ between checkouts on different systems.
        let content: Vec<u8> = content.into_iter().filter(|byte| *byte != b'\r').collect();
        hasher.update(&content);
    }
    println!("cargo:rustc-env=POLYBIUS_RULES={}", &hasher.finalize().to_hex()[..12]);
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
