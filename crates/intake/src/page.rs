//! Web pages: the article alone, and what the page says about it.

use encoding_rs::Encoding;
use jiff::Timestamp;
use rs_trafilatura::{ExtractResult, Options};

use crate::decode::decode;
use crate::envelope::Envelope;
use crate::{Item, Rejection, Settings};

/// Most bytes of one page: its tree takes many times its size.
const LIMIT: usize = 16 << 20;

/// Fewer words than this are no article.
const FEWEST_WORDS: usize = 20;

/// The report of a page's file.
pub(crate) fn report(bytes: &[u8], uri: String, path: &str, settings: &Settings) -> Item {
    if bytes.len() > LIMIT {
        return Err(Rejection::too_large(path, LIMIT as u64));
    }
    let decoded = decode(bytes, declared_encoding(bytes)).map_err(|reason| Rejection::new(path, reason))?;
    let mut envelope = article(&decoded.text).ok_or_else(|| Rejection::new(path, NO_ARTICLE))?;
    envelope.warnings.extend(decoded.warning);
    envelope.seal(uri, path, settings)
}

const NO_ARTICLE: &str = "has no article in it, only the page around one; open the article itself and save that page";

/// Whether bytes begin like a web page.
pub(crate) fn looks_like_one(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with("<?xml") && head.contains("<html")
}

/// The article of a page; `None` when there is none.
pub(crate) fn article(html: &str) -> Option<Envelope> {
    let options = Options { max_extracted_len: LIMIT, ..Options::default() };
    let extracted = rs_trafilatura::extract_with_options(html, &options).ok()?;
    let words = extracted.content_text.split_whitespace().count();
    if words < FEWEST_WORDS {
        return None;
    }
    Some(envelope(html, extracted))
}

fn envelope(html: &str, extracted: ExtractResult) -> Envelope {
    let metadata = extracted.metadata;
    let published = metadata.date.map(|date| date_as_written(html, date.timestamp()));
    let filled = |field: Option<String>| field.filter(|value| !value.trim().is_empty());
    Envelope {
        text: extracted.content_text,
        title: filled(metadata.title),
        publisher: filled(metadata.sitename),
        author: filled(metadata.author),
        published,
        language: filled(metadata.language),
        warnings: Vec::new(),
    }
}

/// The moment as the page writes it, so that its day stays the outlet's own: "2024-11-20T23:30:00-05:00" is the 20th.
fn date_as_written(html: &str, seconds: i64) -> String {
    let written = html.split(['"', '\'', '<', '>', '=']).map(str::trim).find(|value| moment_of(value) == Some(seconds));
    let midnight = seconds.rem_euclid(86_400) == 0;
    match (written, Timestamp::from_second(seconds)) {
        (Some(written), _) => written.to_owned(),
        (None, Ok(moment)) if midnight => moment.strftime("%Y-%m-%d").to_string(),
        (None, Ok(moment)) => moment.to_string(),
        (None, Err(_)) => String::new(),
    }
}

/// The seconds of a date-time with offset, or of a day's beginning.
fn moment_of(value: &str) -> Option<i64> {
    if !(10..=40).contains(&value.len()) || !value.as_bytes()[..4].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let day = || value.parse::<jiff::civil::Date>().ok().filter(|_| value.len() == 10);
    let midnight = || Some(day()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp());
    value.parse::<Timestamp>().ok().or_else(midnight).map(Timestamp::as_second)
}

/// The encoding that a page names in its head.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let (_, label) = head.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'']);
    Encoding::for_label(label.split(['"', '\'', ' ', ';', '/', '>']).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{date_as_written, declared_encoding, looks_like_one};

    #[test]
    fn a_date_keeps_the_outlets_own_day() {
        let html = r#"<meta property="article:published_time" content="2024-11-20T23:30:00-05:00">"#;
        assert_eq!(date_as_written(html, 1_732_163_400), "2024-11-20T23:30:00-05:00");
        assert_eq!(date_as_written("", 1_732_147_200), "2024-11-21");
    }

    #[test]
    fn pages_are_told_from_text() {
        assert!(looks_like_one(b"\n<!DOCTYPE html><html>"));
        assert!(!looks_like_one(b"<b>not a page"));
    }

    #[test]
    fn the_declared_encoding_is_found() {
        assert_eq!(declared_encoding(b"<meta charset=\"latin1\">"), Some(encoding_rs::WINDOWS_1252));
        assert_eq!(declared_encoding(b"<html>"), None);
    }
}
