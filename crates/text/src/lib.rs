//! Where in the report does this stand?
//!
//! Reports, spans, quotation marks, the layout of lines and paragraphs, and the conversion of offsets. Everything here
//! works on the text to the letter; nothing is cleaned or normalised.

mod kind;
mod layout;
mod offsets;
mod quotation;
mod report;
mod span;

pub use kind::EntityKind;
pub use layout::{Gap, Layout, Paragraph};
pub use offsets::CodePoints;
pub use quotation::{Quotation, Quotations};
pub use report::{Published, PublishedBasis, Report, ReportId};
pub use span::Span;
