//! Every command and flag, defined once: help, completions and parsing come from here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    Read(Read),
    Export(Export),
}

/// Read reports into a record
///
/// Takes text files, web pages (HTML), files with one JSON object a line (JSONL), folders, patterns, or `-` for standard
/// input. What cannot be read is listed with the reason, and the rest goes on. A report that is in the record already is
/// not read twice; a report under a known address with another text becomes its new version. Interrupted? Run the same
/// command again: it goes on where it stopped.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius read reports/ more/*.html --into affair.db --show")]
pub struct Read {
    /// Files, folders, patterns, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// The record to read into; it is made if it is not there
    #[arg(long, value_name = "RECORD", default_value = DEFAULT_RECORD)]
    pub into: PathBuf,
    /// Publication date of reports that do not say, for example 2024-11-21
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Publisher of reports that do not say
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Read reports again that are in the record already, for example after an update of this program
    #[arg(long)]
    pub again: bool,
    /// Print the dossier when done
    #[arg(long)]
    pub show: bool,
    /// How many reports to read at a time [default: one per processor]
    #[arg(long, value_name = "N")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// Write the record as tables, for R, Python, a spreadsheet or a database
///
/// One file per table: documents, sentences, mentions, entities, times, figures, statements, events, copies, stories,
/// occurrences, disputes. Positions count Unicode characters of the document's text. The same reports always give the
/// same bytes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  polybius export affair.db --format csv --out tables/")]
pub struct Export {
    /// The record
    #[arg(value_name = "RECORD", default_value = DEFAULT_RECORD)]
    pub record: PathBuf,
    /// How to write the tables
    #[arg(long, value_enum, default_value_t = TableFormat::Jsonl)]
    pub format: TableFormat,
    /// The folder to write them into; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// In which form tables are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum TableFormat {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

/// The record that is meant when none is named.
pub const DEFAULT_RECORD: &str = "polybius.db";
