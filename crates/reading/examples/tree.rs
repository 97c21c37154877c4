//! Development aid: the text on standard input as CoNLL-U.

use std::io::Read;

use polybius_language::{Language, conllu};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("text");
    let language = Language::english().expect("the model");
    print!("{}", conllu::write(&text, &language.analyse(&text)));
}
