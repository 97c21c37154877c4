//! Texts that mean no good: the time and figure stages stay linear and never panic.

use std::time::{Duration, Instant};

use polybius_knowledge::Knowledge;
use polybius_language::{Analysis, Features, Relation, Sentence, Token, Upos};
use polybius_reading::{Context, figures, times};
use polybius_text::Span;

/// One sentence a line, words at white space, each depending on the one before: a tree as bad as can be.
fn analysis(text: &str) -> Analysis {
    let base = text.as_ptr() as usize;
    let span = |part: &str| Span::new(part.as_ptr() as usize - base, part.as_ptr() as usize - base + part.len());
    let token = |(index, word): (usize, &str)| Token {
        span: span(word),
        lemma: word.to_lowercase().into(),
        upos: Upos::Numeral,
        features: Features::default(),
        head: index.checked_sub(1),
        relation: Relation::new(if index == 0 { "root" } else { "nummod" }),
    };
    let sentence = |line: &str| Sentence {
        span: span(line),
        opens_paragraph: true,
        tokens: line.split_whitespace().enumerate().map(token).collect(),
        names: Vec::new(),
        predicates: Vec::new(),
    };
    Analysis { sentences: text.lines().map(str::trim).filter(|line| !line.is_empty()).map(sentence).collect() }
}

/// How long both stages take.
fn read(text: &str) -> Duration {
    let analysis = analysis(text);
    let knowledge = Knowledge::embedded();
    let mut context = Context::new(text, &analysis, &knowledge);
    context.published = "2024-11-21".parse().ok();
    let start = Instant::now();
    let times = times::find(&context);
    let figures = figures::find(&context, &times);
    let elapsed = start.elapsed();
    for span in times.iter().map(|time| time.span).chain(figures.iter().map(|figure| figure.span)) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "a span outside the text");
    }
    elapsed
}

#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    let digits = "7".repeat(10_000);
    for seed in [
        "one ",
        "a hundred and ",
        "million ",
        "2 1/2 ",
        "1,000,",
        "between 1 and ",
        "from 1 to ",
        "twenty-",
        "of the ",
        "11/02/89 ",
        "2024-11-",
        "may 5 june ",
        "in the past ",
        "hundreds of ",
        "$",
        "up to more than at least ",
        "the year-earlier ",
        "8:30:",
        "'80s ",
        "every other ",
        "last last ",
        "a year and a half ",
        "nineteen ",
        "first of the second ",
        "1. ",
        "5-4-3-",
        "½",
        "١٢ ",
    ] {
        let (small, large) = (seed.repeat(200), seed.repeat(2_000));
        let (one, ten) = (read(&small), read(&large));
        assert!(ten < one * 60 + Duration::from_millis(200), "{seed:?}: {one:?} for 200, {ten:?} for 2,000");
    }
    assert!(read(&digits) < Duration::from_secs(1));
    assert!(read(&format!("{digits} people in {digits}")) < Duration::from_secs(1));
}

#[test]
fn strange_texts_are_read_without_panic() {
    for text in [
        "",
        " ",
        "'",
        "’80s",
        "the",
        "a",
        "$",
        "%",
        "°",
        "1",
        "1.",
        "1,",
        "1/",
        "in",
        "-5",
        "−5 °C",
        "…",
        "٣ أيام",
        "第3章",
        "9999-99-99",
        "31 February 2023",
        "February 30",
        "the 99th century",
        "Nov.",
        "Nov. ",
        "last",
        "every",
        "24:61",
        "0/0",
        "1/0",
        "99:99 GMT",
        "999999999999999999999999 years ago",
        "1e400",
        "infinity years later",
        "the 4294967296th day",
        "half a",
        "between 5 and",
    ] {
        read(text);
    }
}
