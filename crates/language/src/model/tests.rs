use serde::Deserialize;

use super::network::{Scratch, WindowInput};
use super::{LABELS, Language, MODEL, VOCABULARY};
use crate::conllu;
use crate::decode::Matrix;
use crate::tokenizer::Word;
use polybius_text::{Gap, Span};

#[derive(Deserialize)]
struct Reference {
    tolerance: f32,
    sum_tolerance_per_value: f32,
    windows: Vec<ReferenceWindow>,
}

#[derive(Deserialize)]
struct ReferenceWindow {
    words: Vec<ReferenceWord>,
    inputs: ReferenceInputs,
    outputs: std::collections::BTreeMap<String, Vec<Row>>,
}

#[derive(Deserialize)]
struct ReferenceWord {
    form: String,
    gap: u8,
}

#[derive(Deserialize)]
struct ReferenceInputs {
    pieces: Vec<Vec<i32>>,
    shapes: Vec<Vec<i32>>,
    words: Vec<usize>,
}

#[derive(Deserialize)]
struct Row {
    first: Vec<f32>,
    length: usize,
    sum: f32,
}

fn language() -> Language {
    Language::english().unwrap()
}

fn reference() -> Reference {
    serde_json::from_str(include_str!("../../../../models/en/reference.json")).unwrap()
}

/// The reference's words one after the other in a text of their own.
fn words_of(window: &ReferenceWindow) -> (String, Vec<Word>) {
    let gaps = [Gap::None, Gap::Space, Gap::Line, Gap::Blank];
    let mut text = String::new();
    let word = |word: &ReferenceWord| {
        let start = text.len();
        text.push_str(&word.form);
        Word { span: Span::new(start, text.len()), gap: gaps[usize::from(word.gap)] }
    };
    let words = window.words.iter().map(word).collect();
    (text, words)
}

#[test]
fn words_become_the_inputs_that_the_model_was_trained_on() {
    let language = language();
    for window in reference().windows {
        let (text, words) = words_of(&window);
        let input = language.input(&text, &words);
        assert_eq!(input.pieces, window.inputs.pieces[0]);
        assert_eq!(input.shapes, window.inputs.shapes[0]);
        assert_eq!(input.words, window.inputs.words);
    }
}

#[test]
fn outputs_are_those_of_the_reference_runtime() {
    let language = language();
    let reference = reference();
    let mut scratch = Scratch::default();
    for window in &reference.windows {
        let inputs = &window.inputs;
        let input = WindowInput {
            pieces: inputs.pieces[0].clone(),
            shapes: inputs.shapes[0].clone(),
            words: inputs.words.clone(),
        };
        let outputs = language.network.run(&input, &mut scratch);
        let columns = language.network.columns();
        let relation = outputs.relations.width() / 2;
        for (name, found, columns) in [
            ("sentence_end", &outputs.tags, columns.sentence_end.clone()),
            ("upos", &outputs.tags, columns.upos.clone()),
            ("features", &outputs.tags, columns.features.clone()),
            ("lemma", &outputs.tags, columns.lemma.clone()),
            ("names", &outputs.tags, columns.names.clone()),
            ("arc_dependent", &outputs.arc_dependent, 0..outputs.arc_dependent.width()),
            ("arc_head", &outputs.arc_head, 0..outputs.arc_head.width()),
            ("relation_dependent", &outputs.relations, 0..relation),
            ("relation_head", &outputs.relations, relation..2 * relation),
        ] {
            let mut part = Matrix::default();
            part.append(found, 0..found.len(), columns);
            compare(name, &part, &window.outputs[name], &reference);
        }
    }
}

fn compare(name: &str, found: &Matrix, expected: &[Row], reference: &Reference) {
    assert_eq!(found.len(), expected.len(), "{name}");
    for (index, row) in expected.iter().enumerate() {
        let values = found.row(index);
        assert_eq!(values.len(), row.length, "{name}");
        for (value, wanted) in values.iter().zip(&row.first) {
            assert!((value - wanted).abs() <= reference.tolerance, "{name}, word {index}: {value} for {wanted}");
        }
        let sum: f32 = values.iter().sum();
        let tolerance = reference.sum_tolerance_per_value * row.length as f32;
        assert!(
            (sum - row.sum).abs() <= tolerance.max(reference.tolerance),
            "{name}, word {index}: sum {sum} for {}",
            row.sum
        );
    }
}

#[test]
fn files_that_do_not_fit_are_refused_by_name() {
    let error = |vocabulary: &str, labels: &str| Language::load(MODEL, vocabulary, labels).err().unwrap().to_string();
    assert!(error("[UNK]", LABELS).contains("[CLS]"));
    let fewer = LABELS.replacen("\"ADJ\",", "", 1);
    assert!(error(VOCABULARY, &fewer).contains("\"upos\""));
    let error = |weights: Vec<u8>| {
        Language::load(weights.leak(), VOCABULARY, LABELS).err().map_or(String::new(), |error| error.to_string())
    };
    assert!(error(b"no weights".to_vec()).contains("model.safetensors"));
    let renamed = |from: &str, to: &str| {
        let head = 8 + u64::from_le_bytes(*MODEL.first_chunk().unwrap()) as usize;
        let written = String::from_utf8(MODEL[8..head].to_vec()).unwrap();
        assert!(written.contains(from) && from.len() == to.len(), "{written}");
        error([&MODEL[..8], written.replacen(from, to, 1).as_bytes(), &MODEL[head..]].concat())
    };
    assert!(renamed("layer2.inner.factor", "layer2.inner.faktor").contains("\"layer2.inner.factor\""));
    assert!(renamed("root_arc_head", "soot_arc_head").contains("\"root_arc_head\""));
    assert!(renamed("\"shape\":{", "\"shapf\":{").contains("\"shape\""));
    assert!(renamed("\"layer3.inner.bias\"", "\"layer3.inner.bios\"").contains("\"layer3.inner.bias\""));
    assert!(renamed("upos:17", "uqos:17").contains("\"uqos\""));
    assert!(renamed("upos:17", "upos:16").contains("\"upos\""));
    assert!(renamed("\"version\":\"2\"", "\"version\":\"3\"").contains("version 3"));
}

const REPORT: &str = "Orvale's envoy Ida Brandt said on Monday that talks hadn't failed.\n\n\"We want peace,\" she told \
                      reporters in Port Lunde. Two ships and 1,500 sailors left the base at 5pm!";

#[test]
fn the_same_text_gives_the_same_analysis_on_every_thread() {
    let language = language();
    let long = REPORT.repeat(20);
    let written = |text: &str| conllu::write(text, &language.analyse(text));
    let (short_alone, long_alone) = (written(REPORT), written(&long));
    std::thread::scope(|scope| {
        let both = || assert_eq!((written(REPORT), written(&long)), (short_alone.clone(), long_alone.clone()));
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(both)).collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
    });
}

#[test]
fn outputs_do_not_depend_on_what_was_read_before() {
    let language = language();
    let words: Vec<_> = crate::tokenizer::paragraphs(REPORT).concat();
    let mut used = Scratch::default();
    for text in ["Yes, we do.", &REPORT.repeat(2)] {
        let words = crate::tokenizer::paragraphs(text).concat();
        language.run(text, &words, 0..words.len(), &mut used);
    }
    let mut fresh = Scratch::default();
    let first = language.run(REPORT, &words, 0..words.len(), &mut fresh);
    let second = language.run(REPORT, &words, 0..words.len(), &mut used);
    assert_eq!(first.arc_head.values(), second.arc_head.values());
    assert_eq!(first.tags.values(), second.tags.values());
}

#[test]
fn what_is_written_is_read_and_parsed_again() {
    let language = language();
    let written = crate::parse(&language, REPORT, false).unwrap();
    let (text, analysis) = conllu::read(&written).unwrap();
    assert_eq!(text, REPORT);
    assert_eq!(conllu::write(&text, &analysis), written);
    assert_eq!(crate::parse(&language, &written, true).unwrap(), written);
}

/// Every analysis is sound, whatever the text: words in order inside their sentence, one root, heads without a cycle.
fn check_sound(language: &Language, text: &str) {
    let analysis = language.analyse(text);
    let mut end = 0;
    for sentence in &analysis.sentences {
        assert!(!sentence.tokens.is_empty());
        assert_eq!(sentence.tokens.iter().filter(|token| token.head.is_none()).count(), 1);
        for (index, token) in sentence.tokens.iter().enumerate() {
            assert!(token.span.start >= end && !token.span.of(text).is_empty() && !token.lemma.is_empty());
            assert!(sentence.span.contains(token.span));
            end = token.span.end;
            let path = std::iter::successors(Some(index), |at| sentence.tokens[*at].head);
            assert!(path.take(sentence.tokens.len() + 1).count() <= sentence.tokens.len(), "a cycle");
        }
        assert!(sentence.names.iter().all(|name| !name.tokens.is_empty() && name.tokens.end <= sentence.tokens.len()));
    }
    let kept: usize =
        analysis.sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span.len()).sum();
    let visible = |c: &char| !c.is_whitespace() && !c.is_control();
    assert!(kept <= text.len() && (kept > 0 || text.chars().filter(visible).all(crate::tokenizer::is_invisible)));
}

#[test]
fn strange_texts_are_read_without_panic() {
    let language = language();
    for text in [
        "",
        " \n\t\r\n ",
        "Yes",
        "?!",
        "...",
        ")))))) \" \" \" ' ' '",
        "👍🏽👩‍🚒🇺🇳",
        "\u{0}\u{1}\u{7f}\u{9f}",
        "\u{200b}\u{200f}\u{202e}\u{feff}",
        "one\u{200b}two \u{202e}three\u{202c} \u{200f}שלום\u{200f}.",
        "a\u{301}\u{301}\u{301}\u{301}",
        "\u{301}",
        "東京で会談が行われた。 Встреча прошла в Москве.",
        "x'x'x'x'x's's's's",
        "\u{2028}\u{2029}\u{85}",
        "İ ß ŉ ǆ ﬁ",
    ] {
        check_sound(&language, text);
    }
}

#[test]
fn long_words_sentences_and_paragraphs_are_read() {
    let language = language();
    check_sound(&language, &"tank ".repeat(2_000));
    check_sound(&language, &"x".repeat(20_000));
    check_sound(&language, &"- ".repeat(1_000));
    check_sound(&language, &"Sein oder nicht sein 123 ".repeat(300));
    check_sound(&language, &"word\n".repeat(1_000));
}

#[test]
fn closing_marks_stay_in_the_sentence_that_they_close() {
    let language = language();
    let text = "He called it “a good day for the port. ” Then the crew left.[4] Ships were told to wait.";
    let analysis = language.analyse(text);
    for sentence in &analysis.sentences {
        let words = sentence.span.of(text);
        assert!(!words.starts_with(['”', ']', '[']), "{words}");
    }
}
