//! What assembly needs to know of one report.
//!
//! A digest is compact and self-contained: neither the report's text nor its account is needed once it is made.

mod credit;
mod material;
mod print;
mod telling;
mod terms;

use jiff::civil::Date;
use polybius_reading::Account;
use polybius_reading::account::EntityId;
use polybius_text::{EntityKind, Report, ReportId};
use serde::{Deserialize, Serialize};

pub use print::{Print, Word};
pub use telling::{Party, Quantity, Saying, Setting, Telling, When};

/// What the comparison of reports needs of one report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The report.
    pub report: ReportId,
    /// Where it came from.
    pub uri: String,
    /// The outlet that printed it.
    pub publisher: Option<String>,
    /// Its day, as far as it is known.
    pub day: Option<Date>,
    /// Headline of the envelope.
    pub title: Option<String>,
    /// Its first words, for a story without titles.
    pub opening: String,
    /// Its words, for finding copies.
    pub print: Print,
    /// Its content words, hashed, with how often each occurs; sorted.
    pub terms: Vec<(u32, u16)>,
    /// Whom and what it names, most often named first; bounded.
    pub entities: Vec<Named>,
    /// Agencies that it credits for its text, folded to lower case; sorted.
    pub credits: Vec<String>,
    /// The sentences that tell events.
    pub settings: Vec<Setting>,
    /// The events that it tells, in the order of the text.
    pub tellings: Vec<Telling>,
}

/// An entity that a report names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Which.
    pub entity: EntityId,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// How many mentions it has.
    pub mentions: u16,
}

/// Takes from a report and its account what assembly needs.
pub fn digest(report: &Report, account: &Account) -> Digest {
    let credits = credit::of(&report.text);
    let material = material::Material::new(&report.text, account, &credits);
    let published = account.published.as_ref().or(report.published.as_ref());
    Digest {
        report: account.report.clone(),
        uri: report.uri.clone(),
        publisher: report.publisher.clone(),
        day: published.and_then(|published| published.value.get(..10)?.parse().ok()),
        title: report.title.clone(),
        opening: opening(&report.text),
        print: Print::of(&report.text),
        terms: terms::of(&report.text),
        entities: terms::named(account),
        settings: material.settings(),
        tellings: material.tellings(),
        credits,
    }
}

/// The first words of a text, at most about ninety characters, cut between words.
fn opening(text: &str) -> String {
    const LONGEST: usize = 90;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let cut: usize = line.chars().take(LONGEST).map(char::len_utf8).sum();
    let kept = line[..cut].rsplit_once(char::is_whitespace).map_or(&line[..cut], |(kept, _)| kept);
    format!("{} …", kept.trim_end_matches([',', ';', ':', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn an_opening_ends_between_words() {
        assert_eq!(opening("\n A short line. \nMore."), "A short line.");
        let long = opening(&"The harbour stayed closed, ".repeat(9));
        assert!(long.ends_with(" …") && long.chars().count() <= 92, "{long}");
        assert_eq!(opening(""), "");
    }
}
