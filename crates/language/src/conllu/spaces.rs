//! White space as MISC writes it: `\s`, `\t`, `\r`, `\n`, `\p` for `|`, `\\`.

/// Writes `spaces` with escapes.
pub(super) fn escaped(spaces: &str) -> String {
    let mut written = String::new();
    for character in spaces.chars() {
        match character {
            ' ' => written.push_str("\\s"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            '\n' => written.push_str("\\n"),
            '|' => written.push_str("\\p"),
            '\\' => written.push_str("\\\\"),
            other => written.push(other),
        }
    }
    written
}

/// Reads what [`escaped`] wrote.
pub(super) fn unescaped(written: &str) -> String {
    let mut spaces = String::new();
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        let escape = if character == '\\' { characters.next() } else { None };
        spaces.push(match escape {
            Some('s') => ' ',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('n') => '\n',
            Some('p') => '|',
            Some(other) => other,
            None => character,
        });
    }
    spaces
}
