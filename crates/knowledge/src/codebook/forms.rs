use std::collections::{BTreeMap, BTreeSet};

use super::rows;

/// Dictionary forms of the words that the tables know, for when a lemma from elsewhere is not among them.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    known: BTreeSet<Box<str>>,
    irregular: BTreeMap<&'static str, &'static str>,
}

impl Forms {
    pub(super) fn parse(table: &'static str) -> Self {
        Self { known: BTreeSet::new(), irregular: rows(table).map(|[form, lemma]| (form, lemma)).collect() }
    }

    pub(super) fn add(&mut self, lemma: &str) {
        if !self.known.contains(lemma) {
            self.known.insert(lemma.into());
        }
    }

    /// See [`super::Codebook::verb_lemma`].
    pub(super) fn verb<'w>(&self, form: &str, lemma: &'w str) -> std::borrow::Cow<'w, str> {
        if let Some(base) = self.irregular.get(form) {
            return (*base).into();
        }
        if self.known.contains(lemma) || form == lemma {
            return lemma.into();
        }
        bases(form).into_iter().find(|base| self.known.contains(&**base)).map_or(lemma.into(), Into::into)
    }
}

/// What the base of a regular verb form may be.
fn bases(form: &str) -> Vec<String> {
    let mut bases = vec![form.to_owned()];
    for (ending, replacements) in [
        ("ied", &["y"][..]),
        ("ies", &["y"]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
        ("es", &["e", ""]),
        ("s", &[""]),
    ] {
        let Some(stem) = form.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        bases.extend(replacements.iter().map(|replacement| format!("{stem}{replacement}")));
        let mut characters = stem.chars().rev();
        let last = characters.next();
        if last.is_some() && last == characters.next() {
            bases.push(stem[..stem.len() - last.map_or(0, char::len_utf8)].to_owned());
        }
    }
    bases
}
