//! Trees written by hand, so that the rules are tested apart from the parser.

use polybius_knowledge::Knowledge;
use polybius_language::conllu;

use super::{Found, find};
use crate::Context;

/// The events of a sentence given as `form/lemma/UPOS/head/relation[/features]`, one line each:
/// `ROOT trigger: sources > targets (modality, polarity where they are not "actual, affirmed")`.
fn events_of(words: &str) -> Vec<String> {
    let (text, analysis) = conllu::read(&table(words)).expect("the tree is well formed");
    let knowledge = Knowledge::embedded();
    let context = Context::new(&text, &analysis, &knowledge);
    let found = Found { mentions: &[], entities: &[], times: &[], figures: &[], statements: &[] };
    let rows = find(&context, &found);
    let told = |event: &crate::account::Event| {
        let told = format!("{}, {}", event.modality.name(), event.polarity.name());
        if told == "actual, affirmed" { String::new() } else { format!(" ({told})") }
    };
    let names = |actors: &[crate::account::Actor]| {
        actors.iter().map(|actor| actor.span.of(&text)).collect::<Vec<_>>().join(" + ")
    };
    let line = |event: &crate::account::Event| {
        let root = event.plover.as_deref().unwrap_or("-");
        let (source, target) = (names(&event.source), names(&event.target));
        format!("{root} {}: {source} > {target}{}", event.trigger.of(&text), told(event))
    };
    rows.iter().map(line).collect()
}

fn table(words: &str) -> String {
    let mut table = String::new();
    for (index, word) in words.split_whitespace().enumerate() {
        let cells: Vec<&str> = word.split('/').collect();
        let features = cells.get(5).copied().unwrap_or("_");
        let [form, lemma, upos, head, relation] = cells[..5] else { panic!("{word} has too few parts") };
        table += &format!("{}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t_\n", index + 1);
    }
    table + "\n"
}

fn check(words: &str, expected: &[&str]) {
    assert_eq!(events_of(words), expected);
}

#[test]
fn an_active_verb_with_its_object() {
    check(
        "Rebels/rebel/NOUN/2/nsubj attacked/attack/VERB/0/root a/a/DET/5/det border/border/NOUN/5/compound \
         town/town/NOUN/2/obj ././PUNCT/2/punct",
        &["ASSAULT attacked: Rebels > a border town"],
    );
}

#[test]
fn a_passive_with_its_agent() {
    check(
        "The/the/DET/2/det envoy/envoy/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass \
         expelled/expel/VERB/0/root/Tense=Past|VerbForm=Part|Voice=Pass by/by/ADP/6/case \
         Marchland/Marchland/PROPN/4/obl:agent ././PUNCT/4/punct",
        &["SANCTION expelled: Marchland > The envoy"],
    );
}

#[test]
fn a_relative_clause_gives_its_antecedent() {
    check(
        "Marchland/Marchland/PROPN/7/nsubj ,/,/PUNCT/4/punct which/which/PRON/4/nsubj/PronType=Rel \
         invaded/invade/VERB/1/acl:relcl Ruritania/Ruritania/PROPN/4/obj ,/,/PUNCT/4/punct \
         slept/sleep/VERB/0/root ././PUNCT/7/punct",
        &["ASSAULT invaded: Marchland > Ruritania"],
    );
}

#[test]
fn refusing_negates_what_is_refused() {
    check(
        "Marchland/Marchland/PROPN/2/nsubj refused/refuse/VERB/0/root to/to/PART/4/mark meet/meet/VERB/2/xcomp \
         the/the/DET/6/det envoy/envoy/NOUN/4/obj",
        &["REJECT refused: Marchland > the envoy", "CONSULT meet: Marchland > the envoy (actual, negated)"],
    );
}

#[test]
fn who_is_asked_would_act() {
    check(
        "The/the/DET/2/det president/president/NOUN/3/nsubj urged/urge/VERB/0/root Ruritania/Ruritania/PROPN/3/obj \
         to/to/PART/6/mark release/release/VERB/3/xcomp the/the/DET/8/det sailors/sailor/NOUN/6/obj",
        &["REQUEST urged: The president > Ruritania", "CONCEDE release: Ruritania > the sailors (requested, affirmed)"],
    );
}

#[test]
fn a_light_verb_leaves_the_naming_to_its_noun() {
    check(
        "Ruritania/Ruritania/PROPN/2/nsubj launched/launch/VERB/0/root an/a/DET/4/det attack/attack/NOUN/2/obj \
         on/on/ADP/6/case Marchland/Marchland/PROPN/4/nmod",
        &["ASSAULT attack: Ruritania > Marchland"],
    );
}

#[test]
fn a_noun_with_parties_beside_it() {
    check(
        "The/the/DET/3/det Ruritanian/ruritanian/PROPN/3/compound invasion/invasion/NOUN/6/nsubj of/of/ADP/5/case \
         Marchland/Marchland/PROPN/3/nmod failed/fail/VERB/0/root",
        &["ASSAULT invasion: Ruritanian > Marchland"],
    );
}

#[test]
fn the_objects_decide_what_lifting_or_imposing_is() {
    let sentence = |verb: &str| {
        format!(
            "Marchland/Marchland/PROPN/2/nsubj {verb}ed/{verb}/VERB/0/root sanctions/sanction/NOUN/2/obj \
             on/on/ADP/5/case Ruritania/Ruritania/PROPN/3/nmod"
        )
    };
    check(&sentence("lift"), &["CONCEDE lifted: Marchland > Ruritania"]);
    check(&sentence("impose"), &["COERCE imposeed: Marchland > Ruritania"]);
}

#[test]
fn two_who_meet_are_both_source_and_target() {
    check(
        "Marchland/Marchland/PROPN/4/nsubj and/and/CCONJ/3/cc Ruritania/Ruritania/PROPN/1/conj \
         signed/sign/VERB/0/root a/a/DET/6/det treaty/treaty/NOUN/4/obj",
        &["SUPPORT signed: Marchland + Ruritania > Marchland + Ruritania"],
    );
}

#[test]
fn auxiliaries_and_negation_are_told() {
    let sentence = |auxiliary: &str| {
        format!(
            "Rebels/rebel/NOUN/3/nsubj {auxiliary}/{auxiliary}/AUX/3/aux attack/attack/VERB/0/root \
             Ruritania/Ruritania/PROPN/3/obj"
        )
    };
    check(&sentence("may"), &["ASSAULT attack: Rebels > Ruritania (possible, affirmed)"]);
    check(&sentence("will"), &["ASSAULT attack: Rebels > Ruritania (planned, affirmed)"]);
    check(
        "Rebels/rebel/NOUN/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod attack/attack/VERB/0/root \
         Ruritania/Ruritania/PROPN/4/obj",
        &["ASSAULT attack: Rebels > Ruritania (actual, negated)"],
    );
}

#[test]
fn announcing_ones_own_deed_is_a_promise_or_a_threat() {
    check(
        "Marchland/Marchland/PROPN/2/nsubj said/say/VERB/0/root it/it/PRON/5/nsubj would/would/AUX/5/aux \
         release/release/VERB/2/ccomp the/the/DET/7/det prisoners/prisoner/NOUN/5/obj",
        &["AGREE said: Marchland > the prisoners", "CONCEDE release: it > the prisoners (planned, affirmed)"],
    );
}

#[test]
fn plain_verbs_of_saying_and_states_are_no_events() {
    check(
        "Marchland/Marchland/PROPN/2/nsubj said/say/VERB/0/root the/the/DET/4/det weather/weather/NOUN/6/nsubj \
         remained/remain/VERB/2/ccomp mild/mild/ADJ/5/xcomp",
        &[],
    );
}
