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

/// The predicates asked for as `index sense`, and `role: words`.
fn check(text: &str, predicates: Option<&[usize]>, expected: &[&str]) {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let argument = |one: &Argument| format!("{}: {}", one.role.name(), words[one.tokens.clone()].join(" "));
    let mut found = Vec::new();
    for predicate in annotate(&words, predicates, reader()) {
        found.push(format!("{} {}", predicate.index, predicate.sense));
        found.extend(predicate.arguments.iter().map(argument));
    }
    assert_eq!(found, expected);
}

#[test]
fn active_and_passive_subjects_have_other_roles() {
    check(
        "Rebels attacked the town on Monday .",
        Some(&[1]),
        &["1 attack.01", "ARG0: Rebels", "ARG1: the town", "ARGM-TMP: on Monday"],
    );
    check(
        "The town was not attacked by rebels .",
        Some(&[4]),
        &["4 attack.01", "ARG1: The town", "ARGM-NEG: not", "ARG0: by rebels"],
    );
}

#[test]
fn without_a_question_the_model_finds_the_predicates() {
    check("The envoy wrote a letter .", None, &["2 write.01", "ARG0: The envoy", "ARG1: a letter"]);
    check("The envoy wrote a letter .", Some(&[]), &[]);
    check("", None, &[]);
}

#[test]
fn what_is_told_as_so_happened_more_than_what_is_planned_or_denied() {
    let happened = |text: &str, predicate: usize| {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        annotate(&words, Some(&[predicate]), reader())[0].happened
    };
    let told = happened("Rebels attacked the town on Monday .", 1);
    assert!(told > happened("Rebels plan to attack the town .", 3) + 0.5);
    assert!(told > happened("The rebels did not attack the town .", 4) + 0.5);
}
