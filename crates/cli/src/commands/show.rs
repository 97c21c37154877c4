use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use polybius_store::{Filter, Record};
use serde::Serialize;

use crate::arguments::DEFAULT_RECORD;
use crate::dossier::{Dossier, Material, Section, html};
use crate::messages;
use crate::outcome::{Failure, Outcome, Result};
use crate::page;

/// Print what the reports of a record say together
///
/// Without a view, prints the dossier: what was read, what happened day by day and how well it is supported, who says
/// what, how much, where the accounts differ, and notes on the texts. Every line ends with the report and the character
/// where its words stand.
#[derive(Debug, Args)]
#[command(override_usage = "polybius show [OPTIONS] [RECORD] [VIEW]")]
#[command(
    after_help = "Views:\n  timeline, statements, figures, actors, disputes, new --since DAY, report ID\n\nExample:\n  polybius show \
                        affair.db timeline --actor Ukraine --from 2024-11-19 --modality actual"
)]
pub struct Arguments {
    /// The record (polybius.db when none is named), then what to show of it: timeline, statements, figures, actors,
    /// disputes, new (with --since), or `report` and its name
    #[arg(value_name = "RECORD VIEW", num_args = 0..=3)]
    pub words: Vec<String>,
    /// Only what this actor does, suffers or says: a name, a country code such as UKR, or an entity's id
    #[arg(long, value_name = "NAME")]
    pub actor: Option<String>,
    /// Only events of this PLOVER root, for example ASSAULT
    #[arg(long, value_name = "ROOT")]
    pub root: Option<String>,
    /// Only what happened on this day or later
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// Only what happened on this day or earlier
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    /// With the view `new`: what reports of this day or later add to those before
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// Only events told so: actual, planned, possible, conditional, requested, past_habit
    #[arg(long, value_name = "MODALITY")]
    pub modality: Option<String>,
    /// Only what is at least this likely to be right, 0 to 1
    #[arg(long, value_name = "P")]
    pub min_confidence: Option<f64>,
    /// Most lines of a section
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    pub limit: usize,
    /// Print the rows as JSON, one object a line
    #[arg(long)]
    pub json: bool,
    /// Write the dossier, or the view, as one HTML file with links from each line to its words in the reports
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub html: Option<PathBuf>,
}

/// Most lines of a section, unless asked otherwise.
const LIMIT: usize = 200;

/// What to print.
enum View {
    Sections(Vec<Section>),
    Report(String),
    New(String),
}

/// The whole dossier.
const WHOLE: [Section; 6] =
    [Section::Reports, Section::Timeline, Section::Disputes, Section::Statements, Section::Figures, Section::Notes];

/// Prints a record or a view of it.
pub fn run(options: Arguments) -> Result {
    let (path, words) = record_and_view(options.words.clone());
    let mut record = Record::open(&path)?;
    record.assemble_if_stale()?;
    let view = view(&words, &options, &record)?;
    let mut filter = filter(&options)?;
    match &view {
        View::Report(id) => filter.report = Some(id.clone()),
        // What is new can only be told beside all that was told before.
        View::New(_) => filter = Filter::default(),
        View::Sections(_) => {}
    }
    let material = Material::fetch(&record, &filter, options.limit)?;
    match &options.html {
        Some(file) => write_html(&material, &view, file),
        None => print(&material, &view, options.json),
    }
}

/// Writes the HTML file.
fn write_html(material: &Material, view: &View, file: &Path) -> Result {
    let sections = match view {
        View::Sections(sections) => sections.clone(),
        View::Report(_) | View::New(_) => WHOLE.to_vec(),
    };
    let html = html::page(&Dossier::new(material, html::WIDTH), &sections);
    std::fs::write(file, html).map_err(|error| {
        Failure::Told(format!("{}: cannot be written ({error}); name another file", file.display()))
    })?;
    messages::line(&format!("wrote {}", file.display()));
    Ok(Outcome::Done)
}

/// Prints the dossier of a whole record.
pub fn dossier(record: &Record) -> Result<()> {
    let filter = Filter { limit: Some(LIMIT), ..Filter::default() };
    print(&Material::fetch(record, &filter, LIMIT)?, &View::Sections(WHOLE.to_vec()), false).map(drop)
}

/// The first word is the record unless it is a view.
fn record_and_view(mut words: Vec<String>) -> (PathBuf, Vec<String>) {
    let names_view =
        words.first().is_none_or(|word| section(word).is_some() || matches!(word.as_str(), "report" | "new"));
    if names_view { (DEFAULT_RECORD.into(), words) } else { (words.remove(0).into(), words) }
}

fn section(word: &str) -> Option<Section> {
    match word {
        "timeline" => Some(Section::Timeline),
        "statements" => Some(Section::Statements),
        "figures" => Some(Section::Figures),
        "actors" => Some(Section::Actors),
        "disputes" => Some(Section::Disputes),
        _ => None,
    }
}

fn view(words: &[String], options: &Arguments, record: &Record) -> Result<View> {
    let new = words.first().is_some_and(|word| word == "new");
    if options.since.is_some() != new {
        return Err(Failure::Told("--since belongs to one view: polybius show new --since 2024-11-21".to_owned()));
    }
    if new && (options.json || options.html.is_some()) {
        return Err(Failure::Told("the view new is printed as text; `export` has all rows".to_owned()));
    }
    match words {
        [] => Ok(View::Sections(WHOLE.to_vec())),
        [word, name] if word == "report" => Ok(View::Report(record.find(name)?.id)),
        [word] if word == "report" => Err(Failure::Told("say which report: polybius show report ID".to_owned())),
        [word] if word == "new" => Ok(View::New(day("--since", options.since.as_deref())?.unwrap_or_default())),
        [word] => match section(word) {
            Some(section) => Ok(View::Sections(vec![section])),
            None => Err(Failure::Told(format!("{word}: {VIEWS}"))),
        },
        [_, word, ..] => Err(Failure::Told(format!("{word}: {VIEWS}"))),
    }
}

const VIEWS: &str = "no such view; there are timeline, statements, figures, actors, disputes, new, and report ID";

fn filter(options: &Arguments) -> Result<Filter> {
    Ok(Filter {
        actor: options.actor.clone(),
        root: options.root.clone(),
        from: day("--from", options.from.as_deref())?,
        to: day("--to", options.to.as_deref())?,
        modality: options.modality.clone(),
        min_confidence: options.min_confidence,
        report: None,
        limit: Some(options.limit),
    })
}

fn day(flag: &str, value: Option<&str>) -> Result<Option<String>> {
    let read = |value: &str| {
        let day = value.parse::<jiff::civil::Date>();
        day.map(|day| day.to_string()).map_err(|_| format!("{flag} {value}: not a day; write it as 2024-11-21"))
    };
    Ok(value.map(read).transpose()?)
}

fn print(material: &Material, view: &View, json: bool) -> Result {
    let mut out = anstream::stdout();
    if json {
        return print_json(material, view, &mut out);
    }
    let dossier = Dossier::new(material, page::width());
    let text = match view {
        View::Sections(sections) => dossier.print(sections),
        View::Report(id) => dossier.print_report(id),
        View::New(day) => dossier.print_new(day),
    };
    let text = if text.is_empty() { "nothing to show" } else { &text };
    writeln!(out, "{text}")?;
    Ok(Outcome::Done)
}

fn print_json(material: &Material, view: &View, out: &mut impl Write) -> Result {
    let sections = match view {
        View::Sections(sections) => sections.clone(),
        View::Report(_) | View::New(_) => {
            vec![Section::Reports, Section::Statements, Section::Figures, Section::Actors]
        }
    };
    let reports = &material.reports;
    for section in sections {
        match section {
            Section::Reports => lines(out, reports.iter().map(|rows| &rows.document))?,
            Section::Timeline => {
                lines(out, &material.assembled.occurrences)?;
                lines(out, reports.iter().flat_map(|rows| &rows.events))?;
            }
            Section::Statements => lines(out, reports.iter().flat_map(|rows| &rows.statements))?,
            Section::Figures => lines(out, reports.iter().flat_map(|rows| &rows.figures))?,
            Section::Actors => lines(out, &material.entities)?,
            Section::Disputes => lines(out, &material.assembled.disputes)?,
            Section::Notes => {}
        }
    }
    if matches!(view, View::Report(_)) {
        lines(out, reports.iter().flat_map(|rows| &rows.events))?;
    }
    Ok(Outcome::Done)
}

fn lines<'a, R: Serialize + 'a>(out: &mut impl Write, rows: impl IntoIterator<Item = &'a R>) -> Result<()> {
    for row in rows {
        let json = serde_json::to_string(row).map_err(|error| Failure::Told(error.to_string()))?;
        writeln!(out, "{json}")?;
    }
    Ok(())
}
