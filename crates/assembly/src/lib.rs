//! What do the reports say together?
//!
//! [`digest()`] takes from one report and its account what the comparison with others needs; [`assemble()`] takes the
//! digests of all reports and gives [`Assembly`]: which reports are [copies](CopyGroup) of one text, which belong to one
//! [story](Story), which accounts tell one [occurrence](Occurrence) and from how many independent origins, and where
//! accounts [differ](Dispute). [`late`] puts reports that come later beside those that stand. Pure functions: no clock, no files, the same result in whatever order the digests come.

mod assemble;
mod assembly;
mod copies;
pub mod digest;
mod disputes;
#[cfg(test)]
mod examples;
mod id;
pub mod late;
mod occurrences;
mod stories;
mod words;

pub use assemble::{assemble, compared};
pub use assembly::{
    Assembly, CopyGroup, CopyKind, Dispute, DisputeKind, Occurrence, Passage, Status, Story, Version, Where,
};
pub use digest::{Digest, digest};
pub use occurrences::Compared;
