use crate::Language;
use crate::conllu::{self, ReadError};

/// Parses raw text into CoNLL-U, or CoNLL-U anew: what the command `polybius parse` does.
///
/// With `pretokenized`, the input is CoNLL-U whose words and sentences are kept; every other column is written anew.
///
/// # Errors
/// When `pretokenized` input is not CoNLL-U.
pub fn parse(language: &Language, input: &str, pretokenized: bool) -> Result<String, ReadError> {
    if !pretokenized {
        return Ok(conllu::write(input, &language.analyse(input)));
    }
    let (text, given) = conllu::read(input)?;
    Ok(conllu::write(&text, &language.analyse_words(&text, &given)))
}
