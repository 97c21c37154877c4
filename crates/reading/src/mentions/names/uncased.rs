//! Names in reports that are written without capitals, as old wires and transcripts are.
//!
//! # What it finds
//! What the model takes for a name, since no capital can tell; and what `knowledge` knows by a name in capitals ("nato"),
//! where the model takes the words for a name too.
//!
//! # When it does not
//! Single common nouns for people and bodies ("army"), which the model often takes for names there.

use polybius_knowledge::Knowledge;
use polybius_language::{Tree, Upos};
use polybius_text::EntityKind;

use super::spot::{Found, kind_of};
use crate::Context;
use crate::mentions::phrase;

/// Fewer words than this say nothing about how a report is written.
const FEWEST_WORDS: usize = 20;

/// Of so many words one may have a capital.
const WORDS_PER_CAPITAL: usize = 100;

/// Below this the model's word for a name is not enough where no capital stands by it.
const LEAST_CONFIDENCE: f32 = 0.5;

/// Whether a report is written without capitals.
pub(super) fn is_uncased(context: &Context<'_>) -> bool {
    let forms = || context.trees.iter().flat_map(|tree| (0..tree.len()).map(|word| tree.form(word)));
    let words = forms().filter(|form| form.starts_with(char::is_alphabetic)).count();
    let capitals = forms().filter(|form| form.contains(char::is_uppercase)).count();
    words >= FEWEST_WORDS && capitals * WORDS_PER_CAPITAL <= words
}

/// Whether the model's word for a name is enough.
pub(super) fn is_name(tree: &Tree<'_>, knowledge: &Knowledge, name: &Found<'_>) -> bool {
    use EntityKind::{Country, Facility, Government, Group, Organization, Person, Place};
    let kind = matches!(name.kind, Country | Facility | Government | Group | Organization | Person | Place);
    let head = phrase::head_of(tree, &name.words);
    let common = || name.words.len() == 1 && knowledge.agent(&tree.lemma(head).to_lowercase()).is_some();
    let nominal = matches!(tree.upos(head), Upos::ProperNoun | Upos::Noun) || name.kind == Group;
    kind && nominal && name.confidence >= LEAST_CONFIDENCE && !common()
}

/// Adds what `knowledge` has for the names once they are put into capitals.
pub(super) fn add_known<'k>(
    tree: &Tree<'_>,
    knowledge: &'k Knowledge,
    names: &[Found<'k>],
    known: &mut Vec<Found<'k>>,
) {
    for name in names {
        let overlaps = |other: &Found<'k>| other.words.start < name.words.end && name.words.start < other.words.end;
        if known.iter().any(overlaps) {
            continue;
        }
        let forms: Vec<String> = name.words.clone().map(|word| tree.form(word).to_uppercase()).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        if let Some(found) = knowledge.longest(&forms).filter(|found| found.words == forms.len()) {
            let kind = kind_of(&found.first());
            known.push(Found {
                words: name.words.clone(),
                kind,
                known: found.known,
                by: "mentions/known_name",
                confidence: name.confidence,
            });
        }
    }
    known.sort_by_key(|name| name.words.start);
}
