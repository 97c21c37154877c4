//! Who says what.
//!
//! Quotations first, then the rules for one sentence; then each statement is told whom its words stand for, which
//! statement it stands in and which one it answers.

mod answers;
mod content;
mod continuation;
mod draft;
mod finish;
mod nesting;
mod page;
mod parties;
mod phrase;
mod predicate;
mod resolve;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use self::draft::Draft;
use self::page::Page;
use self::resolve::Resolver;
use crate::Context;
use crate::account::{Entity, Mention, Statement};

/// Finds the statements of a report.
pub fn find(context: &Context<'_>, mentions: &[Mention], _entities: &[Entity]) -> Vec<Statement> {
    let page = Page::new(context);
    let drafts = drafts(&page);
    let resolver = Resolver::new(mentions);
    let mut statements: Vec<_> = drafts.iter().map(|draft| finish::statement(&page, &resolver, draft)).collect();
    nesting::nest(&mut statements);
    continuation::carry(&page, &resolver, &drafts, &mut statements);
    answers::link(&page, &drafts, &mut statements);
    statements
}

/// What the rules find, in the order of the text.
fn drafts(page: &Page<'_>) -> Vec<Draft> {
    let mut drafts = rules::quotation::find(page);
    let taken: BTreeSet<_> = drafts.iter().filter_map(|draft| draft.predicate).collect();
    drafts.extend(rules::find(page, taken));
    drafts.sort_by_key(|draft| (draft.extent(), draft.predicate));
    drafts.dedup_by(|later, earlier| later.cue == earlier.cue && later.content == earlier.content);
    drafts
}
