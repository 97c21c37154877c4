//! Bench of the stages for times and figures, the trees given: `stages TEXT…` reads the files, analyses them once, and
//! prints how many words a second both stages together go through on one thread, the best of several rounds.

use std::error::Error;
use std::time::{Duration, Instant};

use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_reading::{Context, figures, times};

const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        return Err("stages TEXT…".into());
    }
    let texts = paths.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let (language, knowledge) = (Language::english()?, Knowledge::embedded());
    let analyses: Vec<_> = texts.iter().map(|text| language.analyse(text)).collect();
    let words: usize = analyses.iter().flat_map(|analysis| &analysis.sentences).map(|one| one.tokens.len()).sum();
    let contexts: Vec<_> =
        texts.iter().zip(&analyses).map(|(text, analysis)| Context::new(text, analysis, &knowledge)).collect();
    let mut best = Duration::MAX;
    let mut found = (0, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        found = (0, 0);
        for context in &contexts {
            let times = times::find(context);
            found = (found.0 + times.len(), found.1 + figures::find(context, &times).len());
        }
        best = best.min(start.elapsed());
    }
    let (times, figures) = found;
    println!("{words} words, {times} times, {figures} figures: {:.0} words/s", words as f64 / best.as_secs_f64());
    Ok(())
}
