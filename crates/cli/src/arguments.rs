//! Every command and flag, defined once: help, completions and parsing come from here.

use clap::{Parser, Subcommand};

use crate::commands::{
    annotate, assemble, code, completions, delete, events, explain, export, parse, read, search, show,
};

/// Reads news reports and rebuilds who did what to whom, when, where and with what; who says so; and where the accounts
/// agree, differ or contradict. Every line is anchored to the words it came from.
#[derive(Debug, Parser)]
#[command(name = "polybius", version, disable_version_flag = true, arg_required_else_help = true)]
#[command(
    after_help = "Example:\n  polybius read reports/ --show\n\nReads every report in the folder into polybius.db and \
                        prints what they say together."
)]
pub struct Arguments {
    /// Print the version; with --verbose also the language model and the licences
    #[arg(short = 'V', long, global = true)]
    pub version: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Read(read::Arguments),
    Show(show::Arguments),
    Search(search::Arguments),
    Explain(explain::Arguments),
    Export(export::Arguments),
    Assemble(assemble::Arguments),
    Delete(delete::Arguments),
    Parse(parse::Arguments),
    Annotate(annotate::Arguments),
    Code(code::Arguments),
    Events(events::Arguments),
    Completions(completions::Arguments),
}

/// The record that is meant when none is named.
pub const DEFAULT_RECORD: &str = "polybius.db";
