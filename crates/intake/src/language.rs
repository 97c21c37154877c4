//! Which language a text is in, as far as that can be told.

use whatlang::{Lang, Script};

/// What a text's language means for reading it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    English,
    /// Too short, a list of names, or not clear: it is read, its language is left open.
    Open,
    /// Clearly another language, by its English name.
    Other(&'static str),
}

/// Fewer letters than this never tell another language.
const ENOUGH_LETTERS: usize = 120;

/// Most letters that are looked at.
const SAMPLE: usize = 6000;

/// Words that stand in every English text and in few others.
const FUNCTION_WORDS: [&str; 12] =
    ["the", "of", "and", "to", "that", "was", "for", "with", "is", "has", "were", "from"];

/// Tells the language of a text; another one than English only when it is sure and the text is long enough.
pub(crate) fn of(text: &str) -> Language {
    let sample = sample(text);
    let Some(detected) = whatlang::detect(sample) else { return Language::Open };
    if detected.lang() == Lang::Eng {
        return Language::English;
    }
    // English is never written in another script, so there the language need not be told from its relatives.
    let clear = detected.is_reliable() || detected.script() != Script::Latin;
    let sure = clear && sample.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH_LETTERS;
    if sure && !is_partly_english(sample) && is_prose(sample, detected.script()) {
        return Language::Other(detected.lang().eng_name());
    }
    Language::Open
}

/// The beginning of a text.
fn sample(text: &str) -> &str {
    text.char_indices().nth(SAMPLE).map_or(text, |(end, _)| &text[..end])
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'').filter(|word| !word.is_empty())
}

/// One word in twenty is an English function word.
fn is_partly_english(text: &str) -> bool {
    let english = |word: &str| FUNCTION_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    words(text).filter(|word| english(word)).count() * 20 >= words(text).count()
}

/// Sentences have small words and few numbers; a list of names has capitals, a table of earnings is half numbers. Scripts
/// without capitals count as prose.
fn is_prose(text: &str, script: Script) -> bool {
    let has_capitals = matches!(script, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian);
    let small = words(text).filter(|word| word.starts_with(char::is_lowercase)).count();
    let numbers = text.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    !has_capitals || (small * 5 >= words(text).count() * 2 && numbers * 6 <= words(text).count())
}

#[cfg(test)]
mod tests {
    use super::{Language, of};

    #[test]
    fn english_is_known() {
        assert_eq!(of("The harbour stayed closed on Monday because of the storm, the port said."), Language::English);
    }

    #[test]
    fn a_sentence_is_never_refused() {
        for text in ["Feuer!", "Der Hafen bleibt geschlossen.", "", "12:30", "Порт закрыт."] {
            assert!(!matches!(of(text), Language::Other(_)), "{text}");
        }
    }

    #[test]
    fn a_list_of_names_is_never_refused() {
        let names =
            "Ivan Petrovich Sidorov, Olena Kovalenko, Jürgen Weißmann, Łukasz Dąbrowski, Bjørn Åkesson; ".repeat(9);
        assert!(!matches!(of(&names), Language::Other(_)));
    }

    #[test]
    fn a_table_of_earnings_is_never_refused() {
        let row = |year: u32| {
            format!("Shr 1.{year} vs 1.21 dlrs\n    Net 12.4 mln vs 9.{year} mln\n    Revs 61.2 mln vs 70 mln\n")
        };
        let table: String = (10..16).map(row).collect();
        assert!(!matches!(of(&table), Language::Other(_)));
    }

    #[test]
    fn another_language_is_told_when_it_is_sure() {
        let german = "Der Hafen blieb am Montag wegen des Sturms geschlossen, teilte die Verwaltung mit. Die Fähren, die am \
                      Morgen erwartet wurden, kehrten um, und niemand wurde verletzt, sagte ein Sprecher der Behörde. \
                      Erst am Dienstag soll der Betrieb wieder aufgenommen werden, wenn der Wind es erlaubt.";
        assert_eq!(of(german), Language::Other("German"));
        let russian = "Порт оставался закрытым в понедельник из-за шторма, сообщила администрация. Паромы, которые ожидались \
                       утром, вернулись обратно, и никто не пострадал, сказал представитель ведомства. Работа возобновится \
                       во вторник, если позволит ветер, добавил он в разговоре с журналистами.";
        assert_eq!(of(russian), Language::Other("Russian"));
    }
}
