//! Development aid: the door `polybius annotate` for the scorers; JSON lines on standard input and output.

use std::io::{BufRead, stdin};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::Reader;
use polybius_reading::annotate::{Predicate, annotate};
use serde_json::{Value, json};

fn main() {
    let reader = Reader { language: Language::english().expect("the model"), knowledge: Knowledge::embedded() };
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let words: Vec<String> = serde_json::from_value(row["tokens"].clone()).expect("tokens");
        let asked: Option<Vec<usize>> = serde_json::from_value(row["predicates"].clone()).ok();
        let predicates: Vec<Value> = annotate(&words, asked.as_deref(), &reader).iter().map(json_of).collect();
        println!("{}", json!({"id": row["id"], "predicates": predicates}));
    }
}

fn json_of(predicate: &Predicate) -> Value {
    let arguments = predicate.arguments.iter();
    let arguments: Vec<Value> = arguments
        .map(|argument| json!({"start": argument.start, "end": argument.end, "role": argument.role}))
        .collect();
    json!({"index": predicate.index, "sense": predicate.sense, "happened": predicate.happened, "args": arguments})
}
