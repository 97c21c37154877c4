//! Development aid: the door `polybius events --dictionaries DIR` for the scorers; JSON lines on standard input and output.

use std::io::{BufRead, stdin};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::Reader;
use polybius_reading::dictionaries::{Dictionaries, File};
use serde_json::{Value, json};

fn main() {
    let mut texts: Vec<(String, String)> = Vec::new();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("a dictionary");
        texts.push((path, String::from_utf8_lossy(&bytes).into_owned()));
    }
    let files: Vec<File<'_>> = texts.iter().map(|(name, text)| File { name, text }).collect();
    let (dictionaries, defects) = Dictionaries::read(&files);
    for defect in &defects {
        eprintln!("{}:{}: {}", defect.file, defect.line, defect.message);
    }
    let reader = Reader { language: Language::english().expect("the model"), knowledge: Knowledge::embedded() };
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let day = row["date"].as_str().and_then(|date| date.parse().ok());
        let events = dictionaries.code(row["text"].as_str().unwrap_or_default(), day, &reader);
        let events: Vec<Value> = events
            .iter()
            .map(|event| json!({"source": event.source, "target": event.target, "code": event.code}))
            .collect();
        println!("{}", json!({"id": row["id"], "events": events}));
    }
}
