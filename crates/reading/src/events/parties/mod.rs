//! Who does it and to whom: from the fillers of slots to the heads of the parties' noun phrases.
//!
//! [`sources`] starts from the doers, [`targets`] from the [`Slots`] of a pattern, leaving out [`bystanders`]; both look for
//! parties inside phrases ([`phrase`]) and, where the grammar has found nobody, in the role head's [`arguments`]. What
//! parties do with each other [`make_mutual`] gives to each.

mod accepting;
mod arguments;
mod bystanders;
mod mutual;
mod phrase;
mod slots;
mod sources;
mod targets;

pub(super) use arguments::agents;
pub(super) use mutual::make_mutual;
pub(super) use phrase::{concerns_party, is_mere_place, of_clause};
pub(super) use slots::{Slots, is_amount};
pub(super) use sources::{are_abstract, sources};
pub(super) use targets::targets;
