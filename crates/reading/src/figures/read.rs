use polybius_text::Span;

use super::draft::Draft;
use super::{across, carried, change, counted, currency, duration, lexicon, name, row, rules, when};
use crate::Context;
use crate::account::{Figure, FigureKind, Provenance, Time, TimeKind};
use crate::words::{Line, Shape, Words};

/// Finds the figures of a report, in the order of the text.
pub fn find(context: &Context<'_>, times: &[Time]) -> Vec<Figure> {
    let words = Words::new(context.text, context.analysis);
    let mut figures = Vec::new();
    let mut open = Vec::new();
    let mut rest = 0;
    for line in words.lines(&context.trees) {
        let Some(last) = line.len().checked_sub(1).and_then(|last| line.piece(last)) else { continue };
        let count = times[rest..].iter().take_while(|time| time.span.start < last.span.end).count();
        for (figure, left) in of_line(&line, &times[rest..rest + count], rest) {
            open.extend(left.map(|left| (figures.len(), left)));
            figures.push(figure);
        }
        rest += count;
    }
    let points_back: Vec<usize> = open.iter().filter(|(_, left)| left.points_back).map(|(index, _)| *index).collect();
    across::fill(&mut figures, &points_back);
    for (index, left) in open {
        figures[index].of = figures[index].of.or(left.acted);
    }
    currency::settle(context.text, context.knowledge, &mut figures);
    figures
}

/// What is known of a figure whose sentence does not tell what it is of.
struct Left {
    /// Whether it leaves that to the text before.
    points_back: bool,
    /// The verb that says what is done with it.
    acted: Option<Span>,
}

/// The figures of one sentence, with what is left of those that it does not explain; `first` is the index of its first time.
fn of_line(line: &Line<'_>, times: &[Time], first: usize) -> Vec<(Figure, Option<Left>)> {
    let drafts = drafts(line, times);
    let starts = change::starts(line, &drafts);
    let time = |draft: &Draft| when::governing(line, draft, times, first);
    let mut figures: Vec<Figure> = drafts.iter().map(|draft| figure(line, draft, times, time(draft))).collect();
    let verbless = row::is_verbless(line);
    for (index, figure) in figures.iter_mut().enumerate() {
        figure.of = row::label(line, &drafts, index, verbless).or(figure.of);
    }
    carried::fill(line, &drafts, &mut figures, |draft| {
        let own = line.span(draft.pieces.clone());
        let names = |of: &Span| !told(times, *of) && !of.overlaps(own);
        counted::before_verb(line, draft).filter(names).or_else(|| counted::resort(line, draft).filter(names))
    });
    let spans: Vec<Span> = figures.iter().map(|figure| figure.span).collect();
    let sums = |figure: &&Figure| matches!(figure.kind, FigureKind::Count | FigureKind::Money);
    let counts: Vec<Span> = figures.iter().filter(sums).map(|figure| figure.span).collect();
    let told: Vec<Option<Span>> = figures.iter().map(|figure| figure.of).collect();
    for figure in &mut figures {
        // "40 mln dlrs of 6 pct notes": one figure does not count another, but what that is of.
        let holder = figure.of.and_then(|of| {
            let before = spans.partition_point(|span| span.start <= of.start).checked_sub(1)?;
            spans[before].contains(of).then_some(before)
        });
        let of = holder.map_or(figure.of, |other| told[other].filter(|of| !of.overlaps(spans[other])));
        let of = of.map(|of| before_next(line.tree.text(), figure.span, of, &spans));
        figure.of = of.map(|of| behind_count(line.tree.text(), of, &counts)).filter(|of| !of.overlaps(figure.span));
    }
    for (end, start) in starts.into_iter().enumerate() {
        if let Some(start) = start {
            let reached = line.any(drafts[end].pieces.start.wrapping_sub(1), &["to", "at", "was", "were", "is"]);
            ends(&mut figures, start, end, reached);
        }
    }
    for (figure, draft) in figures.iter_mut().zip(&drafts) {
        figure.of = figure.of.or_else(|| counted::priced_by(line, draft));
    }
    let left = |(figure, draft): (Figure, &Draft)| {
        let open = figure.of.is_none();
        let left = || Left { points_back: counted::points_back(line, draft), acted: counted::acted(line, draft) };
        (figure, open.then(left))
    };
    figures.into_iter().zip(&drafts).map(left).collect()
}

/// "two mln tonnes of maize and 300,000 tonnes of sorghum": of what stands behind a figure, what comes before the next one.
fn before_next(text: &str, own: Span, of: Span, spans: &[Span]) -> Span {
    let inside = |other: &&Span| own.end <= of.start && of.start <= other.start && other.end < of.end;
    // Not "150 mining and 23 petroleum projects", whose noun is that of both.
    let is_led =
        || ["of", "in"].iter().any(|case| text[own.end as usize..of.start as usize].trim_start().starts_with(case));
    let first = spans.iter().find(inside).filter(|next| of.start < next.start);
    let Some(next) = first.filter(|_| is_led()) else { return of };
    let words = text[of.start as usize..next.start as usize].trim_end();
    let joint = [" and", " or", ","].iter().find_map(|joint| words.strip_suffix(joint));
    joint.map_or(of, |words| Span { end: of.start + words.trim_end_matches([',', ' ', '\n']).len() as u32, ..of })
}

/// "a record 2.6 billion shares", "a 3 mln dlr loan": of what another figure counts, the noun behind that.
fn behind_count(text: &str, of: Span, counts: &[Span]) -> Span {
    let last = counts.iter().rev().find(|count| of.contains(**count) && count.end < of.end);
    let Some(last) = last else { return of };
    let rest = &text[last.end as usize..of.end as usize];
    let blank = rest.len() - rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len();
    let words = &rest[blank..];
    // "33,000 of its shares" has its noun behind; "series 2 of" has not. Also "three and six-month bills".
    let joined = ["of ", "and "].iter().find_map(|joint| words.strip_prefix(joint));
    let start = joined.map_or(blank, |words| rest.len() - words.len());
    Span { start: last.end + start as u32, ..of }
}

/// Tells the figure at the end of a change where it started, and that both measure the same; a start that leaves its
/// unit out ("to 4.4 mln dlrs from 13.1 mln") has the end's, unless that is a rate of change ("a fall of 1.2 pct from 16.4").
fn ends(figures: &mut [Figure], start: usize, end: usize, reached: bool) {
    let of_change = figures[end].kind == FigureKind::Percent && !reached;
    if figures[start].unit.is_none() && !of_change {
        (figures[start].unit, figures[start].kind) = (figures[end].unit.clone(), figures[end].kind);
    }
    figures[start].of = figures[start].of.or(figures[end].of);
    let (value, of, who) = (figures[start].value, figures[start].of, figures[start].who);
    let last = &mut figures[end];
    last.from_value = value;
    let measured = last.unit.is_some() && of.is_some_and(|of| !of.overlaps(last.span));
    last.of = last.of.or(of.filter(|_| measured));
    last.who = last.who.or(who);
}

/// What the rules find outside the times, from left to right.
fn drafts(line: &Line<'_>, times: &[Time]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut at = 0;
    let mut next_time = times.iter().peekable();
    while let Some(piece) = line.piece(at) {
        while next_time.next_if(|time| time.span.end <= piece.span.start).is_some() {}
        if let Some(time) = next_time.peek().filter(|time| time.span.start <= piece.span.start) {
            drafts.extend(duration::measured(line, time));
            at = line.piece_from(time.span.end).max(at + 1);
            continue;
        }
        let limit = next_time.peek().map_or(u32::MAX, |time| time.span.start);
        match draft_at(line, at, limit) {
            Some((draft, kept)) => {
                at = draft.pieces.end;
                drafts.extend(Some(draft).filter(|_| kept));
            }
            None => at += 1,
        }
    }
    without_shared(line, drafts, times)
}

/// Leaves out the numbers that share the unit of a time: "between seven and 365 days", "two, three and six-month bills".
fn without_shared(line: &Line<'_>, drafts: Vec<Draft>, times: &[Time]) -> Vec<Draft> {
    let mut kept = Vec::with_capacity(drafts.len());
    let mut shared = None;
    for draft in drafts.into_iter().rev() {
        if shares_time(line, &draft, times, shared) {
            shared = Some(draft.pieces.start);
        } else {
            kept.push(draft);
        }
    }
    kept.reverse();
    kept
}

/// Whether a bare number is joined to a length of time, or to a number (at the piece `shared`) that is.
fn shares_time(line: &Line<'_>, draft: &Draft, times: &[Time], shared: Option<usize>) -> bool {
    const LARGEST: f64 = 1000.0;
    let joint = draft.pieces.end;
    let is_bare = draft.kind == FigureKind::Count && draft.value.is_some_and(|value| value < LARGEST);
    let lasts = |start: u32| {
        let found = times.binary_search_by_key(&start, |time| time.span.start);
        found.is_ok_and(|index| times[index].kind == TimeKind::Duration && times[index].anchor.is_none())
    };
    let is_last =
        || line.any(joint, &["and", "or", "to"]) && line.piece(joint + 1).is_some_and(|next| lasts(next.span.start));
    let is_listed = || line.any(joint, &[",", "and", "or"]) && shared == Some(joint + 1);
    is_bare && (is_last() || is_listed())
}

/// The draft that begins at a piece and has its number before the next time (its unit may hold one: "barrels a day"),
/// and whether it is a figure.
fn draft_at(line: &Line<'_>, at: usize, limit: u32) -> Option<(Draft, bool)> {
    if !may_open(line, at) {
        return None;
    }
    let draft = rules::find(line, at)?;
    let end = line.piece(draft.number)?.span.end;
    let kept = !name::belongs(line, &draft);
    (end <= limit).then_some((draft, kept))
}

/// Whether a figure may begin with this piece: what keeps the scan fast.
fn may_open(line: &Line<'_>, at: usize) -> bool {
    line.shaped(at, Shape::Digits)
        || lexicon::LEXICON.openers.contains(line.lower(at))
        || line.shaped(at + 1, Shape::Mark) && line.glued(at + 1) && line.is(at + 1, "$")
}

/// The figure of a draft; a time of the sentence is never what it counts.
fn figure(line: &Line<'_>, draft: &Draft, times: &[Time], time: Option<usize>) -> Figure {
    let (of, who) = counted::counted(line, draft);
    let span: Span = line.span(draft.pieces.clone());
    Figure {
        span,
        value: draft.value,
        low: draft.low,
        high: draft.high,
        bound: draft.bound,
        unit: draft.unit.clone(),
        kind: draft.kind,
        of: of.filter(|of| !told(times, *of)),
        who,
        from_value: None,
        time,
        statement: None,
        provenance: Provenance::new(draft.by, draft.confidence),
    }
}

/// Whether the words are part of a time, or little else.
fn told(times: &[Time], words: Span) -> bool {
    let after = times.partition_point(|time| time.span.start <= words.start);
    // Also "calendar 1987".
    let led =
        |index: usize| words.len() - times[index].span.len() <= "calendar ".len() && times[index].span.end == words.end;
    let within = |index: usize| times[index].span.contains(words) || words.contains(times[index].span) && led(index);
    after.checked_sub(1).is_some_and(within) || times.get(after).is_some_and(|_| within(after))
}
