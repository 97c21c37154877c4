//! Those to whom it is done, in the first slot that has any; else in what is said, asked or struck.

use polybius_knowledge::codebook::{Root, TriggerKind};
use polybius_language::Upos;
use polybius_text::EntityKind;

use super::arguments::undergoers;
use super::phrase::{
    DEPTH, is_pronoun, is_resolved, others_than, parties_of_clause, party_within, sources_of_clause, without_lands,
};
use super::slots::Slots;
use crate::events::frame::Frame;
use crate::events::scene::Scene;
use crate::events::words::{self, in_set, is_nominal, is_relative, lemma, preposition, with_conjuncts};

/// Those to whom it is done: whoever made what is answered or did what is blamed; else the first slot with a party; else
/// who stands in the content or further off; without any, violence is done to the thing that fills its slot.
pub(in crate::events) fn targets(
    scene: &Scene<'_>,
    word: usize,
    frame: &Frame<'_>,
    slots: &Slots,
    sources: &[usize],
) -> Vec<usize> {
    let search = Search { scene, word, frame, slots, sources };
    let near = search.answered().or_else(|| search.guilty()).or_else(|| search.met()).or_else(|| search.in_slots());
    // "used planes to bomb the town": with what says not yet whom.
    let wields = in_set(scene.tree, word, "using");
    let has_thing = matches!(slots.root, Root::Assault | Root::Coerce) && search.has_object() && !wields;
    near.or_else(|| if has_thing { None } else { search.in_content().or_else(|| search.further_off()) })
        .or_else(|| search.makers())
        .or_else(|| search.partners())
        .or_else(|| search.struck())
        .or_else(|| search.in_arguments())
        .map(|mut found| {
            without_lands(scene, &mut found);
            found
        })
        .unwrap_or_default()
}

/// The search for the targets of one trigger.
pub(super) struct Search<'s> {
    pub(super) scene: &'s Scene<'s>,
    pub(super) word: usize,
    pub(super) frame: &'s Frame<'s>,
    pub(super) slots: &'s Slots,
    pub(super) sources: &'s [usize],
}

impl Search<'_> {
    /// "rejected the plan submitted by the rebels": whoever made what is answered.
    fn answered(&self) -> Option<Vec<usize>> {
        let (scene, tree) = (self.scene, self.scene.tree);
        if !matches!(self.slots.root, Root::Reject | Root::Agree) {
            return None;
        }
        let participles = self.frame.objects.iter().flat_map(|object| tree.children_by(*object, "acl"));
        let passive = participles.filter(|verb| words::is_passive(tree, *verb));
        let agents = passive.flat_map(|verb| Frame::of_verb(scene, verb).doers);
        self.accepted(agents.filter(|agent| scene.is_party(*agent)))
    }

    /// "condemned the killing of a priest by soldiers": those who did what is blamed.
    fn guilty(&self) -> Option<Vec<usize>> {
        if !matches!(self.slots.root, Root::Accuse | Root::Protest) {
            return None;
        }
        let deeds = self.frame.objects.iter().flat_map(|deed| with_what_it_is_of(self.scene, *deed));
        let done = self.accepted(deeds.flat_map(|deed| perpetrators(self.scene, deed)));
        done.or_else(|| self.owner_by_pronoun())
    }

    /// "criticized its actions", "backed your candidacy": whose it is, unless it is the source's own.
    fn owner_by_pronoun(&self) -> Option<Vec<usize>> {
        let (scene, tree) = (self.scene, self.scene.tree);
        let owner = self.frame.objects.iter().find_map(|object| tree.child(*object, "nmod:poss"))?;
        let is_other = is_pronoun(scene, owner)
            && scene.is_party(owner)
            && !self.sources.iter().any(|source| self.is_same(*source, owner));
        is_other.then(|| vec![owner])
    }

    /// "negotiating for the captive's release with the rebels": whoever is dealt with stands behind "with", wherever it hangs.
    fn met(&self) -> Option<Vec<usize>> {
        if self.slots.root != Root::Consult || !self.slots.contains("with") {
            return None;
        }
        let far = || self.accepted(far_parties(self.scene, self.frame, "with", self.slots).into_iter());
        self.accepted(self.in_slot("with").into_iter()).or_else(far)
    }

    /// Whether a pronoun stands for the source: of the same chain, or a pronoun of the same person.
    fn is_same(&self, source: usize, pronoun: usize) -> bool {
        const PERSONS: [&[&str]; 5] = [
            &["they", "them", "their"],
            &["it", "its"],
            &["he", "him", "his"],
            &["we", "us", "our"],
            &["i", "me", "my"],
        ];
        let chain = |word: usize| self.scene.mention(word).map(|mention| mention.cluster);
        let person = |word: usize| {
            let form = self.scene.tree.form(word).to_lowercase();
            PERSONS.iter().position(|forms| forms.contains(&&*form))
        };
        chain(source).is_some() && chain(source) == chain(pronoun)
            || person(source).is_some() && person(source) == person(pronoun)
    }

    /// The parties of the first slot that has any.
    fn in_slots(&self) -> Option<Vec<usize>> {
        self.open_slots().find_map(|slot| match slot {
            "x" => self.accepted(self.fillers(slot).into_iter().flat_map(|clause| self.in_clause(clause))),
            _ => self.accepted(self.in_slot(slot).into_iter()),
        })
    }

    fn in_slot(&self, slot: &str) -> Vec<usize> {
        // "met at the house of the nuns": where people meet is no party to it.
        let is_place = self.slots.is_dealt && matches!(slot, "in" | "at");
        let depth = if is_place { 1 } else { DEPTH };
        let listed = self.fillers(slot);
        // "against the left and human rights activists": beside a party its fellows are parties too.
        let has_party = listed.iter().any(|word| self.scene.is_party(*word));
        // "demanded a better deal and more subsidies": what is asked for is nobody.
        let is_asked = self.slots.root == Root::Request;
        let is_one = |word: usize| has_party && !is_asked && is_fellow(self.scene, word, &listed);
        let within = |word: usize| if is_one(word) { vec![word] } else { party_within(self.scene, word, depth) };
        listed.iter().flat_map(|word| within(*word)).collect()
    }

    /// The parties of the clauses that the trigger governs.
    fn in_content(&self) -> Option<Vec<usize>> {
        let (tree, root) = (self.scene.tree, self.slots.root);
        // "the board met to consider Arl's offer": who is talked about is not met.
        let is_meeting = in_set(tree, self.word, "meeting") || matches!(&*lemma(tree, self.word), "meet" | "convene");
        if root == Root::Consult && is_meeting {
            return None;
        }
        // "denied that the boats were sunk by smugglers": who is told of in what is denied is not who is answered.
        let denied = |clause: usize| root == Root::Reject && tree.is_any(clause, &["ccomp", "acl"]);
        // "ordered an inquiry to find out who killed him": for that others are concerned, but not
        // in a deal to supply somebody.
        let of_object = |clause: usize| {
            let object = tree.head(clause).filter(|head| tree.is(clause, "acl") && self.frame.objects.contains(head));
            object.is_some_and(|object| !words::is_answered(tree, object))
        };
        let purpose = |clause: usize| {
            root == Root::Request && (tree.is(clause, "advcl") && self.has_object() || of_object(clause))
        };
        // "charged that farmers were killed by soldiers": those who did it are accused.
        let accused = |clause: usize| root == Root::Accuse && tree.is(clause, "ccomp");
        let behind = self.frame.prepositions.iter().filter(|(case, _)| case != "by").map(|(_, word)| word);
        let clauses = self.frame.contents.iter().chain(behind).copied();
        let clauses = clauses.filter(|word| !is_nominal(tree, *word) && !denied(*word) && !purpose(*word));
        let asked = || self.accepted(self.frame.contents.iter().filter_map(|clause| self.asked_by_pronoun(*clause)));
        // "boxes given to Arl by Bor were handed over": whoever gave them receives nothing.
        let finished =
            |clause: usize| self.slots.answers_nobody && tree.is(clause, "acl") && words::is_passive(tree, clause);
        let receivers = |clause: usize| Frame::of_verb(self.scene, clause).slot("to");
        let told = self.accepted(clauses.flat_map(|clause| match clause {
            _ if accused(clause) => sources_of_clause(self.scene, clause),
            _ if finished(clause) => {
                receivers(clause).into_iter().filter(|receiver| self.scene.is_party(*receiver)).collect()
            }
            _ => self.in_clause(clause),
        }));
        asked().or(told)
    }

    /// "demanded that he be more specific": whoever is to do what is asked for, by a pronoun that is not the source's.
    fn asked_by_pronoun(&self, clause: usize) -> Option<usize> {
        let (scene, tree) = (self.scene, self.scene.tree);
        let active = self.slots.root == Root::Request && tree.is(clause, "ccomp") && !words::is_passive(tree, clause);
        let subject = tree.child(clause, "nsubj").filter(|_| active)?;
        let is_known = is_resolved(scene, subject) || !tree.form(subject).eq_ignore_ascii_case("it");
        let is_asked = is_pronoun(scene, subject) && scene.is_party(subject) && is_known;
        (is_asked && !self.sources.iter().any(|source| self.is_same(*source, subject))).then_some(subject)
    }

    fn in_clause(&self, clause: usize) -> Vec<usize> {
        parties_of_clause(self.scene, clause, self.sources, DEPTH, &|party| self.accepts(party))
    }

    /// The parties of a slot whose preposition the parser has hung further down.
    fn further_off(&self) -> Option<Vec<usize>> {
        self.open_slots().find_map(|slot| {
            let parties = far_parties(self.scene, self.frame, slot, self.slots);
            self.accepted(parties.into_iter().filter(|party| !self.slots.excludes(self.scene, slot, *party)))
        })
    }

    /// "protest against measures adopted by the government", "solidarity with the message sent by the president": those who made
    /// what it is about.
    fn makers(&self) -> Option<Vec<usize>> {
        let (scene, tree) = (self.scene, self.scene.tree);
        if !matches!(self.slots.root, Root::Protest | Root::Accuse | Root::Support | Root::Reject) {
            return None;
        }
        // "at a ceremony attended by the president": where it is done was made by nobody who is told of.
        // "in protest at the pay"
        let protests = self.slots.root == Root::Protest && tree.upos(self.word) == Upos::Noun;
        let about = |case: &str| {
            matches!(case, "against" | "with" | "to" | "for" | "of" | "over" | "on") || protests && case == "at"
        };
        let behind = self.frame.prepositions.iter().filter(|(case, _)| about(case)).map(|(_, word)| *word);
        let fillers = self.frame.objects.iter().copied().chain(behind);
        let things = fillers.flat_map(|word| std::iter::once(word).chain(tree.children_by(word, "nmod")));
        let made = things.flat_map(|thing| tree.children_by(thing, "acl").map(move |verb| (thing, verb)));
        // "at the pay that Norland offered": not "at the men who fled".
        let by_another = |thing: usize, verb: usize| {
            words::is_passive(tree, verb) || !scene.is_party(thing) && tree.is(verb, "acl:relcl")
        };
        let made = made.filter(|(thing, verb)| by_another(*thing, *verb)).map(|(_, verb)| verb);
        self.accepted(made.flat_map(|verb| Frame::of_verb(scene, verb).doers).filter(|doer| scene.is_party(*doer)))
    }

    /// "met with the counterrevolutionaries": several behind "with" are people, though nothing is known of the word.
    fn partners(&self) -> Option<Vec<usize>> {
        let (scene, tree) = (self.scene, self.scene.tree);
        if !matches!(self.slots.root, Root::Consult | Root::Agree | Root::Cooperate | Root::Support) {
            return None;
        }
        let are_many = |word: &usize| {
            tree.upos(*word) == Upos::Noun
                && tree.token(*word).features.has("Number", "Plur")
                && scene.kind(*word).is_none_or(|kind| kind == EntityKind::Other)
                && !words::is_abstract(tree, *word)
        };
        self.accepted(self.fillers("with").into_iter().filter(are_many))
    }

    /// Violence is done to things too: "blew up two posts leaving the town in the dark".
    fn struck(&self) -> Option<Vec<usize>> {
        let (scene, tree) = (self.scene, self.scene.tree);
        if self.slots.root != Root::Assault {
            return None;
        }
        let slots = self.slots.own.iter().map(|slot| &**slot).chain(["obj", "iobj", "against"]);
        let is_thing = |word: &usize| {
            let charge = matches!(&*lemma(tree, *word), "charge" | "device" | "explosive" | "dynamite" | "bomb");
            let munition = scene.kind(*word) == Some(EntityKind::Weapon) || charge;
            is_nominal(tree, *word) && !is_relative(tree, *word) && !munition && !words::is_abstract(tree, *word)
        };
        // "both were kidnapped"
        let stands_for = |word: &usize| {
            matches!(
                &*tree.form(*word).to_lowercase(),
                "both" | "all" | "others" | "several" | "some" | "many" | "two" | "one"
            )
        };
        slots
            .flat_map(|slot| self.fillers(slot))
            .find(|word| is_thing(word) || stands_for(word))
            .map(|thing| vec![thing])
    }

    /// Those in the arguments of the role head.
    fn in_arguments(&self) -> Option<Vec<usize>> {
        self.accepted(undergoers(self.scene, self.word).into_iter())
    }

    fn has_object(&self) -> bool {
        !self.frame.objects.is_empty()
    }

    /// The slots to look in, the best first. Where an object says what is struck, "in" and "at" only say where.
    fn open_slots(&self) -> impl Iterator<Item = &str> {
        let closed = |slot: &str| self.has_object() && matches!(slot, "in" | "at");
        let says_where = |slot: &&str| matches!(*slot, "in" | "at");
        let slots = || self.slots.all.iter().map(|slot| &**slot).filter(move |slot| !closed(slot));
        // "in the state of Apure against a patrol": where it is done comes last.
        slots().filter(move |slot| !says_where(slot)).chain(slots().filter(says_where))
    }

    fn fillers(&self, slot: &str) -> Vec<usize> {
        let usable = |word: &usize| {
            !self.scene.is_time(*word) && !self.sources.contains(word) && !self.slots.excludes(self.scene, slot, *word)
        };
        self.frame.slot(slot).into_iter().filter(usable).collect()
    }

    /// Those of the parties that may be targets and are no sources.
    fn accepted(&self, parties: impl Iterator<Item = usize>) -> Option<Vec<usize>> {
        others_than(self.scene, parties.filter(|party| self.accepts(*party)).collect(), self.sources)
    }
}

/// Whether a common noun that is known as no party stands in a list with parties.
fn is_fellow(scene: &Scene<'_>, word: usize, listed: &[usize]) -> bool {
    let tree = scene.tree;
    let joined = |other: &usize| tree.head(*other) == Some(word) && tree.is(*other, "conj");
    let in_list = tree.is(word, "conj") && tree.head(word).is_some_and(|first| listed.contains(&first))
        || listed.iter().any(joined);
    let is_thing =
        ["text", "agreement", "crimes"].iter().any(|set| in_set(tree, word, set)) || words::is_abstract(tree, word);
    // "met with matute and cano": a name of which nothing is known beside one that is.
    let is_name = matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun);
    in_list && is_name && scene.kind(word).is_none() && !is_thing
}

/// "the chain of attacks": a deed, and where it only says how many, what it is of.
fn with_what_it_is_of(scene: &Scene<'_>, deed: usize) -> impl Iterator<Item = usize> {
    let tree = scene.tree;
    let of = |child: &usize| preposition(tree, *child).as_deref() == Some("of");
    let counts = in_set(tree, deed, "many");
    std::iter::once(deed).chain(tree.children_by(deed, "nmod").filter(move |child| counts && of(child)))
}

/// "condemned the killing of a priest by soldiers": those who did it, wherever the parser hangs them.
fn perpetrators(scene: &Scene<'_>, deed: usize) -> Vec<usize> {
    let tree = scene.tree;
    // Also "perpetrated by soldiers", which may hang on any of its nouns.
    let below = tree.subtree_where(deed, |child| tree.is_any(child, &["nmod", "obl", "conj", "acl"]));
    let by = |word: &usize| preposition(tree, *word).as_deref() == Some("by") && scene.is_party(*word);
    let done = |word: usize| {
        let participle = tree.head(word).filter(|verb| tree.is(*verb, "acl"));
        participle.is_none_or(|verb| in_set(tree, verb, "light"))
    };
    let is_deed = scene.book.knows(TriggerKind::Noun, &lemma(tree, deed));
    // "criticized the mayor's rejection", "the crimes that soldiers committed"
    let owner = tree.child(deed, "nmod:poss").filter(|owner| scene.is_party(*owner) && is_deed);
    if let Some(owner) = owner.filter(|_| !words::is_suffered(tree, deed)) {
        return with_conjuncts(tree, owner);
    }
    let committed = |verb: &usize| matches!(&*lemma(tree, *verb), "commit" | "perpetrate" | "carry");
    if let Some(verb) = tree.children_by(deed, "acl").find(committed) {
        let doers = Frame::of_verb(scene, verb).doers;
        let doers: Vec<usize> = doers.into_iter().filter(|doer| *doer != deed && scene.is_party(*doer)).collect();
        if !doers.is_empty() {
            return doers;
        }
    }
    let agent = below.into_iter().filter(|_| is_deed).find(|word| by(word) && done(*word));
    agent.map_or(Vec::new(), |agent| with_conjuncts(tree, agent))
}

/// Parties behind the preposition that the parser has hung further down: "held talks in Port Lune with the envoy".
/// Where parties deal with each other ("at the house of the nuns"), what hangs on the place is none of them.
fn far_parties(scene: &Scene<'_>, frame: &Frame<'_>, slot: &str, slots: &Slots) -> Vec<usize> {
    let tree = scene.tree;
    let (is_dealt, is_request) = (slots.is_dealt, slots.root == Root::Request);
    let place = |case: &str| {
        // "talks on aid for Norland": what they are about talks to nobody.
        is_dealt && (matches!(case, "on" | "about" | "over") || slot != "with" && matches!(case, "in" | "at"))
            // "raids after the kidnapping of the mayor": what came before is another deed.
            || matches!(case, "after" | "before" | "since" | "following" | "despite" | "until")
    };
    let behind = frame.prepositions.iter().filter(|(case, _)| !place(case)).map(|(_, word)| *word);
    let start = frame.objects.iter().copied().chain(behind);
    let below = start.flat_map(|word| {
        tree.subtree_where(word, |child| tree.is_any(child, &["nmod", "obl", "appos", "conj"]) && !scene.is_time(child))
    });
    // "asked for guarantees for the unions": for whom something is asked is not asked.
    let asked_for =
        |word: usize| is_request && slot == "for" && !frame.prepositions.iter().any(|(_, own)| *own == word);
    let behind = below.filter(|word| preposition(tree, *word).as_deref() == Some(slot) && !scene.is_time(*word));
    let behind = behind.filter(|word| !asked_for(*word));
    behind.flat_map(|word| party_within(scene, word, DEPTH)).collect()
}
