//! Lemmas that are words: the model chooses a rule by what it has seen, and of an ending that it has seldom seen it cuts too
//! little or too much ("clashes" to "clashe", "carried" to "carri").
//!
//! # What it finds
//! For a noun or verb whose lemma by rule is no word of the lists, the first word that English spelling allows for the form:
//! "-ies" from "-y", "-ed" from "-e" or nothing, with the doubled consonant taken back, and so on. Where spelling leaves no
//! choice ("taxes", "staged": one short syllable would double its consonant), it also goes before a word that the model chose.
//!
//! # When it does not
//! Names, adjectives and forms that no listed word explains keep what the rule gives.
//!
//! # Source
//! The detachment rules are those of WordNet's Morphy; its words are in `data/lemmas`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::Upos;

/// The words that a lemma may be, and the forms that no spelling rule explains.
struct Lexicon {
    words: HashSet<&'static str>,
    irregular: HashMap<&'static str, &'static str>,
}

static NOUNS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new("n", include_str!("../../../../../data/lemmas/nouns.txt")));
static VERBS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new("v", include_str!("../../../../../data/lemmas/verbs.txt")));

impl Lexicon {
    fn new(kind: &str, words: &'static str) -> Self {
        let irregular = include_str!("../../../../../data/lemmas/irregular.tsv").lines().filter_map(|line| {
            let (form, lemma) = line.strip_prefix(kind)?.strip_prefix('\t')?.split_once('\t')?;
            Some((form, lemma))
        });
        Self { words: words.lines().collect(), irregular: irregular.collect() }
    }

    /// Whether it is a word, or ends with one behind a hyphen: "re-establish".
    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || word.rsplit_once('-').is_some_and(|(_, last)| self.words.contains(last))
    }
}

/// The lemma of a form, given what the model's rule makes of it.
pub(crate) fn spelled(form: &str, upos: Upos, by_rule: Box<str>) -> Box<str> {
    let lexicon = match upos {
        Upos::Noun => &NOUNS,
        Upos::Verb => &VERBS,
        _ => return by_rule,
    };
    let form = form.to_lowercase();
    if !form.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return by_rule;
    }
    let lemma = by_rule.to_lowercase();
    let allowed = if upos == Upos::Noun { singulars(&form) } else { infinitives(&form) };
    let word = allowed.iter().find(|word| lexicon.has(word));
    let irregular = lexicon.irregular.get(&*form).filter(|_| upos == Upos::Verb || lemma != form);
    let found = match word {
        Some(word) if has_one_spelling(&form, upos) => (lemma != *word).then(|| word.clone()),
        _ if lexicon.has(&lemma) => None,
        _ => irregular.map(|lemma| (*lemma).to_owned()).or_else(|| word.cloned()).or_else(|| {
            let is_made_up = lemma != form && !allowed.contains(&lemma);
            (is_made_up && lexicon.has(&form)).then(|| form.clone())
        }),
    };
    found.map_or(by_rule, String::into_boxed_str)
}

/// What a noun's form may be the plural of, the likeliest first.
fn singulars(form: &str) -> Vec<String> {
    let irregular = cut(form, &[("men", "man"), ("ies", "y")]);
    let hard = cut(form, &[("ves", "f"), ("ves", "fe")]);
    irregular.chain(without_es(form)).chain(hard).chain(without_s(form)).collect()
}

/// What a verb's form may be made of, the likeliest first.
fn infinitives(form: &str) -> Vec<String> {
    let softened = cut(form, &[("ies", "y"), ("ied", "y")]);
    let mut found: Vec<String> = softened.chain(without_es(form)).chain(without_s(form)).collect();
    let stem = ["ed", "ing"].iter().find_map(|ending| form.strip_suffix(ending)).filter(|stem| vowels(stem) > 0);
    let Some(stem) = stem else { return found };
    let (plain, with_e) = (stem.to_owned(), format!("{stem}e"));
    match doubled(stem) {
        Some(single) => found.extend([plain, single.to_owned()]),
        None if is_short(stem) => found.extend([with_e, plain]),
        None => found.extend([plain, with_e]),
    }
    found
}

/// The form with one of the endings put in place of another.
fn cut<'f>(form: &'f str, endings: &'f [(&str, &str)]) -> impl Iterator<Item = String> + 'f {
    endings.iter().filter_map(move |(ending, put)| form.strip_suffix(ending).map(|stem| format!("{stem}{put}")))
}

/// "clashes", "heroes"
fn without_es(form: &str) -> Option<String> {
    form.strip_suffix("es").filter(|stem| is_hissing_plural(form) || stem.ends_with('o')).map(str::to_owned)
}

/// "ports", not "press"
fn without_s(form: &str) -> Option<String> {
    form.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned)
}

/// Whether spelling leaves one choice: "taxes" from "tax", and "staged" from "stage" where "stag" would make "stagged".
fn has_one_spelling(form: &str, upos: Upos) -> bool {
    let stem = || ["ed", "ing"].iter().find_map(|ending| form.strip_suffix(ending));
    is_hissing_plural(form)
        || upos == Upos::Verb && stem().is_some_and(|stem| doubled(stem).is_none() && is_short(stem))
}

/// "-ses", "-xes", "-zes", "-ches", "-shes".
fn is_hissing_plural(form: &str) -> bool {
    form.strip_suffix("es")
        .is_some_and(|stem| stem.ends_with(['s', 'x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh"))
}

/// The stem without its doubled last consonant: "plann".
fn doubled(stem: &str) -> Option<&str> {
    let mut last = stem.bytes().rev();
    let (one, two) = (last.next()?, last.next()?);
    (one == two && !is_vowel(one) && last.next().is_some()).then(|| &stem[..stem.len() - 1])
}

/// One syllable of consonant, vowel, consonant: it doubles the last before "-ed" and "-ing", but for "w" and "x".
fn is_short(stem: &str) -> bool {
    let mut last = stem.bytes().rev();
    let closed = last.next().is_some_and(|letter| !is_vowel(letter) && !matches!(letter, b'w' | b'x'));
    closed
        && last.next().is_some_and(is_vowel)
        && last.next().is_some_and(|letter| !is_vowel(letter))
        && vowels(stem) == 1
}

/// Number of runs of vowels.
fn vowels(word: &str) -> usize {
    let is_start = |pair: &[u8]| !is_vowel(pair[0]) && is_vowel(pair[1]);
    let inner = word.as_bytes().windows(2).filter(|pair| is_start(pair)).count();
    inner + usize::from(word.bytes().next().is_some_and(is_vowel))
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::spelled;
    use crate::Upos;

    #[test]
    fn lemmas_are_words() {
        for (form, upos, by_rule, lemma) in [
            ("Clashes", Upos::Noun, "clashe", "clash"),
            ("casualties", Upos::Noun, "casualtie", "casualty"),
            ("policemen", Upos::Noun, "policeme", "policeman"),
            ("criteria", Upos::Noun, "criteri", "criterion"),
            ("carried", Upos::Verb, "carri", "carry"),
            ("planned", Upos::Verb, "plann", "plan"),
            ("urged", Upos::Verb, "urg", "urge"),
            ("staged", Upos::Verb, "stag", "stage"),
            ("fell", Upos::Verb, "fe", "fall"),
            ("added", Upos::Verb, "addy", "add"),
            ("re-established", Upos::Verb, "re-establishe", "re-establish"),
            ("crimes", Upos::Noun, "criy", "crime"),
        ] {
            assert_eq!(&*spelled(form, upos, by_rule.into()), lemma, "{form}");
        }
    }

    #[test]
    fn what_is_a_word_or_no_word_at_all_stays() {
        for (form, upos, by_rule) in [
            ("putting", Upos::Verb, "put"),
            ("left", Upos::Verb, "leave"),
            ("data", Upos::Noun, "data"),
            ("Minister", Upos::Noun, "Minister"),
            ("quintales", Upos::Noun, "quintale"),
            ("Hughes", Upos::ProperNoun, "Hughes"),
            ("£5bn", Upos::Noun, "£5bn"),
        ] {
            assert_eq!(&*spelled(form, upos, by_rule.into()), by_rule, "{form}");
        }
    }
}
