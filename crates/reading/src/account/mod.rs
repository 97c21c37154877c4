//! All that one report tells, as the rest of the program sees it.
//!
//! Spans are bytes of the report's text. Rows refer to each other by their index in the account's lists; ids that mean
//! something outside are made from the content by [`Account::id`].

mod entity;
mod event;
mod figure;
mod statement;
mod time;

use std::borrow::Cow;

use polybius_text::{Published, ReportId, Span};
use serde::{Deserialize, Serialize};

pub use entity::{Entity, EntityId, Mention, MentionLevel, Role};
pub use event::{Actor, Event, EventTime, Modality, Place, Polarity, Quad};
pub use figure::{Bound, Figure, FigureKind};
pub use statement::{Act, Answer, AnswerKind, Channel, Manner, Source, Statement};
pub use time::{Anchor, Interval, Time, TimeKind};

/// Everything that one report tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The report it comes from.
    pub report: ReportId,
    /// The report's day, from its envelope or from its own words.
    pub published: Option<Published>,
    /// Defects and warnings found in the text, in its order.
    pub notes: Vec<Note>,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// Names, nominals and pronouns, in the order of the text, a longer one before a shorter one at the same start.
    pub mentions: Vec<Mention>,
    /// What the mentions stand for, by id.
    pub entities: Vec<Entity>,
    /// Dates, times, durations and sets, in the order of the text.
    pub times: Vec<Time>,
    /// Numbers and what they count, in the order of the text.
    pub figures: Vec<Figure>,
    /// Who says what, in the order of the text.
    pub statements: Vec<Statement>,
    /// Who did what to whom, in the order of the text.
    pub events: Vec<Event>,
    /// Number of words in the text.
    pub words: usize,
    /// What had to be left out, and why; never silently.
    pub diagnostics: Vec<Diagnostic>,
}

impl Account {
    /// The id of a row that leaves the program: BLAKE3 over the report, the table and the row's place, as 16
    /// hexadecimal digits. `spans` are those that tell the row from its neighbours: for an event its trigger, source and
    /// target; for a statement its cue and content.
    pub fn id(&self, table: &str, spans: impl IntoIterator<Item = Span>) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.report.0.as_bytes()).update(table.as_bytes());
        for span in spans {
            hasher.update(&span.start.to_le_bytes()).update(&span.end.to_le_bytes());
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// The id of the figure at `index`.
    pub fn figure_id(&self, index: usize) -> String {
        self.id("figure", [self.figures[index].span])
    }

    /// The id of the statement at `index`.
    pub fn statement_id(&self, index: usize) -> String {
        let statement = &self.statements[index];
        self.id("statement", statement.cue.into_iter().chain(statement.content.iter().copied()))
    }

    /// The id of the event at `index`.
    pub fn event_id(&self, index: usize) -> String {
        let event = &self.events[index];
        let actors = event.source.iter().chain(&event.target).map(|actor| actor.span);
        self.id("event", std::iter::once(event.trigger).chain(actors))
    }

    /// The entity with that id, if this report mentions it.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == *id)
    }
}

/// How a row came about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// The rule or model head that made it: a stable name such as `statements/according_to` or `head/names`.
    pub by: Cow<'static, str>,
    /// How likely the row is right, 0 to 1.
    pub confidence: f32,
}

impl Provenance {
    /// Made by a rule of the program.
    pub const fn new(by: &'static str, confidence: f32) -> Self {
        Self { by: Cow::Borrowed(by), confidence }
    }
}

/// A defect or warning found in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Its sort: `editorial_insert`, `foreign_word`, `unbalanced_quote`, `broken_sentence`, `stale_reference`, ….
    pub kind: Cow<'static, str>,
    /// The words concerned.
    pub span: Span,
    /// One sentence for a reader.
    pub note: String,
}

/// Something that could not be read, counted and shown instead of dropped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where, if it has a place.
    pub span: Option<Span>,
    /// What happened.
    pub message: String,
}

/// The words that stand for an entity, in the role a row gives them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// The words.
    pub span: Span,
    /// What they stand for, when it is known.
    pub entity: Option<EntityId>,
}
