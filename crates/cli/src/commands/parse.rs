use std::io::{Read, Write};
use std::path::PathBuf;

use clap::Args;

use crate::engine;
use crate::outcome::{Outcome, Result};

/// Show how sentences are built, as CoNLL-U
///
/// Reads text, or with --pretokenized CoNLL-U whose words and sentences are kept, and writes sentences, tags, lemmas,
/// dependency trees and names as CoNLL-U.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius parse < report.txt")]
pub struct Arguments {
    /// The file to read; standard input when none is given
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The input is CoNLL-U: keep its words and sentences
    #[arg(long)]
    pub pretokenized: bool,
}

/// Writes the trees of a text as CoNLL-U.
pub fn run(options: Arguments) -> Result {
    let input = match &options.file {
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?,
        None => standard_input()?,
    };
    let language = engine::language()?;
    let parsed = polybius_language::parse(&language, &input, options.pretokenized);
    std::io::stdout().write_all(parsed.map_err(|error| error.to_string())?.as_bytes())?;
    Ok(Outcome::Done)
}

fn standard_input() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}
