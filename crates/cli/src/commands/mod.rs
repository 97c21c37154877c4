//! One file per command.

mod export;
mod read;
mod version;

use clap::CommandFactory;

use crate::arguments::{Arguments, Command};
use crate::outcome::{Outcome, Result};

/// Does what the arguments ask for.
pub fn run(arguments: Arguments) -> Result {
    if arguments.version {
        return version::run(arguments.verbose);
    }
    match arguments.command {
        Some(Command::Read(options)) => read::run(options),
        Some(Command::Export(options)) => export::run(options),
        None => {
            Arguments::command().print_help()?;
            Ok(Outcome::Done)
        }
    }
}
