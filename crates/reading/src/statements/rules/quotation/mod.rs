//! # What it finds
//! Direct quotations with the verb beside them ("…," the baker said; the baker said: "…"; "…," she said, "…"), those that
//! run on in the same paragraph after their speaker was named, those that run over several paragraphs, and those whose
//! speaker stands sentences earlier.
//!
//! # When it does not
//! For single quoted words inside a sentence ("an 'essential' tool"): they belong to the statement around them, or are the
//! report's own.
//!
//! # Example
//! "“The ovens are cold,” the baker said. “Come back tomorrow.”": one statement with two pieces of content.
//!
//! # Source
//! Written for this project.

mod cue;
mod line;
mod speaker;

use polybius_text::Span;

use self::cue::{Place, beside};
use self::line::{Line, Part, lines};
use super::super::draft::{Draft, Party};
use super::super::page::{At, Page};
use super::super::parties::furnish;
use super::{according_to, clause};

/// The statements that quotations make, in the order of the text.
pub(in super::super) fn find(page: &Page<'_>) -> Vec<Draft> {
    let mut finder = Finder { page, found: Vec::new(), current: None, runs_on: None, last: None };
    for line in lines(page) {
        finder.read(&line);
    }
    finder.found
}

struct Finder<'p, 'a> {
    page: &'p Page<'a>,
    found: Vec<Draft>,
    /// The statement that the line's next quotation continues.
    current: Option<usize>,
    /// The statement whose quotation the last line left open, to be carried on in the next one.
    runs_on: Option<usize>,
    /// The last statement with a speaker, and in which line it stands.
    last: Option<(usize, usize)>,
}

impl Finder<'_, '_> {
    fn read(&mut self, line: &Line) {
        self.current = self.runs_on.take().or_else(|| self.carried_on(line));
        let mut waiting: Vec<Span> = Vec::new();
        for (index, part) in line.parts.iter().enumerate() {
            let Part::Quotation { index: quotation, speech: true } = *part else { continue };
            self.quotation(line, index, quotation, &mut waiting);
        }
        self.float(line, waiting);
    }

    /// A paragraph of nothing but a quotation right after one that ended with somebody's speech: the same speaks on.
    fn carried_on(&self, line: &Line) -> Option<usize> {
        let (index, number) = self.last?;
        let only_speech = line.parts.iter().all(|part| matches!(part, Part::Quotation { speech: true, .. }));
        (only_speech && number + 1 == line.number).then_some(index)
    }

    fn quotation(&mut self, line: &Line, index: usize, quotation: usize, waiting: &mut Vec<Span>) {
        let (content, inner_cue) = cue::cut(self.page, quotation);
        if content.is_empty() {
            return;
        }
        let before = line.words_before(index).and_then(|words| beside(self.page, words, Place::Before));
        let after = line.words_after(index).and_then(|words| beside(self.page, words, Place::After));
        let told = line.words_before(index).and_then(|words| cue::sentence_before(self.page, words));
        let cue = inner_cue.or_else(|| self.choose(before, after));
        match (cue, self.current) {
            (Some(at), Some(current)) if self.found[current].predicate == Some(at) => {
                self.extend(line, current, content);
            }
            (Some(at), _) => self.begin(line, at, waiting, content),
            (None, current) if told.is_some_and(|at| self.goes_on_from(line, at, current, content)) => {}
            (None, Some(current)) => self.extend(line, current, content),
            (None, None) => waiting.push(content),
        }
        let carried = self.page.quotations.list[quotation].continued && line.ends_with(index);
        self.runs_on = self.current.filter(|_| carried);
    }

    /// Another piece of the same speech, which brings its speaker nearer to the lines that follow.
    fn extend(&mut self, line: &Line, current: usize, content: Span) {
        self.found[current].content.push(content);
        self.last = self.last.map(|(index, number)| (index, if index == current { line.number } else { number }));
    }

    /// A verb before the quotation that leads it goes first, unless it belongs to the quotation before.
    fn choose(&self, before: Option<At>, after: Option<At>) -> Option<At> {
        let taken = |at: &At| self.found.iter().rev().take(2).any(|draft| draft.predicate == Some(*at));
        let fresh = before.filter(|at| !taken(at));
        // A colon alone, or behind another verb, gives way to ", he said" after the quotation.
        let led_by_colon = |at: &At| cue::leads_to_colon(self.page, *at);
        fresh.filter(|at| after.is_none() || !led_by_colon(at)).or(after).or(before)
    }

    fn begin(&mut self, line: &Line, at: At, waiting: &mut Vec<Span>, content: Span) {
        let mut pieces = std::mem::take(waiting);
        pieces.push(content);
        self.push(line, self.draft(at, pieces));
    }

    /// "The mill is lost, Lund said. “It was never safe.”": retold words go on as quoted ones.
    fn goes_on_from(&mut self, line: &Line, at: At, current: Option<usize>, content: Span) -> bool {
        if current.is_some_and(|current| self.found[current].predicate == Some(at)) {
            return false;
        }
        let Some(predicate) = self.page.predicate(at) else { return false };
        let Some((mut pieces, _)) = clause::said(self.page, at, predicate) else { return false };
        pieces.push(content);
        self.push(line, self.draft(at, pieces));
        true
    }

    fn draft(&self, at: At, content: Vec<Span>) -> Draft {
        if let Some(draft) = according_to::of_quotation(self.page, at, &content) {
            return draft;
        }
        let Some(predicate) = cue::predicate(self.page, at) else { return self.after_colon(at, content) };
        let mut draft = Draft::new("statements/quotation", 0.95, at, predicate, content);
        draft.source = speaker::speaker(self.page, at);
        furnish(self.page, draft, at)
    }

    /// A quotation behind a colon without a verb: the words before the colon name the speaker.
    fn after_colon(&self, at: At, content: Vec<Span>) -> Draft {
        let mut draft = Draft::silent("statements/quotation_after_colon", 0.7);
        (draft.predicate, draft.cue, draft.content) = (Some(at), Some(self.page.span(at)), content);
        draft.source = speaker::speaker_before_colon(self.page, at);
        draft
    }

    fn push(&mut self, line: &Line, draft: Draft) {
        let index = self.found.len();
        if draft.source.is_some() {
            self.last = Some((index, line.number));
        }
        self.found.push(draft);
        self.current = Some(index);
    }

    /// Quotations of a line in which nobody speaks: the speaker is the one of the lines before, if they are near.
    fn float(&mut self, line: &Line, waiting: Vec<Span>) {
        const FARTHEST: usize = 3;
        const FEWEST_WORDS: usize = 6;
        if waiting.is_empty() {
            return;
        }
        let near = self.last.filter(|(_, number)| line.number - number <= FARTHEST);
        let led = speaker::subject_before(self.page, line);
        let speaker: Option<Party> = near.and_then(|(index, _)| self.found[index].source);
        let told = led.or_else(|| speaker::told_before(self.page, line));
        let source = told.or(speaker);
        let words: usize = waiting.iter().map(|span| span.of(self.page.context.text).split_whitespace().count()).sum();
        if source.is_none() && words < FEWEST_WORDS {
            return;
        }
        let mut draft = Draft::silent("statements/floating_quotation", if speaker.is_some() { 0.6 } else { 0.5 });
        (draft.content, draft.source) = (waiting, source);
        let carried = line.parts.last().is_some_and(|part| part.runs_on(self.page));
        self.push(line, draft);
        self.runs_on = self.current.filter(|_| carried);
    }
}
