use std::collections::BTreeMap;

use clap::{Args, ValueEnum};
use polybius_reading::coding::{self, Pair, code};
use polybius_store::rows::{Confidence, Number};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::outcome::Result;
use crate::{doors, engine};

/// Code what one actor does to another
///
/// Reads one JSON object a line from standard input: id, text, source and target (the words of the two actors), and if you
/// like marked: the text with the meant words inside <s>…</s> and <t>…</t>. Writes for each the PLOVER root, the CAMEO
/// code, the quad class, modality and polarity, with a probability for every root.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  echo '{\"id\":1,\"text\":\"The army shelled the rebels.\",\"source\":\"The \
                        army\",\"target\":\"the rebels\"}' | polybius code")]
pub struct Arguments {
    /// Who codes
    #[arg(long, value_enum, default_value = "cascade")]
    coder: Coder,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Coder {
    /// The codebook over the tree, and a trained head that may overrule it
    Cascade,
    /// The codebook over the tree alone, whose every answer can be looked up in data/codebook
    Lexicon,
}

#[derive(Deserialize)]
struct Question {
    id: Value,
    text: String,
    source: String,
    target: String,
    marked: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    plover: &'static str,
    cameo: String,
    quad: u8,
    modality: &'static str,
    polarity: &'static str,
    confidence: Confidence,
    scores: BTreeMap<&'static str, Number>,
    by: &'static str,
}

/// Codes pairs of actors.
pub fn run(options: Arguments) -> Result {
    let coder = match options.coder {
        Coder::Cascade => coding::Coder::Cascade,
        Coder::Lexicon => coding::Coder::Lexicon,
    };
    let reader = engine::reader()?;
    doors::answer(|Question { id, text, source, target, marked }| {
        let coding = code(&Pair { text, source, target, marked }, &reader, coder);
        Answer {
            id,
            plover: coding.root.joined_name(),
            cameo: coding.cameo.into_owned(),
            quad: coding.quad,
            modality: coding.modality.name(),
            polarity: coding.polarity.name(),
            confidence: Confidence::new(coding.confidence),
            scores: coding.scores.iter().map(|(root, score)| (root, Number(round(score)))).collect(),
            by: coding.by,
        }
    })
}

/// To four decimals.
fn round(score: f32) -> f64 {
    (f64::from(score) * 10_000.0).round() / 10_000.0
}
