use super::actors::Actors;
use super::agents::Agents;
use super::discards::Discards;
use super::pattern::Line;
use super::verbs::Verbs;
use super::{Dictionaries, File, phrase};

fn day(text: &str) -> Option<jiff::civil::Date> {
    text.parse().ok()
}

#[test]
fn an_actors_code_is_the_one_of_the_day() {
    let mut actors = Actors::default();
    let text =
        "ALDA VORN [NRD]  # default\n+VORN\n\t[NRDGOV 20100101-20121231]\n\t[NRDREB >20130101]\nBREN [BRN < 991231]\n";
    actors.read(text, &mut |line, message| panic!("{line}: {message}"));
    let code = |name: &str, on: &str| actors.at(&phrase(name), 0, day(on)).map(|(_, codes)| codes);
    assert_eq!(code("ALDA VORN", "2011-05-01"), Some(vec!["NRDGOV".to_owned()]));
    assert_eq!(code("VORN", "2014-05-01"), Some(vec!["NRDREB".to_owned()]));
    assert_eq!(code("VORN", "2000-05-01"), Some(vec!["NRD".to_owned()]));
    assert_eq!(code("BREN", "2000-05-01"), Some(vec![]));
    assert_eq!(code("ALDA", "2000-05-01"), None);
}

#[test]
fn agents_have_plurals_and_substitutes() {
    let mut agents = Agents::default();
    let text = "!BODY! = MINISTRY, OFFICE\nENVOY [~GOV]\nPOLICE {} [~COP]\nHEALTH_!BODY! [~HLH]\nRELIEF BODY [NGO~]\n";
    agents.read(text, &mut |line, message| panic!("{line}: {message}"));
    let code = |noun: &str| agents.at(&phrase(noun), 0).map(|(_, agent)| (agent.code.clone(), agent.before));
    assert_eq!(code("ENVOYS"), Some(("GOV".to_owned(), false)));
    assert_eq!(code("POLICES"), None);
    assert_eq!(code("HEALTH OFFICE"), Some(("HLH".to_owned(), false)));
    assert_eq!(code("RELIEF BODIES"), Some(("NGO".to_owned(), true)));
}

#[test]
fn the_pattern_that_names_most_words_decides() {
    let mut verbs = Verbs::default();
    let text = "&TALKS\n+TALKS\n+PEACE TALKS\n\n--- HOLD [010] ---\nHOLD {HOLDS HELD}\n+HOLD_UP {+HELD_UP}\n\
                - * &TALKS [046:046]\n- NOT * &TALKS [123]\n- * DOWN [---]\n";
    verbs.read(text, &mut |line, message| panic!("{line}: {message}"));
    let meaning = |sentence: &str| {
        let words = phrase(sentence);
        let start = words.iter().position(|word| word == "HELD")?;
        let (range, _, index) = verbs.at(&words, start)?;
        let line = Line { words: &words, is_actor: &|_| false, is_several: &|_| false };
        verbs.meaning(index, &line, range).map(|meaning| meaning.code)
    };
    assert_eq!(meaning("ARL HELD PEACE TALKS").as_deref(), Some("046"));
    assert_eq!(meaning("ARL HAS NOT HELD ANY TALKS").as_deref(), Some("123"));
    assert_eq!(meaning("ARL HELD BREN").as_deref(), Some("010"));
    assert_eq!(meaning("ARL HELD PRICES DOWN"), None);
}

#[test]
fn discards_are_of_a_sentence_or_of_a_record() {
    let mut discards = Discards::default();
    discards.read("# comment\nBASEBALL\n+WORLD CUP  # of anything\n");
    assert!(discards.sentence(&phrase("A BASEBALL TEAM")));
    assert!(!discards.record(&phrase("A BASEBALL TEAM")));
    assert!(discards.record(&phrase("THE WORLD CUP FINAL")));
}

#[test]
fn what_cannot_be_read_is_told_with_file_and_line() {
    let files = [
        File { name: "my.actors.txt", text: "ARL [ARL]\nBREN [BRN 2010]\n" },
        File { name: "my.agents.txt", text: "ENVOY\n" },
        File { name: "my.verbs.txt", text: "--- HOLD [010] ---\nHOLD\n- NOT TALKS [123]\n" },
        File { name: "notes.txt", text: "" },
    ];
    let (_, defects) = Dictionaries::read(&files);
    let found: Vec<(&str, usize)> = defects.iter().map(|defect| (defect.file.as_str(), defect.line)).collect();
    assert_eq!(found, [("my.actors.txt", 2), ("my.agents.txt", 1), ("my.verbs.txt", 3), ("notes.txt", 0)]);
}
