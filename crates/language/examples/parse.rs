//! Parses standard input: raw text, or with `--pretokenized` CoNLL-U; writes CoNLL-U.

use std::error::Error;
use std::io::{Read, Write};

use polybius_language::{Language, parse};

fn main() -> Result<(), Box<dyn Error>> {
    let pretokenized = std::env::args().any(|argument| argument == "--pretokenized");
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let written = parse(&Language::english()?, &input, pretokenized)?;
    std::io::stdout().write_all(written.as_bytes())?;
    Ok(())
}
