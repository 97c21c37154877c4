use polybius_language::{Analysis, Features, Predicate, Relation, Sentence, Token, Upos};
use polybius_text::Span;

/// The words as a text with one space between them, and as a sentence whose tree is not known yet, with the predicates
/// that are asked for.
pub(super) fn sentence(words: &[String], predicates: &[usize]) -> (String, Analysis) {
    let text = words.join(" ");
    let mut start = 0;
    let tokens: Vec<Token> = words
        .iter()
        .map(|word| {
            let span = Span::new(start, start + word.len());
            start = span.end as usize + 1;
            token(span, word)
        })
        .collect();
    let span = Span::new(0, text.len());
    let predicate = |token: &usize| Predicate { token: *token, happened: 0.0, arguments: Vec::new() };
    let predicates = predicates.iter().map(predicate).collect();
    let sentences = vec![Sentence { span, opens_paragraph: true, tokens, names: Vec::new(), predicates }];
    (text, Analysis { sentences })
}

fn token(span: Span, word: &str) -> Token {
    Token {
        span,
        lemma: word.into(),
        upos: Upos::Other,
        features: Features::default(),
        head: None,
        relation: Relation::new("dep"),
    }
}
