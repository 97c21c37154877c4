//! Each bad input gets its message; the rest is read; the exit code says so.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use common::{folder, polybius, ran, report, run};

/// Reads one bad input beside a good report; `expected` must stand in the message that names it.
fn check(name: &str, content: &[u8], expected: &str) {
    let folder = folder();
    fs::write(folder.path().join("good.txt"), report(1)).unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    let ran = run(folder.path(), &["read", name, "good.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains(&format!("not read: {name}")), "{}", ran.err);
    assert!(ran.err.contains(expected), "{}", ran.err);
    assert!(ran.err.contains("1 read") && ran.err.contains("1 not read"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn an_empty_file() {
    check("empty.txt", b"", "is empty");
    check("blank.txt", b" \n\n\t ", "is empty");
}

#[test]
fn a_binary_file() {
    check("program.bin", &(0..4000u32).map(|n| (n * 7 % 256) as u8).collect::<Vec<_>>(), "is a binary file");
    check("paper.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "is a PDF");
}

#[test]
fn a_broken_line_is_named_by_its_number() {
    let lines = format!("{{\"text\": {:?}}}\n{{\"text\": \"cut o\n", report(2));
    let folder = folder();
    fs::write(folder.path().join("r.jsonl"), lines).unwrap();
    let ran = run(folder.path(), &["read", "r.jsonl"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("r.jsonl, line 2: is broken JSON"), "{}", ran.err);
    assert!(ran.err.contains("1 read, 1 not read"), "{}", ran.err);
}

#[test]
fn a_page_without_an_article() {
    let page = "<!doctype html><html><head><title>News</title></head><body><nav><a href='/a'>Home</a> <a \
                href='/b'>Politics</a></nav><footer>Imprint</footer></body></html>";
    check("page.html", page.as_bytes(), "has no article");
}

#[test]
fn a_language_that_is_not_spoken() {
    let german = "Der Hafen blieb am Montag wegen des Sturms geschlossen, teilte die Verwaltung mit. Die Fähren, die am Morgen \
                  erwartet wurden, kehrten um, und niemand wurde verletzt, sagte ein Sprecher der Behörde. Erst am Dienstag \
                  soll der Betrieb wieder aufgenommen werden, wenn der Wind es erlaubt.";
    check("hafen.txt", german.as_bytes(), "is in German; only English");
}

#[test]
fn a_missing_path_and_a_pattern_without_files() {
    let folder = folder();
    let ran = run(folder.path(), &["read", "nothing.txt", "none-*.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("nothing.txt: there is no such file"), "{}", ran.err);
    assert!(ran.err.contains("none-*.txt: no file matches"), "{}", ran.err);
}

#[test]
fn a_huge_file_is_refused_without_being_held() {
    let folder = folder();
    let file = fs::File::create(folder.path().join("huge.txt")).unwrap();
    file.set_len(200 << 20).unwrap();
    let ran = run(folder.path(), &["read", "huge.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("huge.txt: is larger than 64 MB"), "{}", ran.err);
}

#[test]
fn broken_characters_are_replaced_and_told() {
    let folder = folder();
    let mut bytes = "The café in Łódź – “closed” – stayed shut. ".as_bytes().to_vec();
    bytes.extend(b"Then a \xc3 broke.");
    fs::write(folder.path().join("a.txt"), bytes).unwrap();
    let ran = run(folder.path(), &["read", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("note: a.txt: one character could not be decoded as UTF-8"), "{}", ran.err);
}

#[test]
fn a_record_that_is_none_is_refused() {
    let folder = folder();
    fs::write(folder.path().join("letter.db"), "Dear Anna, this is no record.").unwrap();
    fs::write(folder.path().join("good.txt"), report(1)).unwrap();
    for arguments in [
        &["read", "good.txt", "--into", "letter.db"][..],
        &["show", "letter.db"],
        &["export", "letter.db", "--out", "o"],
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("letter.db: this is no record of Polybius"), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(folder.path().join("letter.db")).unwrap(), "Dear Anna, this is no record.");
}

#[test]
fn mistakes_in_arguments_are_told() {
    let folder = folder();
    let told = |arguments: &[&str], expected: &str| {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(expected), "{}", ran.err);
    };
    told(&["read", "a.txt", "--date", "yesterday"], "--date yesterday: not a date");
    told(&["show", "none.db"], "none.db: there is no such file");
    told(&["export", "none.db", "--out", "o"], "none.db: there is no such file");
    told(&["frobnicate"], "unrecognized subcommand");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_told() {
    let folder = folder();
    fs::write(folder.path().join("good.txt"), report(1)).unwrap();
    fs::write(folder.path().join("taken"), "").unwrap();
    assert_eq!(run(folder.path(), &["read", "good.txt"]).code, 0);
    let ran = run(folder.path(), &["export", "--out", "taken"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("taken: cannot be written"), "{}", ran.err);
}

/// Gives the program `input` on standard input.
fn piped(folder: &Path, input: &[u8]) -> common::Ran {
    let mut child = polybius(folder).args(["read", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(child.wait_with_output().unwrap())
}

#[test]
fn standard_input_takes_a_text_or_lines() {
    let folder = folder();
    assert_eq!(piped(folder.path(), report(1).as_bytes()).code, 0);
    let lines = format!("{{\"text\": {:?}}}\n{{\"text\": {:?}}}\n", report(2), report(3));
    let ran = piped(folder.path(), lines.as_bytes());
    assert!(ran.err.contains("2 read"), "{}", ran.err);
    let ran = piped(folder.path(), report(1).as_bytes());
    assert!(ran.err.contains("1 known already"), "{}", ran.err);
}
