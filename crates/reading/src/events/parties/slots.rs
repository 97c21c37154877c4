//! In which slots of a pattern the target stands, and what in them is none.

use polybius_knowledge::codebook::{Pattern, Root};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::phrase::is_pronoun;
use crate::account::MentionLevel;
use crate::events::scene::Scene;
use crate::events::words::{self, in_set, lemma};

/// The slots in which targets are looked for.
pub(in crate::events) struct Slots {
    /// Those of the pattern, then those of its root: for parties.
    pub(super) all: Vec<Box<str>>,
    /// Those of the pattern.
    pub(super) own: Vec<Box<str>>,
    /// Whether it is done to those who can listen and deal, not to pieces of land.
    pub(super) is_dealt: bool,
    /// Whether it is no answer to what somebody else does: "rejected a bid by Norland" is done to Norland.
    pub(super) answers_nobody: bool,
    /// What it is.
    pub(super) root: Root,
}

impl Slots {
    /// The slots of a pattern that is coded so.
    pub(in crate::events) fn of(scene: &Scene<'_>, pattern: &Pattern, root: Root) -> Self {
        let of_root = scene.book.targets_of(root).iter().filter(|slot| !pattern.targets.contains(slot));
        Self {
            all: pattern.targets.iter().chain(of_root).cloned().collect(),
            own: pattern.targets.clone(),
            is_dealt: matches!(
                root,
                Root::Agree
                    | Root::Concede
                    | Root::Consult
                    | Root::Cooperate
                    | Root::Reject
                    | Root::Request
                    | Root::Support
            ),
            answers_nobody: matches!(root, Root::Aid | Root::Assault | Root::Mobilize | Root::Retreat | Root::Sanction),
            root,
        }
    }

    /// "asked for it": a pronoun behind "for" is what is asked for; "with Ruritanian missiles": arms are no party;
    /// "across the border": a way and no aim.
    pub(super) fn excludes(&self, scene: &Scene<'_>, slot: &str, word: usize) -> bool {
        use EntityKind::{Vehicle, Weapon};
        is_amount(scene, word)
            // "discuss the Norlandic situation": what is talked about does not talk.
            || self.root == Root::Consult && slot == "obj" && words::is_abstract(scene.tree, word)
            // "asked for reinforcements"
            || self.root == Root::Request
                && slot == "for"
                && (is_pronoun(scene, word) || is_asked_for(scene, word))
            // "an agreement in principle"
            || slot == "in" && matches!(&*lemma(scene.tree, word), "principle" | "principal" | "general")
            // "a suit filed with the court": where it is filed is not accused.
            || self.root == Root::Accuse
                && matches!(slot, "with" | "in" | "at" | "before")
                && matches!(&*lemma(scene.tree, word), "court" | "tribunal" | "judge" | "prosecutor")
            || slot == "with" && matches!(scene.kind(word), Some(Weapon | Vehicle))
            || slot == "across" && matches!(&*lemma(scene.tree, word), "border" | "frontier" | "line" | "river")
            || self.only_says_where(scene, slot, word)
    }

    /// "in the hotel", "marched to the port", "sent troops to the hill": where it happens, and no aim.
    fn only_says_where(&self, scene: &Scene<'_>, slot: &str, word: usize) -> bool {
        // "an attack on Bern Avenue"
        if self.root == Root::Assault && matches!(slot, "in" | "at" | "on") && in_set(scene.tree, word, "street") {
            return true;
        }
        use EntityKind::{Facility, Other, Place};
        let within = matches!(slot, "in" | "at");
        match scene.kind(word) {
            Some(Facility | Place) => {}
            // "in Lowmouth or in Highmouth": a name of which nothing is known stands for a place behind "in".
            None | Some(Other) if within && scene.tree.upos(word) == Upos::ProperNoun => {}
            _ => return false,
        }
        let towards = within || matches!(slot, "to" | "into");
        let of_country = || scene.entity(word).is_some_and(|entity| entity.country.is_some());
        match self.root {
            Root::Aid => false,
            // "an attack in Lune" is none on Lune; "a bomb went off in the hotel" is one on the hotel.
            Root::Assault => within && scene.kind(word) != Some(Facility),
            Root::Coerce => within && !self.own.iter().any(|own| **own == *slot),
            Root::Mobilize => (towards || slot == "from") && !of_country(),
            Root::Protest => towards || slot == "through",
            _ => within,
        }
    }

    /// "French maize", "a business combination", "the airline industry": the modifier says what sort of thing is dealt
    /// with; only blows and words at things strike those whose things they are ("criticised the Norlandic attack").
    pub(super) fn is_described_by(&self, scene: &Scene<'_>, party: usize) -> bool {
        let tree = scene.tree;
        let strikes = matches!(
            self.root,
            Root::Assault | Root::Accuse | Root::Protest | Root::Threaten | Root::Sanction | Root::Coerce
        );
        let speaks = strikes || matches!(self.root, Root::Support | Root::Reject | Root::Consult);
        let named = scene.mention(party).is_some_and(|mention| mention.level == MentionLevel::Name);
        // "accepted a government proposal", "thwarted a rebel attempt": who answers words or a try answers whose they are.
        let answered =
            tree.head(party).is_some_and(|noun| words::is_answered(tree, noun) || in_set(tree, noun, "tried"));
        // "challenged the Lune licence": where the thing is from.
        let place = matches!(scene.kind(party), Some(EntityKind::Place | EntityKind::Facility));
        let of_deal = || tree.head(party).is_some_and(|noun| in_set(tree, noun, "agreement"));
        let is_label = tree.is_any(party, &["amod", "compound"]) && place && !of_deal();
        is_label && self.root != Root::Assault
            || tree.is(party, "amod") && !speaks
            || tree.is(party, "compound")
                && tree.upos(party) == Upos::Noun
                && !(named && speaks || answered || self.root == Root::Assault)
    }

    /// Whether targets are looked for in the slot.
    pub(in crate::events) fn contains(&self, slot: &str) -> bool {
        self.all.iter().any(|own| **own == *slot)
    }
}

/// "asked for reinforcements"; but "asked for the citizens' help" asks the citizens.
fn is_asked_for(scene: &Scene<'_>, word: usize) -> bool {
    let owner = scene.tree.child(word, "nmod:poss").is_some_and(|owner| scene.is_party(owner));
    scene.tree.upos(word) == Upos::Noun && !scene.is_person(word) && !owner
}

/// "860 million dollars", "a lower sum": an amount is nobody.
pub(in crate::events) fn is_amount(scene: &Scene<'_>, word: usize) -> bool {
    let span = scene.tree.token(word).span;
    let figures = scene.found.figures;
    let after = figures.partition_point(|figure| figure.span.end <= span.start);
    let measured = figures.get(after).is_some_and(|figure| figure.span.contains(span) && figure.unit.is_some());
    // "138.75 European currency units": of a measure that is not known.
    let unit = || {
        lemma(scene.tree, word) == "unit"
            && scene.tree.children_by(word, "nummod").any(|number| scene.tree.form(number).contains('.'))
    };
    measured || unit() || matches!(&*lemma(scene.tree, word), "sum" | "amount" | "price" | "percent" | "pct")
}
