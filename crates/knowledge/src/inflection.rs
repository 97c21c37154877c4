/// The written forms of an English verb: regular ones by rule (both with and without a doubled consonant), irregular ones
/// from a list.
///
/// It serves to recognise the verbs of a table in running text where no dictionary form is at hand or the one at hand is
/// wrong; it makes more forms than there are, never fewer.
pub(crate) fn verb_forms(lemma: &str) -> Vec<String> {
    let irregular = IRREGULAR.iter().filter(|(base, _)| *base == lemma);
    let mut forms: Vec<String> = irregular.flat_map(|(_, forms)| forms.split(' ')).map(str::to_owned).collect();
    forms.push(lemma.to_owned());
    forms.push(plural(lemma));
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    forms.push(format!("{stem}ing"));
    match lemma.strip_suffix('y').filter(|stem| !ends_with_vowel(stem)) {
        Some(stem) => forms.push(format!("{stem}ied")),
        None => forms.push(format!("{stem}ed")),
    }
    if let Some(last) = lemma.chars().next_back().filter(|last| !"aeiouywx".contains(*last)) {
        forms.extend([format!("{lemma}{last}ed"), format!("{lemma}{last}ing")]);
    }
    forms
}

/// The regular plural of a noun, which is the third person of a verb as well.
pub(crate) fn plural(lemma: &str) -> String {
    match lemma.strip_suffix('y').filter(|stem| !ends_with_vowel(stem)) {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}

fn ends_with_vowel(stem: &str) -> bool {
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

const IRREGULAR: [(&str, &str); 30] = [
    ("begin", "began begun"),
    ("beseech", "besought"),
    ("bet", "bet"),
    ("find", "found"),
    ("feel", "felt"),
    ("forecast", "forecast"),
    ("foresee", "foresaw foreseen"),
    ("forget", "forgot forgotten"),
    ("go", "went gone"),
    ("hold", "held"),
    ("know", "knew known"),
    ("lay", "laid"),
    ("learn", "learnt"),
    ("make", "made"),
    ("mean", "meant"),
    ("misspeak", "misspoke misspoken"),
    ("plead", "pled"),
    ("read", "read"),
    ("say", "said"),
    ("see", "saw seen"),
    ("seek", "sought"),
    ("shoot", "shot"),
    ("show", "shown"),
    ("speak", "spoke spoken"),
    ("spell", "spelt"),
    ("swear", "swore sworn"),
    ("tell", "told"),
    ("think", "thought"),
    ("understand", "understood"),
    ("write", "wrote written"),
];

#[cfg(test)]
mod tests {
    use super::{plural, verb_forms};

    #[test]
    fn forms_of_verbs() {
        for (lemma, form) in [
            ("deny", "denied"),
            ("deny", "denies"),
            ("note", "noted"),
            ("note", "noting"),
            ("admit", "admitted"),
            ("express", "expresses"),
            ("say", "said"),
            ("say", "says"),
            ("write", "writing"),
        ] {
            assert!(verb_forms(lemma).iter().any(|own| own == form), "{form} of {lemma}");
        }
        assert_eq!(plural("criticism"), "criticisms");
    }
}
