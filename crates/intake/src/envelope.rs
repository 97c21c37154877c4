//! What comes with a text: headline, outlet, author, date.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use polybius_text::{Published, PublishedBasis, Report};

use crate::language::{self, Language};
use crate::{Incoming, Item, Rejection, Settings};

/// A text with what its envelope says, before it is checked.
#[derive(Default)]
pub(crate) struct Envelope {
    pub text: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub warnings: Vec<String>,
}

impl Envelope {
    /// Makes a report of it, or says why it cannot be read; `path` is what a rejection names.
    pub(crate) fn seal(self, uri: String, path: &str, settings: &Settings) -> Item {
        if self.text.trim().is_empty() {
            return Err(Rejection::empty(path));
        }
        if self.text.len() as u64 > settings.limit {
            return Err(Rejection::too_large(path, settings.limit));
        }
        let found = language::of(&self.text);
        if let Language::Other(name) = found {
            return Err(Rejection::new(path, format!("is in {name}; only English can be read so far")));
        }
        let mut warnings = self.warnings;
        let stated = self.published.and_then(|value| stated_date(&value, &mut warnings));
        let published = stated.or_else(|| argued_date(settings));
        let detected = (found == Language::English).then(|| "en".to_owned());
        let report = Report {
            uri,
            title: self.title,
            publisher: self.publisher.or_else(|| settings.publisher.clone()),
            author: self.author,
            published,
            language: self.language.filter(|tag| !tag.is_empty()).or(detected),
            text: self.text,
        };
        Ok(Incoming { report, warnings })
    }
}

fn stated_date(value: &str, warnings: &mut Vec<String>) -> Option<Published> {
    let date = day_or_moment(value);
    if date.is_none() {
        warnings.push(format!("the date {value:?} is not understood and was left out; write it as 2024-11-21"));
    }
    Some(Published { value: date?, basis: PublishedBasis::Metadata })
}

fn argued_date(settings: &Settings) -> Option<Published> {
    let value = settings.date.clone()?;
    Some(Published { value, basis: PublishedBasis::Argument })
}

/// An ISO 8601 date or date-time as given; a date of e-mails and feeds as ISO; `None` for anything else.
///
/// # Example
/// ```
/// use polybius_intake::day_or_moment;
/// assert_eq!(day_or_moment("2024-11-21").as_deref(), Some("2024-11-21"));
/// assert_eq!(day_or_moment("Thu, 21 Nov 2024 06:30:00 +0200").as_deref(), Some("2024-11-21T06:30:00+02:00"));
/// assert_eq!(day_or_moment("last Thursday"), None);
/// ```
pub fn day_or_moment(value: &str) -> Option<String> {
    let value = value.trim();
    let whole = value.parse::<DateTime>().is_ok() || value.parse::<Timestamp>().is_ok();
    if whole && value.get(..10).is_some_and(|day| day.parse::<Date>().is_ok()) {
        return Some(value.to_owned());
    }
    let moment = jiff::fmt::rfc2822::parse(value).ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}
