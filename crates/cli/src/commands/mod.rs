//! One file per command: its arguments and what it does.

pub mod annotate;
pub mod assemble;
pub mod code;
pub mod completions;
pub mod delete;
pub mod events;
pub mod explain;
pub mod export;
pub mod parse;
pub mod read;
pub mod search;
pub mod show;
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
        Some(Command::Show(options)) => show::run(options),
        Some(Command::Search(options)) => search::run(options),
        Some(Command::Explain(options)) => explain::run(options),
        Some(Command::Export(options)) => export::run(options),
        Some(Command::Assemble(options)) => assemble::run(options),
        Some(Command::Delete(options)) => delete::run(options),
        Some(Command::Parse(options)) => parse::run(options),
        Some(Command::Annotate(options)) => annotate::run(options),
        Some(Command::Code(options)) => code::run(options),
        Some(Command::Events(options)) => events::run(options),
        Some(Command::Completions(options)) => completions::run(options),
        None => {
            Arguments::command().print_help()?;
            Ok(Outcome::Done)
        }
    }
}
