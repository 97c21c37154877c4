//! One report a line, as JSON.

use std::io::{BufRead, Read};

use serde::Deserialize;

use crate::decode::replaced;
use crate::envelope::Envelope;
use crate::place::{self, STANDARD_INPUT};
use crate::{Item, Rejection, Settings, page};

/// A line as the contract has it; unknown fields are passed over.
#[derive(Deserialize)]
struct Line {
    text: Option<String>,
    html: Option<String>,
    uri: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

/// The reports of a file with one JSON object a line.
pub(crate) struct Lines<R> {
    reader: R,
    path: String,
    settings: Settings,
    number: usize,
    ended: bool,
    consumed: Box<dyn Fn(u64) + Send>,
}

/// One line of the file, its end cut off.
enum Read1 {
    End,
    Line(Vec<u8>),
    TooLong,
    Failed(std::io::Error),
}

impl<R: BufRead> Lines<R> {
    /// Reads `reader` line by line; `path` is what rejections name and what reports without `uri` are called by.
    pub(crate) fn new(reader: R, path: String, settings: Settings, consumed: Box<dyn Fn(u64) + Send>) -> Self {
        Self { reader, path, settings, number: 0, ended: false, consumed }
    }

    /// The next line, without holding more of it than a report may have.
    fn read(&mut self) -> Read1 {
        let most = 2 * self.settings.limit + 4096;
        let mut line = Vec::new();
        match (&mut self.reader).take(most).read_until(b'\n', &mut line) {
            Err(error) => return Read1::Failed(error),
            Ok(0) => return Read1::End,
            Ok(read) => (self.consumed)(read as u64),
        }
        self.number += 1;
        let complete = line.ends_with(b"\n") || (line.len() as u64) < most;
        if !complete {
            return self.skip_line().map_or_else(Read1::Failed, |()| Read1::TooLong);
        }
        while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            line.pop();
        }
        Read1::Line(line)
    }

    /// Passes over the rest of a line, piece by piece.
    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let piece = self.reader.fill_buf()?;
            let end = piece.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(piece.len(), |end| end + 1);
            let finished = end.is_some() || piece.is_empty();
            (self.consumed)(used as u64);
            self.reader.consume(used);
            if finished {
                return Ok(());
            }
        }
    }

    fn report(&self, line: &[u8]) -> Item {
        let reject = |reason: String| Rejection::new(&self.path, reason).at_line(self.number);
        let (json, warning) = utf_8(line).map_err(|reason| reject(reason.to_owned()))?;
        let line: Line = serde_json::from_str(&json).map_err(|error| reject(not_a_report(&error)))?;
        let uri = line.uri.clone().filter(|uri| !uri.is_empty());
        let mut envelope = envelope(line).map_err(|reason| reject(reason.to_owned()))?;
        envelope.warnings.extend(warning);
        let uri = uri.unwrap_or_else(|| self.unnamed(&envelope.text));
        envelope.seal(uri, &self.path, &self.settings).map_err(|rejection| rejection.at_line(self.number))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.ended {
            let line = match self.read() {
                Read1::End => return None,
                Read1::Failed(error) => return Some(Err(self.give_up(&error))),
                Read1::TooLong => {
                    return Some(Err(Rejection::too_large(&self.path, self.settings.limit).at_line(self.number)));
                }
                Read1::Line(line) => line,
            };
            let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line[..] };
            if self.number == 1 && matches!(line.trim_ascii(), b"{" | b"[") {
                self.ended = true;
                return Some(Err(Rejection::new(&self.path, SEVERAL_LINES)));
            }
            if !line.iter().all(u8::is_ascii_whitespace) {
                return Some(self.report(line));
            }
        }
        None
    }
}

const SEVERAL_LINES: &str = "is JSON over several lines; write each report as one object on one line (`jq -c` does so)";

impl<R> Lines<R> {
    /// What a report without `uri` is called: by its line in a file; by its text on standard input, where the next run
    /// brings other lines.
    fn unnamed(&self, text: &str) -> String {
        if self.path == STANDARD_INPUT { place::uri_of_text(text) } else { format!("{}#{}", self.path, self.number) }
    }

    fn give_up(&self, error: &std::io::Error) -> Rejection {
        Rejection::unreadable(&self.path, error).at_line(self.number + 1)
    }
}

/// The line as text; broken characters are replaced and counted.
fn utf_8(line: &[u8]) -> Result<(String, Option<String>), &'static str> {
    if line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff") || line.contains(&0) {
        return Err("is not UTF-8; save the file as UTF-8");
    }
    let broken = line.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let warning = replaced(broken, "UTF-8");
    Ok((String::from_utf8_lossy(line).into_owned(), (broken > 0).then_some(warning)))
}

fn not_a_report(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    match error.classify() {
        Category::Data => {
            format!("is not a report as expected ({error}); each line is an object with \"text\" or \"html\"")
        }
        _ => format!("is broken JSON ({error}); each line must be one whole object"),
    }
}

fn envelope(line: Line) -> Result<Envelope, &'static str> {
    let page = match (&line.text, &line.html) {
        (None, Some(html)) => page::article(html).ok_or("its \"html\" has no article in it")?,
        (None, None) => return Err("has neither \"text\" nor \"html\""),
        _ => Envelope::default(),
    };
    Ok(Envelope {
        text: line.text.unwrap_or(page.text),
        title: line.title.or(page.title),
        publisher: line.publisher.or(page.publisher),
        author: line.author.or(page.author),
        published: line.published.or(page.published),
        language: line.language.or(page.language),
        warnings: page.warnings,
    })
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::{Item, Settings};

    fn read(content: &[u8], limit: u64) -> Vec<Item> {
        let settings = Settings { limit, ..Settings::new("/".into()) };
        Lines::new(content, "r.jsonl".to_owned(), settings, Box::new(|_| {})).collect()
    }

    fn reason(item: &Item) -> String {
        item.as_ref().unwrap_err().to_string()
    }

    #[test]
    fn fields_come_through_and_text_is_kept() {
        let items =
            read(br#"{"text":" A port.\r\n","uri":"x:1","publisher":"Gazette","published":"2024-11-21"}"#, 1 << 20);
        let report = &items[0].as_ref().unwrap().report;
        assert_eq!((report.text.as_str(), report.uri.as_str()), (" A port.\r\n", "x:1"));
        assert_eq!(report.publisher.as_deref(), Some("Gazette"));
        assert_eq!(report.published.as_ref().unwrap().value, "2024-11-21");
    }

    #[test]
    fn a_broken_line_is_named_and_the_rest_goes_on() {
        let items = read(b"{\"text\":\"One.\"}\n{\"text\":\n\n{\"title\":\"x\"}\n[1]\n{\"text\":\"Two.\"}", 1 << 20);
        assert_eq!(items.len(), 5);
        assert!(reason(&items[1]).starts_with("r.jsonl, line 2: is broken JSON"), "{}", reason(&items[1]));
        assert!(reason(&items[2]).starts_with("r.jsonl, line 4: has neither"));
        assert!(reason(&items[3]).contains("line 5: is not a report"));
        assert_eq!(items[4].as_ref().unwrap().report.uri, "r.jsonl#6");
    }

    #[test]
    fn json_over_several_lines_is_refused_once() {
        let items = read(b"{\n  \"text\": \"One.\"\n}\n", 1000);
        assert_eq!(items.len(), 1);
        assert!(reason(&items[0]).contains("over several lines"));
    }

    #[test]
    fn an_enormous_line_is_passed_over() {
        let mut content = vec![b'x'; 100_000];
        content.extend(b"\n{\"text\":\"Two.\"}\n");
        let items = read(&content, 1000);
        assert!(reason(&items[0]).contains("line 1: is larger"));
        assert_eq!(items[1].as_ref().unwrap().report.text, "Two.");
    }

    #[test]
    fn an_unclear_date_is_left_out_and_told() {
        let items = read(br#"{"text":"One.","published":"yesterday"}"#, 1000);
        let incoming = items[0].as_ref().unwrap();
        assert_eq!(incoming.report.published, None);
        assert!(incoming.warnings[0].contains("yesterday"));
    }
}
