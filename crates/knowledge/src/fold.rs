//! How names are compared: without case, accents, hyphens and full stops.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The parts of a word or phrase as names are compared by: lower case, without accents, cut at white space, hyphens and
/// slashes; full stops and apostrophes are dropped.
///
/// # Example
/// ```
/// use polybius_knowledge::fold;
/// assert_eq!(fold("Bosnia-Herzegovina"), ["bosnia", "herzegovina"]);
/// assert_eq!(fold("U.S."), ["us"]);
/// assert_eq!(fold("Côte d’Ivoire"), ["cote", "divoire"]);
/// ```
pub fn fold(words: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for character in words.nfd().filter(|character| !is_combining_mark(*character)) {
        match character {
            '.' | '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʻ' => {}
            character if character.is_alphanumeric() || character == '&' => {
                parts.last_mut().expect("never empty").extend(plain(character));
            }
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The parts of [`fold`] in one string, joined by spaces: a key to look up.
pub fn key(words: &str) -> String {
    fold(words).join(" ")
}

/// Letters that have no decomposition, as a newspaper without them writes them; all others in lower case.
fn plain(character: char) -> impl Iterator<Item = char> {
    let written = match character {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ə' | 'Ə' => "a",
        _ => "",
    };
    let lower = written.is_empty().then(|| character.to_lowercase());
    written.chars().chain(lower.into_iter().flatten())
}

/// The slug of a name: its parts joined by hyphens, `Robert F. Kennedy` gives `robert-f-kennedy`. Ids of people,
/// organisations, treaties, regions and equipment end in one.
pub fn slug(name: &str) -> String {
    fold(name).join("-")
}

#[cfg(test)]
mod tests {
    use super::{fold, slug};

    #[test]
    fn case_accents_and_hyphens_do_not_matter() {
        for (written, expected) in [
            ("São Tomé", vec!["sao", "tome"]),
            ("Łódź", vec!["lodz"]),
            ("F-16", vec!["f", "16"]),
            ("U.S.", vec!["us"]),
            ("Erdoğan", vec!["erdogan"]),
            (" – ", vec![]),
        ] {
            assert_eq!(fold(written), expected, "{written}");
        }
        assert_eq!(slug("Médecins Sans Frontières"), "medecins-sans-frontieres");
    }
}
