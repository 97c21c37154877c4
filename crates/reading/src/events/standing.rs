//! What sort of party somebody is: of those who govern and fight, of business, of the press.

use polybius_text::EntityKind;

use super::actors::actor;
use super::scene::Scene;
use super::words::lemma;

/// The sectors of those who govern, judge, command, police or rebel.
const IN_POWER: [&str; 10] = ["GOV", "MIL", "LEG", "JUD", "IGO", "PTY", "REB", "OPP", "COP", "SPY"];

/// Whether the party is a state or one of those who govern, judge, command or rebel, or belongs to one: "the minister's
/// spokesman".
pub(super) fn is_in_power(scene: &Scene<'_>, party: usize) -> bool {
    let belongs = |child: &usize| scene.tree.is_any(*child, &["nmod:poss", "compound", "nmod", "amod"]);
    has_power(scene, party)
        || scene.tree.children(party).iter().filter(|child| belongs(child)).any(|child| has_power(scene, *child))
}

fn has_power(scene: &Scene<'_>, party: usize) -> bool {
    // "its engine division", "the company's staff": of a company.
    let owner = || scene.tree.children_by(party, "nmod:poss").any(|owner| are_companies(scene, &[owner]));
    if owner() {
        return false;
    }
    matches!(scene.kind(party), Some(EntityKind::Country | EntityKind::Government))
        || actor(scene, party).sectors.iter().any(|sector| IN_POWER.contains(&&**sector))
}

/// Whether all are companies, or bodies of which nothing else is known, or nobody is named.
pub(super) fn are_business(scene: &Scene<'_>, parties: &[usize]) -> bool {
    parties.iter().all(|party| {
        let is_body = matches!(scene.kind(*party), Some(EntityKind::Organization | EntityKind::Other));
        is_body && actor(scene, *party).sectors.iter().all(|sector| is_of_business(sector))
    })
}

/// Whether there are some and all are known for companies.
pub(super) fn are_companies(scene: &Scene<'_>, parties: &[usize]) -> bool {
    let is_company = |party: &usize| {
        let sectors = actor(scene, *party).sectors;
        !sectors.is_empty() && sectors.iter().all(|sector| is_of_business(sector))
    };
    !parties.is_empty() && parties.iter().all(is_company)
}

fn is_of_business(sector: &str) -> bool {
    matches!(sector, "BUS" | "MNC")
}

/// Whether there are some and all are of the press.
pub(super) fn are_press(scene: &Scene<'_>, parties: &[usize]) -> bool {
    let is_press = |party: &usize| {
        actor(scene, *party).sectors.iter().any(|sector| sector == "MED")
            || matches!(
                &*lemma(scene.tree, *party),
                "reporter" | "journalist" | "newsman" | "press" | "correspondent" | "reuters"
            )
    };
    !parties.is_empty() && parties.iter().all(is_press)
}
