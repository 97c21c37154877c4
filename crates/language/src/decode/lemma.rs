//! Lemma rules of `labels.json`.

use crate::ModelError;

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
    use super::LemmaRule;

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
