//! Doors: one JSON object in, one JSON object out, line by line.

use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use polybius_intake::Rejection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::messages;
use crate::outcome::{Outcome, Result};

/// Answers every line of standard input in turn; a line that is not understood is listed, and the rest goes on.
pub fn answer<Q: DeserializeOwned, A: Serialize>(answer: impl Fn(Q) -> A) -> Result {
    let mut out = BufWriter::new(stdout().lock());
    let mut rejected = 0;
    for (number, line) in (1..).zip(stdin().lock().lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(&line) {
            Ok(question) => {
                serde_json::to_writer(&mut out, &answer(question)).map_err(std::io::Error::from)?;
                out.write_all(b"\n")?;
            }
            Err(error) => {
                rejected += 1;
                let reason = format!("is not understood ({error})");
                messages::rejection(&Rejection { path: "stdin".to_owned(), line: Some(number), reason });
            }
        }
    }
    out.flush()?;
    Ok(Outcome::of(rejected))
}
