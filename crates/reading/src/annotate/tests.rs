use std::sync::OnceLock;

use polybius_knowledge::Knowledge;
use polybius_language::{Argument, Language};

use super::annotate;
use crate::Reader;

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader {
        language: Language::english().expect("the model fits its labels"),
        knowledge: Knowledge::embedded(),
    })
}

/// The predicates asked for as `index sense` with `+` or `-` for whether it happened, and `role: words`.
fn check(text: &str, predicates: Option<&[usize]>, expected: &[&str]) {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let argument = |one: &Argument| format!("{}: {}", one.role.name(), words[one.tokens.clone()].join(" "));
    let mut found = Vec::new();
    for predicate in annotate(&words, predicates, reader()) {
        let sign = if predicate.happened > 0.0 { '+' } else { '-' };
        found.push(format!("{} {} {sign}", predicate.index, predicate.sense));
        found.extend(predicate.arguments.iter().map(argument));
    }
    assert_eq!(found, expected);
}

#[test]
fn active_and_passive_subjects_have_other_roles() {
    check(
        "Rebels attacked the town on Monday .",
        Some(&[1]),
        &["1 attack.01 +", "ARG0: Rebels", "ARG1: the town", "ARGM-TMP: on Monday"],
    );
    check(
        "The town was not attacked by rebels .",
        Some(&[4]),
        &["4 attack.01 -", "ARG1: The town", "ARGM-NEG: not", "ARG0: by rebels"],
    );
}

#[test]
fn without_a_question_the_model_finds_the_predicates() {
    check("The minister left .", None, &["2 leave.01 +", "ARG0: The minister"]);
    check("The minister left .", Some(&[]), &[]);
    check("", None, &[]);
}
