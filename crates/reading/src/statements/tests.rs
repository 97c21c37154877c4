//! Whatever the text: statements are found without panic, in linear time, and every span lies in the text.

use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Features, Relation, Sentence, Token, Upos};
use polybius_text::Span;

use super::find;
use crate::Context;

/// Words between white space and single marks, thirty to a sentence, each a child of the one before: a tree that fits
/// nothing.
fn analysis(text: &str) -> Analysis {
    let mut spans: Vec<Span> = Vec::new();
    let mut glued = false;
    for (start, character) in text.char_indices() {
        let end = start + character.len_utf8();
        match spans.last_mut() {
            Some(last) if glued && character.is_alphanumeric() => last.end = end as u32,
            _ if character.is_whitespace() => {}
            _ => spans.push(Span::new(start, end)),
        }
        glued = character.is_alphanumeric();
    }
    let sentences = spans.chunks(30).map(|spans| sentence(text, spans)).collect();
    Analysis { sentences }
}

fn sentence(text: &str, spans: &[Span]) -> Sentence {
    let token = |(index, span): (usize, &Span)| {
        let word = span.of(text);
        let (upos, relation) = match word {
            "said" | "denied" => (Upos::Verb, "ccomp"),
            _ if word.starts_with(char::is_alphabetic) => (Upos::Noun, "nsubj"),
            _ => (Upos::Punctuation, "punct"),
        };
        Token {
            span: *span,
            lemma: word.to_lowercase().into(),
            upos,
            features: Features::default(),
            head: index.checked_sub(1),
            relation: Relation::new(if index == 0 { "root" } else { relation }),
        }
    };
    let whole = spans[0].join(spans[spans.len() - 1]);
    let tokens = spans.iter().enumerate().map(token).collect();
    Sentence { span: whole, opens_paragraph: true, tokens, names: Vec::new(), predicates: Vec::new() }
}

fn check(text: &str) {
    let knowledge = Knowledge::embedded();
    let analysis = analysis(text);
    let context = Context::new(text, &analysis, &knowledge);
    for statement in find(&context, &[], &[]) {
        let parties = statement.source.iter().chain(&statement.addressee).map(|party| party.span);
        for span in statement.content.iter().copied().chain(statement.cue).chain(parties) {
            assert!(text.get(span.range()).is_some(), "{span:?} lies outside the text or cuts a character");
        }
    }
}

/// Checks the statements of one sentence, written as `word/UPOS/head/relation` with heads counted from 1, each told as
/// `source | cue | content; content`.
pub(super) fn check_tree(tree: &str, expected: &[&str]) {
    let (text, sentence) = tree_of(tree);
    let knowledge = Knowledge::embedded();
    let analysis = Analysis { sentences: vec![sentence] };
    let context = Context::new(&text, &analysis, &knowledge);
    let words = |span: Span| span.of(&text);
    let told = |statement: &crate::account::Statement| {
        let source = statement.source.as_ref().map_or("–", |source| words(source.span));
        let cue = statement.cue.map_or("–", words);
        let content: Vec<_> = statement.content.iter().copied().map(words).collect();
        format!("{source} | {cue} | {}", content.join("; "))
    };
    let found: Vec<_> = find(&context, &[], &[]).iter().map(told).collect();
    assert_eq!(found, expected, "{text}");
}

fn tree_of(tree: &str) -> (String, Sentence) {
    let mut text = String::new();
    let mut tokens = Vec::new();
    for word in tree.split(' ') {
        let [form, upos, head, relation] = word.split('/').collect::<Vec<_>>()[..] else {
            panic!("{word} has no four parts")
        };
        let glued = form == "'s" || upos == "PUNCT" || text.is_empty();
        text.push_str(if glued { "" } else { " " });
        let span = Span::new(text.len(), text.len() + form.len());
        text.push_str(form);
        tokens.push(Token {
            span,
            lemma: form.to_lowercase().into(),
            upos: Upos::from_name(upos).expect("a part of speech"),
            features: Features::default(),
            head: head.parse::<usize>().expect("a head").checked_sub(1),
            relation: Relation::new(relation),
        });
    }
    let span = Span::new(0, text.len());
    (text, Sentence { span, opens_paragraph: true, tokens, names: Vec::new(), predicates: Vec::new() })
}

#[test]
fn any_text_is_read() {
    let units =
        ["\"", "“", "”", "“‘", "' ", "« ", "“é” said x, ", "[“", "\u{200f}\"ab\" said.\n", "according to ", "x: y "];
    for unit in units {
        check(&unit.repeat(3_000));
    }
    check("");
    check(&format!("“{}” he said.", "It rains. ".repeat(10_000)));
    check("“a ‘b “c ‘d “e ‘f “g” f’ e” d’ c” b’ a,” he said.");
}
