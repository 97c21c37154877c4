//! The dossier as one HTML file that needs nothing else: the same lines, each anchor a link to its words in the reports,
//! which stand at the end; the versions of a dispute side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::{Dossier, Section};

/// So wide that no line is broken: the browser does that.
pub const WIDTH: usize = 1 << 20;

const STYLE: &str = include_str!("page.css");

/// Where links lead: report names with the characters where words begin.
type Targets = BTreeMap<String, BTreeSet<usize>>;

/// The page with these sections, and the texts of the reports that their links lead to.
pub fn page(dossier: &Dossier<'_>, sections: &[Section]) -> String {
    let mut targets = Targets::new();
    let mut body = String::new();
    for section in sections {
        let text = dossier.section(*section);
        if !text.is_empty() {
            body.push_str(&section_of(*section, &text, &mut targets));
        }
    }
    let texts = texts(dossier, &targets);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Dossier</title>\n\
         <style>\n{STYLE}</style>\n<main>\n{body}{texts}</main>\n</html>\n"
    )
}

/// A section: headings in the first column, blocks by their indentation.
fn section_of(section: Section, text: &str, targets: &mut Targets) -> String {
    let mut html = "<section>\n".to_owned();
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if words.is_empty() {
            continue;
        }
        let set = inline(words, targets);
        match (section, indent) {
            (_, 0) => {
                close(&mut html, &mut open, 0);
                let _ = writeln!(html, "<h2>{set}</h2>");
            }
            (Section::Disputes, 2) if !words.starts_with('…') => {
                close(&mut html, &mut open, 0);
                let _ = writeln!(html, "<article class=\"dispute\"><p>{set}</p><div class=\"versions\">");
                open.extend(["</article>", "</div>"]);
            }
            (Section::Disputes, _) if words.starts_with('–') && open.len() >= 2 => {
                close(&mut html, &mut open, 2);
                let _ = writeln!(html, "<div class=\"version\"><p>{}</p>", set.trim_start_matches(['–', ' ']));
                open.push("</div>");
            }
            _ => {
                let _ = writeln!(html, "<p class=\"in{}\">{set}</p>", indent.min(8));
            }
        }
    }
    close(&mut html, &mut open, 0);
    html.push_str("</section>\n");
    html
}

/// Closes what is open until only so much is.
fn close(html: &mut String, open: &mut Vec<&str>, left: usize) {
    while open.len() > left {
        html.push_str(open.pop().unwrap_or_default());
        html.push('\n');
    }
}

/// A line with its styles and links.
fn inline(line: &str, targets: &mut Targets) -> String {
    let mut html = String::new();
    let mut class = "";
    for part in line.split_inclusive('m').fold(Vec::new(), joined_escapes) {
        let (words, style) = match part.rsplit_once("\u{1b}[") {
            Some((words, code)) => (words, Some(code)),
            None => (part.as_str(), None),
        };
        html.push_str(&match class {
            "b" => format!("<b>{}</b>", escaped(words)),
            "faint" => {
                link(words, targets).unwrap_or_else(|| format!("<span class=\"faint\">{}</span>", escaped(words)))
            }
            _ => escaped(words),
        });
        class = match style {
            Some("1m") => "b",
            Some("2m") => "faint",
            Some(_) => "",
            None => class,
        };
    }
    html
}

/// Pieces that end with an escape sequence: those between two "m" that belong to words are put together again.
fn joined_escapes(mut parts: Vec<String>, piece: &str) -> Vec<String> {
    match parts.last_mut() {
        Some(last) if !ends_with_escape(last) => last.push_str(piece),
        _ => parts.push(piece.to_owned()),
    }
    parts
}

fn ends_with_escape(part: &str) -> bool {
    let code = part.rsplit_once("\u{1b}[").map(|(_, code)| code);
    code.is_some_and(|code| {
        code.strip_suffix('m').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// `[Gazette:812]` as a link to these words.
fn link(words: &str, targets: &mut Targets) -> Option<String> {
    let (name, start) = words.strip_prefix('[')?.strip_suffix(']')?.rsplit_once(':')?;
    targets.entry(name.to_owned()).or_default().insert(start.parse().ok()?);
    Some(format!("<a href=\"#{}:{start}\">{}</a>", escaped(name), escaped(words)))
}

/// The texts of the reports that links lead to, marked where they lead.
fn texts(dossier: &Dossier<'_>, targets: &Targets) -> String {
    let mut html = String::new();
    for rows in &dossier.material.reports {
        let document = &rows.document;
        let name = dossier.short_name(&document.id).replace(' ', "\u{a0}");
        let Some(starts) = targets.get(&name) else { continue };
        let (name, title) = (escaped(&name), document.title.as_deref().unwrap_or(&document.uri));
        let _ = write!(html, "<details open><summary>{name} · {}</summary>\n<pre>", escaped(title));
        let mut letters = document.text.chars();
        let mut at = 0;
        for start in starts {
            let before: String = letters.by_ref().take(start - at).collect();
            let _ = write!(html, "{}<a id=\"{name}:{start}\"></a>", escaped(&before));
            at = *start;
        }
        let _ = writeln!(html, "{}</pre></details>", escaped(letters.as_str()));
    }
    if html.is_empty() { html } else { format!("<section>\n<h2>THE REPORTS</h2>\n{html}</section>\n") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{Section, Targets, inline, section_of};
    use crate::page::{FAINT, HEADING, styled};

    #[test]
    fn styles_and_anchors_are_set() {
        let mut targets = Targets::new();
        let line = format!("{} <am> {}", styled(HEADING, "Tom & me"), styled(FAINT, "[Gazette:812]"));
        let expected = "<b>Tom &amp; me</b> &lt;am&gt; <a href=\"#Gazette:812\">[Gazette:812]</a>";
        assert_eq!(inline(&line, &mut targets), expected);
        assert!(targets["Gazette"].contains(&812));
        assert_eq!(inline("from some farm", &mut targets), "from some farm");
    }

    #[test]
    fn versions_stand_side_by_side() {
        let text = format!("{}\n\n  How many?\n    – 4\n      “Four.”\n    – 5", styled(HEADING, "HEAD"));
        let html = section_of(Section::Disputes, &text, &mut Targets::new());
        assert_eq!(html.matches("class=\"version\"").count(), 2);
        assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
        assert!(html.contains("<h2><b>HEAD</b></h2>"));
    }
}
