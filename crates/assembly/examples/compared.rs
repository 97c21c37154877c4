//! Development aid: writes the pairs of tellings that assembly compares, one a line, for fitting the weights of the model
//! of occurrences: `compared DIGESTS.jsonl PAIRS.jsonl`. The first line has the names and the present weights.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use polybius_assembly::{Compared, Digest, compared};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = &arguments[..] else { return Err("compared DIGESTS.jsonl PAIRS.jsonl".into()) };
    let lines = BufReader::new(File::open(input)?).lines();
    let digests =
        lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<Vec<Digest>, Box<dyn Error>>>()?;
    let mut out = BufWriter::new(File::create(output)?);
    writeln!(out, "{}", json!({"names": Compared::names(), "weights": Compared::weights()}))?;
    for pair in compared(&digests) {
        writeln!(out, "{}", serde_json::to_string(&pair)?)?;
    }
    Ok(())
}
