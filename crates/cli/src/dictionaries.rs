//! The dictionary files of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use polybius_intake::Rejection;
use polybius_reading::dictionaries::{Dictionaries, File};

use crate::messages;
use crate::outcome::Failure;

/// The dictionaries of a folder's `.txt` files, and how many of their lines could not be read; each of those is listed.
pub fn of_folder(folder: &Path) -> Result<(Dictionaries, usize), Failure> {
    let mut texts = Vec::new();
    for path in text_files(folder)? {
        let bytes = fs::read(&path).map_err(|error| told(&path, &error))?;
        texts.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
    }
    let files: Vec<File<'_>> = texts.iter().map(|(name, text)| File { name, text }).collect();
    let (dictionaries, defects) = Dictionaries::read(&files);
    for defect in &defects {
        let line = Some(defect.line).filter(|line| *line > 0);
        messages::rejection(&Rejection { path: defect.file.clone(), line, reason: defect.message.clone() });
    }
    Ok((dictionaries, defects.len()))
}

fn text_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    if files.is_empty() {
        return Err(Failure::Told(format!("{}: no dictionary file (*.txt) is there", folder.display())));
    }
    Ok(files)
}

fn told(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Told(format!("{}: {error}", path.display()))
}
