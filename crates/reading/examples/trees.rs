//! Prints trees.
fn main() {
    let language = polybius_language::Language::english().unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut std::io::stdin(), &mut text).unwrap();
    print!("{}", polybius_language::conllu::write(&text, &language.analyse(&text)));
}
