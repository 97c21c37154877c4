use super::{Codebook, Root, Surroundings, Table, TriggerKind};

/// Slots with their words; `@` among them makes the slot a party's.
struct Around(&'static [(&'static str, &'static str)]);

impl Surroundings for Around {
    fn is_filled(&self, slot: &str) -> bool {
        self.0.iter().any(|(name, _)| *name == slot)
    }

    fn has_party(&self, slot: &str) -> bool {
        self.0.contains(&(slot, "@")) || self.0.iter().any(|pair| pair.0 == slot && pair.1 == "@")
    }

    fn has_word(&self, slot: &str, accept: &dyn Fn(&str) -> bool) -> bool {
        self.0.iter().any(|(name, word)| *name == slot && accept(word))
    }
}

fn check(kind: TriggerKind, lemma: &str, around: &'static [(&'static str, &'static str)], expected: Option<Root>) {
    let book = Codebook::embedded();
    let found = book.look_up(kind, lemma, &Around(around));
    assert_eq!(found.first().and_then(|pattern| pattern.root), expected, "{lemma} {around:?}: {:?}", found.first());
}

#[test]
fn every_line_of_the_tables_is_read() {
    let book = Codebook::embedded();
    assert_eq!(book.defects, Vec::<String>::new());
    assert!(Root::ALL.iter().all(|root| !book.targets_of(*root).is_empty()));
    let unrooted = |pattern: &&super::Pattern| pattern.table == Table::Own && pattern.root.is_none();
    let unrooted: Vec<_> = book.patterns.iter().filter(unrooted).filter_map(|pattern| pattern.cameo.clone()).collect();
    assert!(unrooted.iter().all(|code| code.starts_with("01")), "{unrooted:?}");
}

#[test]
fn objects_and_particles_change_the_root() {
    use TriggerKind::{Noun, Verb};
    check(Verb, "impose", &[("obj", "sanction")], Some(Root::Coerce));
    check(Verb, "lift", &[("obj", "sanction")], Some(Root::Concede));
    check(Verb, "suspend", &[("obj", "aid")], Some(Root::Sanction));
    check(Verb, "suspend", &[("obj", "talk")], Some(Root::Sanction));
    check(Verb, "hold", &[("obj", "talk"), ("with", "@")], Some(Root::Consult));
    check(Verb, "launch", &[("obj", "attack")], Some(Root::Assault));
    check(Verb, "launch", &[("obj", "investigation")], Some(Root::Accuse));
    check(Verb, "withdraw", &[("obj", "troop"), ("from", "@")], Some(Root::Retreat));
    check(Verb, "withdraw", &[("obj", "peacekeeper"), ("from", "@")], Some(Root::Sanction));
    check(Verb, "call", &[("for", "calm"), ("subj", "@")], Some(Root::Request));
    check(Verb, "approve", &[("obj", "shipment"), ("obj", "mine")], Some(Root::Aid));
    check(Noun, "invasion", &[], Some(Root::Assault));
    check(Noun, "agreement", &[], None);
}

#[test]
fn codes_fall_under_their_longest_prefix() {
    let book = Codebook::embedded();
    assert_eq!(book.root_of("163"), Some(Root::Coerce));
    assert_eq!(book.root_of("162"), Some(Root::Sanction));
    assert_eq!(book.root_of("0874"), Some(Root::Retreat));
    assert_eq!(book.root_of("084"), Some(Root::Concede));
    assert_eq!(book.root_of("010"), None);
    assert_eq!(book.quad_of(Root::Sanction), 4);
}
