//! What an act that has not happened counts as, by the rule of CAMEO and PLOVER: to announce or plan it is to agree to it or
//! to threaten it, not to want it is to reject it.

use polybius_knowledge::codebook::Root;

use super::quad_of;
use crate::account::{Modality, Polarity};

/// The root and the general code under which an act of `root`, told so by the one who would do it, is coded.
pub(super) fn compose(root: Root, cameo: &str, modality: Modality, polarity: Polarity) -> (Root, String) {
    let keeps =
        matches!(root, Root::Agree | Root::Threaten | Root::Reject | Root::Request | Root::Accuse | Root::Support);
    match (modality, polarity) {
        (Modality::Planned, Polarity::Negated) => (Root::Reject, "120".to_owned()),
        (Modality::Planned, Polarity::Affirmed) if keeps => (root, cameo.to_owned()),
        (Modality::Planned, Polarity::Affirmed) if quad_of(root) == 4 => (Root::Threaten, "130".to_owned()),
        (Modality::Planned, Polarity::Affirmed) => (Root::Agree, "030".to_owned()),
        (Modality::Actual, Polarity::Negated) if quad_of(root) <= 2 => (Root::Reject, "120".to_owned()),
        _ => (root, cameo.to_owned()),
    }
}
