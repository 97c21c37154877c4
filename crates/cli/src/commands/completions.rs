use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::outcome::{Outcome, Result};

/// Print what a shell needs to complete commands
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius completions bash > ~/.local/share/bash-completion/completions/polybius")]
pub struct Arguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Prints a completion script.
pub fn run(options: Arguments) -> Result {
    let mut script = Vec::new();
    generate(options.shell, &mut crate::arguments::Arguments::command(), "polybius", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
