use polybius_knowledge::codebook::Root;

use super::compose::compose;
use super::{Pair, Scores};
use crate::account::{Modality, Polarity};

#[test]
fn what_is_only_announced_is_agreed_threatened_or_rejected() {
    for (root, modality, polarity, expected) in [
        (Root::Consult, Modality::Planned, Polarity::Affirmed, Root::Agree),
        (Root::Assault, Modality::Planned, Polarity::Affirmed, Root::Threaten),
        (Root::Concede, Modality::Planned, Polarity::Negated, Root::Reject),
        (Root::Assault, Modality::Actual, Polarity::Affirmed, Root::Assault),
        (Root::Request, Modality::Planned, Polarity::Affirmed, Root::Request),
    ] {
        assert_eq!(compose(root, "000", modality, polarity).0, expected, "{root:?} {modality:?} {polarity:?}");
    }
}

#[test]
fn marks_tell_which_occurrence_is_meant() {
    let pair = Pair {
        text: "Arl hit Bor; Arl left.".into(),
        source: "Arl".into(),
        target: "Bor".into(),
        marked: Some("Arl hit <t>Bor</t>; <s>Arl</s> left.".into()),
    };
    assert_eq!(pair.sources().iter().map(|span| span.start).collect::<Vec<_>>(), [13]);
    assert_eq!(Pair { marked: None, ..pair }.sources().len(), 2);
}

#[test]
fn scores_are_a_distribution_also_without_votes() {
    for votes in [&[][..], &[(Root::Retreat, 0.9), (Root::Aid, 0.2)]] {
        let scores = Scores::from_votes(votes, 0.3);
        let total: f32 = scores.iter().map(|(_, score)| score).sum();
        assert!((total - 1.0).abs() < 1e-5, "{total}");
    }
    let scores = Scores::from_votes(&[(Root::Retreat, 0.9)], 0.3);
    assert!(scores.of(Root::Concede) > 0.5);
}
