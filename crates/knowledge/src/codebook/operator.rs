use std::collections::BTreeMap;

use super::rows;

/// How a word tells what depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// As a fact ("began to").
    Actual,
    /// As intended or scheduled ("plan to", "will").
    Planned,
    /// As possible ("may", "try to").
    Possible,
    /// As asked for ("urge to", "must").
    Requested,
    /// Under a condition ("if").
    Conditional,
    /// As not so ("refuse to", "fail to").
    Negated,
}

/// Who does what an infinitive says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// The subject of the word it depends on.
    Subject,
    /// The object of the word it depends on.
    Object,
}

/// A word that changes how what depends on it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operator {
    /// What it does.
    pub effect: Effect,
    /// Who acts in its infinitive.
    pub control: Control,
}

/// `operators.tsv`: by part of speech (`v`, `n`, `a`, `aux`, `mark`) and lemma.
#[derive(Debug, Clone, Default)]
pub(super) struct Operators(BTreeMap<(Box<str>, Box<str>), Operator>);

impl Operators {
    pub(super) fn parse(table: &str) -> Self {
        let mut operators = BTreeMap::new();
        for [lemmas, part, effect, control] in rows(table) {
            let Some(effect) = effect_of(effect) else { continue };
            let control = if control == "object" { Control::Object } else { Control::Subject };
            for lemma in lemmas.split(',') {
                operators.entry((part.into(), lemma.into())).or_insert(Operator { effect, control });
            }
        }
        Self(operators)
    }

    /// The verbs among them.
    pub(super) fn verbs(&self) -> impl Iterator<Item = &Box<str>> {
        self.0.keys().filter(|(part, _)| **part == *"v").map(|(_, lemma)| lemma)
    }

    pub(super) fn get(&self, part: &str, lemma: &str) -> Option<Operator> {
        self.0.get(&(Box::from(part), Box::from(lemma))).copied()
    }
}

fn effect_of(name: &str) -> Option<Effect> {
    Some(match name {
        "actual" => Effect::Actual,
        "planned" => Effect::Planned,
        "possible" => Effect::Possible,
        "requested" => Effect::Requested,
        "conditional" => Effect::Conditional,
        "negated" => Effect::Negated,
        _ => return None,
    })
}
