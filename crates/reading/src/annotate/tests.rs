use polybius_knowledge::Knowledge;
use polybius_language::conllu;

use super::of_tree;
use crate::Context;

/// The predicate at `index` of a tree (form, lemma, tag, head, relation and features parted by `/`), as `sense happened`
/// and `role: words`.
fn check(words: &str, index: usize, happened: f32, expected: &[&str]) {
    let rows = words.split_whitespace().enumerate().map(|(index, word)| {
        let cells: Vec<&str> = word.split('/').collect();
        let features = cells.get(5).copied().unwrap_or("_");
        format!(
            "{}\t{}\t{}\t{}\t_\t{features}\t{}\t{}\t_\t_\n",
            index + 1,
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4]
        )
    });
    let (text, analysis) = conllu::read(&(rows.collect::<String>() + "\n")).expect("the tree is well formed");
    let knowledge = Knowledge::embedded();
    let context = Context::new(&text, &analysis, &knowledge);
    let tree = &context.trees[0];
    let predicate = of_tree(&context, tree, Some(&[index])).remove(0);
    let mut found = vec![predicate.sense.clone()];
    let words = |range: std::ops::Range<usize>| tree.span_between(range).of(&text).to_owned();
    found.extend(predicate.arguments.iter().map(|found| format!("{}: {}", found.role, words(found.start..found.end))));
    assert_eq!(found, expected);
    assert_eq!(predicate.happened, happened);
}

#[test]
fn subject_object_and_time_of_an_active_verb() {
    check(
        "Rebels/rebel/NOUN/2/nsubj attacked/attack/VERB/0/root/Tense=Past|VerbForm=Fin the/the/DET/4/det \
         town/town/NOUN/2/obj on/on/ADP/6/case Monday/Monday/PROPN/2/obl",
        1,
        0.99,
        &["attack.01", "ARG0: Rebels", "ARG1: the town", "ARGM-TMP: on Monday"],
    );
}

#[test]
fn the_subject_of_a_passive_is_what_it_is_done_to() {
    check(
        "The/the/DET/2/det town/town/NOUN/5/nsubj:pass was/be/AUX/5/aux:pass not/not/PART/5/advmod \
         attacked/attack/VERB/0/root/Tense=Past|VerbForm=Part by/by/ADP/7/case rebels/rebel/NOUN/5/obl:agent",
        4,
        0.05,
        &["attack.01", "ARG1: The town", "ARGM-NEG: not", "ARG0: by rebels"],
    );
}

#[test]
fn an_infinitive_shares_the_subject_above() {
    check(
        "Rebels/rebel/NOUN/2/nsubj plan/plan/VERB/0/root to/to/PART/4/mark attack/attack/VERB/2/xcomp \
         towns/town/NOUN/4/obj",
        3,
        -0.58,
        &["attack.01", "ARG0: Rebels", "ARG1: towns"],
    );
}
