//! Sentences without a tree for the tests of the grammars: words at white space and marks, all without part of speech.

use polybius_language::{Analysis, Features, Relation, Sentence, Token, Tree, Upos};
use polybius_text::Span;

use super::{Line, Words};

/// One sentence of words that hang on the first one.
pub fn analysis(text: &str) -> Analysis {
    let base = text.as_ptr() as usize;
    let token = |(index, word): (usize, &str)| Token {
        span: Span::new(word.as_ptr() as usize - base, word.as_ptr() as usize - base + word.len()),
        lemma: word.to_lowercase().into(),
        upos: Upos::Other,
        features: Features::default(),
        head: (index > 0).then_some(0),
        relation: Relation::new(if index == 0 { "root" } else { "dep" }),
    };
    let tokens = text.split_whitespace().enumerate().map(token).collect();
    let span = Span::new(0, text.len());
    Analysis {
        sentences: vec![Sentence { span, opens_paragraph: true, tokens, names: Vec::new(), predicates: Vec::new() }],
    }
}

/// Calls `with` with the pieces of one sentence.
pub fn with_line(text: &str, with: impl FnOnce(&Line<'_>)) {
    let analysis = analysis(text);
    let trees = [Tree::new(text, &analysis.sentences[0])];
    let words = Words::new(text, &analysis);
    with(&words.lines(&trees).next().expect("one sentence"));
}
