use polybius_knowledge::Knowledge;
use polybius_language::Language;
use polybius_text::Report;

use crate::{Account, Context, events, figures, mentions, notes, statements, times};

/// What reading needs besides the report: the language model and what was known beforehand. Shared by all threads.
pub struct Reader {
    /// The language model.
    pub language: Language,
    /// Countries, offices, organisations, places, equipment, the codebook.
    pub knowledge: Knowledge,
}

/// Reads one report.
///
/// Never fails: what could not be read is in [`Account::diagnostics`].
pub fn read(report: &Report, reader: &Reader) -> Account {
    let text = report.text.as_str();
    let (analysis, vectors) = reader.language.analyse_with_vectors(text);
    let mut context = Context::new(text, &analysis, &reader.knowledge);
    context.vectors = Some(&vectors);
    context.publisher = report.publisher.as_deref();
    let published = times::report_date(report, &context);
    context.published = published.as_ref().and_then(times::day_of);

    let (mentions, entities) = mentions::find(&context);
    let times = times::find(&context);
    let mut figures = figures::find(&context, &times);
    let statements = statements::find(&context, &mentions, &entities);
    figures::attribute(&mut figures, &statements);
    let events = events::find(
        &context,
        &events::Found {
            mentions: &mentions,
            entities: &entities,
            times: &times,
            figures: &figures,
            statements: &statements,
        },
    );
    let notes = notes::find(&context);

    Account {
        report: report.id(),
        published,
        notes,
        sentences: analysis.sentences.iter().map(|sentence| sentence.span).collect(),
        words: analysis.sentences.iter().map(|sentence| sentence.tokens.len()).sum(),
        mentions,
        entities,
        times,
        figures,
        statements,
        events,
        diagnostics: Vec::new(),
    }
}
