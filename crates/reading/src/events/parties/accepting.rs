//! Which of the parties that a search finds may be targets: none that a deed only has to do with.

use polybius_knowledge::codebook::{Root, TriggerKind};

use polybius_language::Upos;

use super::bystanders::{is_agent, is_aside, is_helper, is_located, is_victim, owns_fate, owns_words};
use super::phrase::{DEPTH, is_mere_place, is_pronoun};
use super::targets::Search;
use crate::events::words::{self, in_set, is_nominal, lemma, preposition};

impl Search<'_> {
    /// Whether the party may be a target.
    pub(super) fn accepts(&self, party: usize) -> bool {
        let (scene, slots, root) = (self.scene, self.slots, self.slots.root);
        let is_dealt_with = !(slots.is_dealt && is_mere_place(scene, party));
        is_dealt_with
            && !((slots.is_dealt || root == Root::Accuse) && is_located(scene, party, root))
            && !(slots.answers_nobody && is_agent(scene, party))
            && !(root == Root::Request && owns_words(scene, party))
            && !(root == Root::Request && self.is_asked_for(party))
            && !(self.is_about_fates() && owns_fate(scene, party))
            && !is_helper(scene, party)
            // "agreed on a joint venture": what they found together is none of them.
            && !(slots.is_dealt && words::lemma(scene.tree, party) == "venture")
            && !(root == Root::Mobilize && self.is_sent(party))
            && !self.owns_deed(party)
            && !(matches!(root, Root::Accuse | Root::Protest | Root::Support) && is_victim(scene, party))
            && !(root == Root::Assault && is_aside(scene, self.frame, party))
            && !self.is_of_source(party)
            && !self.is_own_thing(party)
            && !self.owns_criticism(party)
            && !slots.is_described_by(scene, party)
    }

    /// "sought credits for plants in Norland": for whom or where something is asked is not asked.
    fn is_asked_for(&self, party: usize) -> bool {
        let tree = self.scene.tree;
        let chain = std::iter::once(party).chain(tree.ancestors(party)).take(2 * DEPTH);
        let below = chain.take_while(|word| !self.frame.objects.contains(word));
        let around = |word: usize| {
            // "proposed a meeting of prime ministers": who would meet is not asked; a body that would meet is.
            let meets =
                || tree.upos(word) == Upos::Noun && tree.head(word).is_some_and(|noun| in_set(tree, noun, "talk"));
            let aside = |case: &str| matches!(case, "for" | "in" | "at") || case == "of" && meets();
            tree.is(word, "nmod") && preposition(tree, word).is_some_and(|case| aside(&case))
        };
        let in_object = tree.ancestors(party).any(|above| self.frame.objects.contains(&above));
        in_object && below.into_iter().any(around)
    }

    /// "agreed to their release", "fights against the extradition of smugglers"; but who orders an arrest arrests.
    fn is_about_fates(&self) -> bool {
        matches!(self.slots.root, Root::Request | Root::Agree | Root::Reject | Root::Support)
            || self.slots.root == Root::Assault && in_set(self.scene.tree, self.word, "fighting")
    }

    /// "deployed 10,000 troops", "tightened security in the capital": what is moved, and where by a common noun, faces nobody.
    fn is_sent(&self, party: usize) -> bool {
        let own = self.frame.objects.contains(&party) && in_set(self.scene.tree, party, "troops");
        own || is_mere_place(self.scene, party)
    }

    /// "began his investigation", "during her visit": whose the deed is does it.
    fn owns_deed(&self, party: usize) -> bool {
        let tree = self.scene.tree;
        let strikes = matches!(self.slots.root, Root::Assault | Root::Coerce);
        let deed = |noun: usize| {
            noun == self.word
                || self.frame.objects.contains(&noun) && self.scene.book.knows(TriggerKind::Noun, &lemma(tree, noun))
        };
        let own = tree.head(party).filter(|_| tree.is(party, "nmod:poss") && is_pronoun(self.scene, party));
        !strikes && self.slots.root != Root::Reject && own.is_some_and(deed)
    }

    /// "is willing to withdraw its troops", "agreed to set up a company": what is the doer's own, or is to be made, deals with nobody.
    fn is_own_thing(&self, party: usize) -> bool {
        let (scene, tree) = (self.scene, self.scene.tree);
        let own = matches!(self.slots.root, Root::Agree | Root::Retreat | Root::Mobilize)
            && tree.is(party, "obj")
            && tree.upos(party) == Upos::Noun
            && tree.child(party, "nmod:poss").is_some_and(|owner| is_pronoun(scene, owner));
        let made = || {
            let maker = tree.head(party).filter(|_| tree.is(party, "obj"));
            self.slots.root == Root::Agree && maker.is_some_and(|verb| in_set(tree, verb, "founding"))
        };
        own && self.sources.iter().any(|source| scene.is_party(*source)) || made()
    }

    /// "reiterated Norlandic concern about the rate": whose the concern is has it.
    fn owns_criticism(&self, party: usize) -> bool {
        let tree = self.scene.tree;
        let tells = matches!(
            &*lemma(tree, self.word),
            "express" | "voice" | "raise" | "show" | "reiterate" | "repeat" | "state"
        );
        let noun = tree.head(party).filter(|_| tells && tree.is_any(party, &["amod", "compound", "nmod:poss"]));
        noun.is_some_and(|noun| self.frame.objects.contains(&noun) && in_set(tree, noun, "criticism"))
    }

    /// "vetoed by the Council of State": what belongs to the doer's own name is nobody else.
    fn is_of_source(&self, party: usize) -> bool {
        let tree = self.scene.tree;
        let phrase = tree.ancestors(party).take_while(|above| is_nominal(tree, *above));
        let apposed = tree.is(party, "appos")
            || tree.is(party, "conj") && tree.head(party).is_some_and(|first| tree.is(first, "appos"));
        let depth = if apposed { 2 * DEPTH } else { DEPTH };
        phrase.take(depth + 1).any(|above| self.sources.contains(&above))
    }
}
