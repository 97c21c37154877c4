//! The program `polybius`.

fn main() {}
