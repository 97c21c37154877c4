use clap::Args;
use polybius_reading::annotate::{Predicate, annotate};
use polybius_store::rows::Number;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::outcome::Result;
use crate::{doors, engine};

/// Annotate sentences with predicates and their roles
///
/// Reads one JSON object a line from standard input: id, tokens (the words of one sentence), and if you like predicates
/// (numbers of the words to annotate, from 0). Writes for each predicate its PropBank sense, its arguments with their
/// roles (word numbers, the end not included), and whether it happened: about -2 for no, +2 for yes.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  echo '{\"id\":1,\"tokens\":[\"The\",\"envoy\",\"left\",\".\"]}' | polybius annotate"
)]
pub struct Arguments {}

#[derive(Deserialize)]
struct Question {
    id: Value,
    tokens: Vec<String>,
    predicates: Option<Vec<usize>>,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    predicates: Vec<PredicateRow>,
}

#[derive(Serialize)]
struct PredicateRow {
    index: usize,
    sense: String,
    happened: Number,
    args: Vec<ArgumentRow>,
}

#[derive(Serialize)]
struct ArgumentRow {
    start: usize,
    end: usize,
    role: String,
}

/// Annotates sentences.
pub fn run(_options: Arguments) -> Result {
    let reader = engine::reader()?;
    doors::answer(|Question { id, tokens, predicates }| {
        let predicates = annotate(&tokens, predicates.as_deref(), &reader);
        Answer { id, predicates: predicates.into_iter().map(row).collect() }
    })
}

fn row(predicate: Predicate) -> PredicateRow {
    let arguments = predicate.arguments.iter();
    PredicateRow {
        index: predicate.index,
        sense: predicate.sense,
        happened: Number((f64::from(predicate.happened) * 1000.0).round() / 1000.0),
        args: arguments
            .map(|argument| ArgumentRow {
                start: argument.tokens.start,
                end: argument.tokens.end,
                role: argument.role.name().to_owned(),
            })
            .collect(),
    }
}
