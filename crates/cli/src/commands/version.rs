use std::io::Write;

use crate::engine;
use crate::outcome::{Outcome, Result};

/// Prints the version; `verbose` adds the model and the terms of everything inside.
pub fn run(verbose: bool) -> Result {
    let engine = engine::stamp();
    let mut out = anstream::stdout();
    writeln!(out, "polybius {}", engine.program)?;
    if verbose {
        writeln!(out, "language model: {}", engine.model)?;
        writeln!(out, "rules: {}", engine.rules)?;
        writeln!(out, "code: MIT OR Apache-2.0")?;
        writeln!(out, "model weights: CC BY-SA 4.0")?;
        writeln!(out, "facts: CC0, CC BY 4.0, MIT")?;
    }
    Ok(Outcome::Done)
}
