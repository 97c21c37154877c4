//! Development aid: the door `polybius code` for the scorers; JSON lines on standard input and output.

use std::io::{BufRead, stdin};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::Reader;
use polybius_reading::coding::{Pair, code};
use serde_json::{Map, Value, json};

fn main() {
    let reader = Reader { language: Language::english().expect("the model"), knowledge: Knowledge::embedded() };
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let marked = row["marked"].as_str().map(str::to_owned);
        let pair = Pair { text: word("text"), source: word("source"), target: word("target"), marked };
        let coding = code(&pair, &reader);
        let scores: Map<String, Value> =
            coding.scores.iter().map(|(root, score)| (root.to_owned(), json!(score))).collect();
        let answer = json!({
            "id": row["id"], "plover": coding.root.joined_name(), "cameo": coding.cameo, "quad": coding.quad,
            "modality": coding.modality.name(), "polarity": coding.polarity.name(),
            "confidence": coding.confidence, "scores": scores, "by": coding.by,
        });
        println!("{answer}");
    }
}
