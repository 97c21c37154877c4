//! Lemmas: of irregular verbs from a table (`data/irregular_verbs.tsv`), of other words by the rules of `labels.json`, held
//! against the spelling of English ([`spelling`]).

mod spelling;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{ModelError, Upos};

pub(crate) use spelling::spelled;

/// The lemmas of irregular forms.
static IRREGULAR: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let table = include_str!("../../../../../data/irregular_verbs.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(lemma, forms)| forms.split(' ').map(move |form| (form, lemma))).collect()
});

/// The lemma of an irregular form of a verb, which no rule has to guess.
pub(crate) fn of_irregular(form: &str, upos: Upos) -> Option<Box<str>> {
    if !matches!(upos, Upos::Verb | Upos::Auxiliary) {
        return None;
    }
    IRREGULAR.get(&*form.to_lowercase()).map(|lemma| (*lemma).into())
}

/// How a lemma is made from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LemmaRule {
    /// This is the lemma, whatever the form.
    Whole(Box<str>),
    /// The last characters are cut off and a suffix put on.
    Suffix { cut: usize, suffix: Box<str>, case: Case },
}

/// The case of a lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Lower.
    Lower,
    /// As the form has it.
    Kept,
    /// First letter upper, others lower.
    Title,
}

impl LemmaRule {
    /// Reads a rule `k|suffix|case` or `!lemma`.
    ///
    /// # Errors
    /// When it is neither.
    pub(crate) fn new(rule: &str) -> Result<Self, ModelError> {
        if let Some(lemma) = rule.strip_prefix('!') {
            return Ok(Self::Whole(lemma.into()));
        }
        let unknown = || ModelError::new(format!("labels.json has an unknown lemma rule {rule:?}"));
        let (cut, rest) = rule.split_once('|').ok_or_else(unknown)?;
        let (suffix, case) = rest.rsplit_once('|').ok_or_else(unknown)?;
        let case = match case {
            "l" => Case::Lower,
            "=" => Case::Kept,
            "t" => Case::Title,
            _ => return Err(unknown()),
        };
        Ok(Self::Suffix { cut: cut.parse().map_err(|_| unknown())?, suffix: suffix.into(), case })
    }

    /// The lemma of a form; the form itself where nothing would be left.
    pub(crate) fn apply(&self, form: &str) -> Box<str> {
        match self {
            Self::Whole(lemma) => lemma.clone(),
            Self::Suffix { cut, suffix, case } => {
                let start = if *case == Case::Kept { form.to_owned() } else { form.to_lowercase() };
                let end = start.char_indices().rev().nth(cut.wrapping_sub(1)).map_or(0, |(at, _)| at);
                let end = if *cut == 0 { start.len() } else { end };
                let lemma = format!("{}{suffix}", &start[..end]);
                let lemma = if *case == Case::Title { title(&lemma) } else { lemma };
                if lemma.is_empty() { form.into() } else { lemma.into() }
            }
        }
    }
}

fn title(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{LemmaRule, of_irregular};
    use crate::Upos;

    #[test]
    fn irregular_verbs_have_their_lemma_from_the_table() {
        assert_eq!(of_irregular("Paid", Upos::Verb).as_deref(), Some("pay"));
        assert_eq!(of_irregular("paid", Upos::Adjective), None);
        assert_eq!(of_irregular("walked", Upos::Verb), None);
    }

    #[test]
    fn rules_make_lemmas() {
        for (form, rule, lemma) in [
            ("Ships", "1||l", "ship"),
            ("NATO", "0||=", "NATO"),
            ("AGENCIES", "3|y|t", "Agency"),
            ("went", "!go", "go"),
            ("ran", "2|un|l", "run"),
            ("is", "5|be|l", "be"),
            ("a", "1||l", "a"),
            ("Éclairs", "1||l", "éclair"),
        ] {
            assert_eq!(&*LemmaRule::new(rule).unwrap().apply(form), lemma, "{form} {rule}");
        }
    }

    #[test]
    fn a_rule_of_another_kind_is_refused() {
        for rule in ["", "x||l", "1|s|q", "1"] {
            assert!(LemmaRule::new(rule).unwrap_err().to_string().contains(&format!("{rule:?}")));
        }
    }
}
