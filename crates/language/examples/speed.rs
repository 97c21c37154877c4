//! Words per second on one thread and on several: `speed FILE [THREADS]`, each thread with the whole file.

use std::error::Error;
use std::time::Instant;

use polybius_language::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let text = std::fs::read_to_string(arguments.next().ok_or("speed FILE [THREADS]")?)?;
    let most: usize = arguments.next().map_or(Ok(1), |number| number.parse())?;
    let start = Instant::now();
    let language = Language::english()?;
    println!("loaded in {:?}", start.elapsed());
    for threads in 1..=most {
        let start = Instant::now();
        let words = words_read(&language, &text, threads);
        println!("{threads} threads: {:.0} words/s", words as f64 / start.elapsed().as_secs_f64());
    }
    Ok(())
}

/// Reads the text once on every thread and counts the words.
fn words_read(language: &Language, text: &str, threads: usize) -> usize {
    let read = || language.analyse(text).sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(read)).collect();
        running.into_iter().map(|thread| thread.join().expect("reading does not panic")).sum()
    })
}
