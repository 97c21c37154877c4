//! Chains that a pronoun of the third person continues.

use polybius_knowledge::codebook::{Codebook, TriggerKind};
use polybius_language::Tree;
use polybius_text::EntityKind;

use crate::Context;
use crate::account::MentionLevel;
use crate::mentions::candidate::Candidate;
use crate::mentions::phrase;

use super::{Chain, Situation, speaker};

/// How many sentences a pronoun looks back.
const LOOK_BACK: usize = 3;
/// How many sentences "he" and "she" look back.
const PEOPLE_LOOK_BACK: usize = 6;
/// How many chains it weighs.
const CHAINS: usize = 48;

/// The weightiest chain among the recent ones that agrees in kind and number: near, a subject, often mentioned. Gender
/// weighs, but a wrong "he" of a translation does not rule the only person out.
pub(super) fn nearest(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if candidate.level != MentionLevel::Pronoun || candidate.person != 3 {
        return None;
    }
    let recent = situation.chains.recent.iter().rev().take(CHAINS).copied();
    let weighed = recent.filter_map(|chain| Some((weight(situation, candidate, chain)?, chain)));
    // Of equal weight the latest; they come latest first.
    weighed
        .fold(None, |best: Option<(i32, usize)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })
        .map(|(_, chain)| chain)
}

/// Whether the pronoun stands before what it refers to: "for his part, the minister …".
pub(super) fn points_ahead(context: &Context<'_>, candidate: &Candidate<'_>) -> bool {
    let tree = &context.trees[candidate.sentence];
    let noun = tree.head(candidate.head).filter(|_| tree.is(candidate.head, "nmod:poss"));
    candidate.level == MentionLevel::Pronoun
        && noun.is_some_and(|noun| {
            tree.lemma(noun) == "part" && tree.children_by(noun, "case").any(|case| tree.lemma(case) == "for")
        })
}

/// "For his part, the minister …" continues what comes after it: the subject of its clause.
pub(super) fn following_subject(situation: &Situation<'_, '_>, index: usize) -> Option<usize> {
    let candidate = &situation.candidates[index];
    if !points_ahead(situation.context, candidate) {
        return None;
    }
    let tree = &situation.context.trees[candidate.sentence];
    let verb = tree.head(tree.head(candidate.head)?)?;
    let later = situation.candidates.iter().enumerate().skip(index + 1);
    let mut clause = later.take_while(|(_, other)| other.sentence == candidate.sentence);
    let subject =
        clause.find(|(_, other)| phrase::is_subject(tree, other.head) && tree.head(other.head) == Some(verb))?;
    Some(situation.chains.of[subject.0])
}

/// The mention that the chain is weighed by: of those in its last sentence the subject, else the last.
fn foremost<'s, 'k>(situation: &Situation<'s, 'k>, chain: &Chain<'_>) -> Option<&'s Candidate<'k>> {
    const FEW: usize = 6;
    let mentions = chain.mentions.iter().rev().take(FEW).map(|mention| &situation.candidates[*mention]);
    let mut last = mentions.filter(|mention| mention.sentence == chain.last);
    let latest = last.clone().next();
    last.find(|mention| phrase::is_subject(&situation.context.trees[mention.sentence], mention.head)).or(latest)
}

fn weight(situation: &Situation<'_, '_>, pronoun: &Candidate<'_>, index: usize) -> Option<i32> {
    let chain = &situation.chains.list[index];
    let last = foremost(situation, chain)?;
    let distance = pronoun.sentence.saturating_sub(chain.last);
    let look_back = if pronoun.gender.is_some() { PEOPLE_LOOK_BACK } else { LOOK_BACK };
    let tree = &situation.context.trees[last.sentence];
    if distance > look_back || !may_stand_for(pronoun, chain) || clashes(situation, pronoun, last) {
        return None;
    }
    if chain.kind == EntityKind::Other
        && chain.names.is_empty()
        && pronoun.plural == Some(true)
        && acts(tree_of(situation, pronoun), pronoun)
    {
        return None;
    }
    let mut weight = -4 * distance as i32;
    weight += if phrase::is_subject(tree, last.head) { 4 } else { 0 };
    weight += if phrase::is_modifier(tree, last.head) { -3 } else { 0 };
    weight += if owns_subject(tree, last) { 3 } else { 0 };
    weight += if tree.is_any(last.head, &["nmod", "appos"]) { -2 } else { 0 };
    weight += if tree.is(last.head, "obj") && tree_of(situation, pronoun).is(pronoun.head, "obj") { 2 } else { 0 };
    weight += if last.level == MentionLevel::Pronoun { 2 } else { 0 };
    weight += if chain.names.is_empty() { 0 } else { 1 };
    weight += (chain.mentions.len().min(4) / 2) as i32;
    weight += kind_weight(pronoun, chain);
    if let (Some(own), Some(theirs)) = (pronoun.gender, chain.gender) {
        weight += if own == theirs { 3 } else { -6 };
    }
    if last.quotation.is_some() && pronoun.quotation != last.quotation {
        weight -= 5;
    }
    if reports(tree_of(situation, pronoun), pronoun)
        && chain.mentions.iter().any(|mention| speaker::says(situation, *mention))
    {
        weight += 6;
    }
    if pronoun.sentence == last.sentence && possesses_within(tree, pronoun, last) {
        weight += 3;
    }
    if pronoun.sentence == last.sentence && is_owner_above(tree, pronoun, last) {
        weight += 6;
    }
    Some(weight)
}

/// "Berg's plan failed": the owner of a subject is spoken of nearly as the subject is.
fn owns_subject(tree: &Tree<'_>, mention: &Candidate<'_>) -> bool {
    let owned = tree.head(mention.head).filter(|_| tree.is(mention.head, "nmod:poss"));
    owned.is_some_and(|owned| phrase::is_subject(tree, owned))
}

/// Whether somebody must act for what is told of the pronoun: it does a deed of the codebook, or owns help, arms or a deed.
fn acts(tree: &Tree<'_>, pronoun: &Candidate<'_>) -> bool {
    const OWNED: [&str; 6] = ["aid", "arms", "attack", "people", "support", "troops"];
    let book = Codebook::embedded();
    let above = tree.head(pronoun.head);
    above.map(|above| (above, tree.lemma(above).to_lowercase())).is_some_and(|(above, lemma)| {
        if phrase::is_subject(tree, pronoun.head) {
            let verb = book.verb_lemma(&tree.form(above).to_lowercase(), &lemma).into_owned();
            book.knows(TriggerKind::Verb, &verb) && tree.child(above, "aux:pass").is_none()
        } else {
            tree.is(pronoun.head, "nmod:poss")
                && (book.knows(TriggerKind::Noun, &lemma) || OWNED.iter().any(|set| book.sets().holds(set, &lemma)))
        }
    })
}

/// "Norland's use of boats, which they …": the mention owns a noun above the pronoun's clause.
fn is_owner_above(tree: &Tree<'_>, pronoun: &Candidate<'_>, owner: &Candidate<'_>) -> bool {
    tree.is(owner.head, "nmod:poss")
        && phrase::is_subject(tree, pronoun.head)
        && tree.ancestors(pronoun.head).any(|above| tree.head(owner.head) == Some(above))
}

fn tree_of<'s>(situation: &'s Situation<'_, '_>, candidate: &Candidate<'_>) -> &'s Tree<'s> {
    &situation.context.trees[candidate.sentence]
}

/// "He adds": the subject of a verb of saying goes on with who spoke before.
fn reports(tree: &Tree<'_>, pronoun: &Candidate<'_>) -> bool {
    let verb = tree.head(pronoun.head).filter(|_| phrase::is_subject(tree, pronoun.head));
    verb.is_some_and(|verb| speaker::is_saying(tree, verb))
}

/// Whether kind and number allow it.
fn may_stand_for(pronoun: &Candidate<'_>, chain: &Chain<'_>) -> bool {
    use EntityKind::{Country, Government, Group, Organization, Person};
    match (pronoun.gender.is_some(), pronoun.plural) {
        (true, _) => chain.kind == Person && chain.plural != Some(true),
        (false, Some(true)) => {
            chain.plural != Some(false) || matches!(chain.kind, Organization | Government | Group | Country)
        }
        _ => chain.kind != Person && chain.plural != Some(true),
    }
}

fn kind_weight(pronoun: &Candidate<'_>, chain: &Chain<'_>) -> i32 {
    use EntityKind::{Country, Facility, Government, Group, Organization, Other, Person, Place};
    if pronoun.plural == Some(true) {
        return match chain.kind {
            _ if chain.plural == Some(true) && matches!(chain.kind, Person | Group) => 3,
            _ if chain.plural == Some(true) => 2,
            Organization => 1,
            _ => -2,
        };
    }
    match chain.kind {
        Person => 0,
        Organization | Country | Government => 2,
        Other => 0,
        Place | Facility => -1,
        _ => 0,
    }
}

/// Whether grammar keeps the pronoun from standing for a mention of its own clause: the object is not the subject unless
/// it is reflexive, and nothing stands for a phrase that holds it.
fn clashes(situation: &Situation<'_, '_>, pronoun: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    if pronoun.sentence != other.sentence {
        return false;
    }
    let tree = &situation.context.trees[pronoun.sentence];
    let holds = other.words.contains(&pronoun.head);
    let same_verb = tree.head(pronoun.head).is_some() && tree.head(pronoun.head) == tree.head(other.head);
    let reflexive = tree.form(pronoun.head).to_lowercase().ends_with("sel")
        || tree.form(pronoun.head).to_lowercase().contains("sel");
    holds || !reflexive && (same_verb && !tree.is(pronoun.head, "nmod:poss") || does_it(tree, other, pronoun))
}

/// "The army began a campaign to encourage them": who does it is not those to whom it is done.
fn does_it(tree: &Tree<'_>, other: &Candidate<'_>, pronoun: &Candidate<'_>) -> bool {
    const REACH: usize = 6;
    let is_done_to = tree.is_any(pronoun.head, &["obj", "iobj"]);
    let Some(mut verb) = tree.head(pronoun.head).filter(|_| is_done_to) else { return false };
    for _ in 0..REACH {
        if tree.child(verb, "nsubj").is_some() {
            return tree.head(other.head) == Some(verb) && tree.is(other.head, "nsubj");
        }
        // Behind an object the infinitive's doer is mostly the object: "told him to help them".
        let above = tree.head(verb).filter(|above| {
            tree.is_any(verb, &["conj", "advcl", "acl"])
                || tree.is(verb, "xcomp") && tree.child(*above, "obj").is_none()
        });
        let Some(above) = above else { return false };
        verb = above;
    }
    false
}

/// A possessive whose noun depends on the verb of which the mention is the subject.
fn possesses_within(tree: &Tree<'_>, pronoun: &Candidate<'_>, other: &Candidate<'_>) -> bool {
    tree.is(pronoun.head, "nmod:poss")
        && phrase::is_subject(tree, other.head)
        && tree.ancestors(pronoun.head).any(|above| tree.head(other.head) == Some(above))
}
