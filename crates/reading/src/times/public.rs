use std::sync::LazyLock;

use jiff::civil::Date;

use crate::words::{Line, rows};

/// A widely known event from which reports count days.
struct PublicEvent {
    /// Beginnings of words that must all stand in the sentence.
    words: Vec<&'static str>,
    day: Date,
}

static EVENTS: LazyLock<Vec<PublicEvent>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../../data/times/public_events.tsv"));
    table
        .map(|row| PublicEvent {
            words: row[0].split(' ').collect(),
            day: row[1].parse().expect("public_events.tsv: an ISO date"),
        })
        .collect()
});

/// The day of the public event that the sentence names.
pub fn public_event(line: &Line<'_>) -> Option<Date> {
    let named = |event: &&PublicEvent| event.words.iter().all(|word| holds(line, word));
    EVENTS.iter().find(named).map(|event| event.day)
}

/// Whether a word of the sentence is `word`, or begins so where it ends in a star.
fn holds(line: &Line<'_>, word: &str) -> bool {
    (0..line.len()).any(|at| match word.strip_suffix('*') {
        Some(beginning) => line.lower(at).starts_with(beginning),
        None => line.is(at, word),
    })
}
