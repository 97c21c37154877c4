//! The program `polybius`.

mod arguments;
mod commands;
mod dictionaries;
mod doors;
mod dossier;
mod engine;
mod messages;
mod named_record;
mod outcome;
mod page;
mod reading;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match commands::run(arguments) {
        Ok(outcome) => outcome.code(),
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            messages::error(&failure);
            ExitCode::from(2)
        }
    }
}
