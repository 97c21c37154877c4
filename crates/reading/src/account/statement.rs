use std::borrow::Cow;

use polybius_text::Span;
use serde::{Deserialize, Serialize};

use super::{EntityId, Polarity, Provenance};

/// Something that somebody says, writes, thinks or refuses to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Who says it; `None` when the text does not tell.
    pub source: Option<Source>,
    /// To whom it is said.
    pub addressee: Option<Source>,
    /// The words that mark it as said: "said", "according to".
    pub cue: Option<Span>,
    /// What is said; a split quotation has several pieces. Quotation marks stand outside.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub manner: Manner,
    /// What saying it does.
    pub act: Act,
    /// Whether the source is kept anonymous ("officials familiar with the matter").
    pub anonymous: bool,
    /// The outlet or platform that carried it, where that is not the source.
    pub channel: Option<Channel>,
    /// `Negated`: it was not said.
    pub polarity: Polarity,
    /// The statement it is nested in: index into the account's statements.
    pub within: Option<usize>,
    /// What it denies, confirms or answers.
    pub answers: Vec<Answer>,
    /// How it was found.
    pub provenance: Provenance,
}

/// Who says something, or hears it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The words that name the source: "Rob Lee", "he", "two officials".
    pub span: Span,
    /// Whom they stand for.
    pub entity: Option<EntityId>,
    /// The words that say who that is: "an analyst at the think tank …".
    pub role: Option<Span>,
}

/// The outlet or platform that carried a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its words.
    pub span: Span,
    /// Which outlet or platform.
    pub entity: Option<EntityId>,
}

/// A statement's bearing on another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Index into the account's statements.
    pub statement: usize,
    /// How it bears on it.
    pub kind: AnswerKind,
}

/// How one statement bears on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Says that it is not so.
    Denies,
    /// Says that it is so.
    Confirms,
    /// Refuses what it asks or offers.
    Rejects,
    /// Responds to it otherwise.
    Answers,
}

impl AnswerKind {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::Confirms => "confirms",
            Self::Rejects => "rejects",
            Self::Answers => "answers",
        }
    }
}

/// Whether a statement's words are its source's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// All of it stands in quotation marks.
    Direct,
    /// Retold.
    Indirect,
    /// Retold, with quoted pieces.
    Mixed,
}

impl Manner {
    /// The name used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What saying something does: an act of `data/reporting.tsv`, for example `deny`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act(pub Cow<'static, str>);
