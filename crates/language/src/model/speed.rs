//! Words per second on one thread, and the share of each stage. Not a test of right or wrong; run it with
//! `cargo test --release -p polybius-language -- --ignored --nocapture speed`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rten::ThreadPool;

use super::Language;
use super::reading::Reading;
use crate::tokenizer;
use crate::windows::{spelled_seams, windows};

const REPORT: &str = include_str!("../../../../examples/riyadh-tehran-digest.txt");

#[test]
#[ignore = "measures, does not check"]
fn speed() {
    let text = match std::env::var("POLYBIUS_SPEED_TEXT") {
        Ok(path) => std::fs::read_to_string(path).unwrap(),
        Err(_) => REPORT.repeat(20),
    };
    let (language, loading) = timed(|| Language::english().unwrap());
    let (words, tokenizing) = timed(|| tokenizer::paragraphs(&text).concat());
    let pool = Arc::new(ThreadPool::with_num_threads(1));
    let (_, everything) = timed(|| pool.run(|| Reading::of_text(&language, &text, &words).run(&pool)));
    let reading = Reading::of_text(&language, &text, &words);
    let sizes = reading.sizes();
    let cut = windows(&sizes, &spelled_seams(&text, &words));
    let run = |window: &crate::windows::Window| drop(language.run(&text, &words[window.words.clone()], &pool));
    let (_, network) = timed(|| pool.run(|| cut.iter().for_each(run)));
    let pieces: usize = sizes.iter().map(|size| usize::from(*size)).sum();
    println!("loading {loading:?}; {} words, {pieces} pieces, {} windows", words.len(), cut.len());
    let rate = words.len() as f64 / (tokenizing + everything).as_secs_f64();
    println!(
        "{rate:.0} words/s: tokenizer {tokenizing:?}, network {network:?}, decoding {:?}",
        everything.saturating_sub(network)
    );
}

fn timed<T>(job: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = job();
    (value, start.elapsed())
}
