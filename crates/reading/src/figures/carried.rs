//! What a figure leaves out because its neighbour has it: "74.8 billion crowns, against 70.6 billion in February",
//! "9.3 mln dlrs vs 7.1 mln", "units of 1,000 and 10,000 dlrs".

use polybius_language::Upos;
use polybius_text::Span;

use super::counted::{ending, is_amount};
use super::draft::Draft;
use super::row;
use super::rules::amount::times;
use crate::account::{Figure, FigureKind};
use crate::words::{Line, Shape};

/// How many pieces may lie between two figures that are told of the same thing.
const REACH: usize = 14;
/// Words before the second member of a comparison.
const COMPARING: [&str; 6] = ["vs", "versus", "against", "from", "than", "or"];
/// Words that may stand between those and the figure.
const LED: [&str; 25] = [
    "a",
    "an",
    "the",
    "loss",
    "profit",
    "about",
    "just",
    "only",
    "net",
    "of",
    "projected",
    "estimated",
    "expected",
    "revised",
    "forecast",
    "record",
    "previous",
    "total",
    "earlier",
    "nearly",
    "original",
    "initial",
    "current",
    "prior",
    "indicated",
];

/// Fills in what each figure of a sentence leaves out; `told` says what a figure measures of which neither the tree nor a
/// neighbour does.
pub fn fill(line: &Line<'_>, drafts: &[Draft], figures: &mut [Figure], told: impl Fn(&Draft) -> Option<Span>) {
    let mut factors: Vec<f64> = drafts.iter().map(|draft| draft.factor).collect();
    for later in (0..figures.len().saturating_sub(1)).rev() {
        // A noun before the number names what both are: "units of 1,000 and 10,000 dlrs".
        let behind = figures[later].of.filter(|of| of.end > figures[later].span.start);
        if follows_at_once(line, drafts, later) && bare(&figures[later], behind, &figures[later + 1]) {
            take_unit(figures, &mut factors, later + 1, later);
            take_measured(figures, later + 1, later);
            // The noun before both is that of both.
            if behind.is_none() && line.is(drafts[later].pieces.start.wrapping_sub(1), "of") {
                figures[later + 1].of = figures[later].of;
            }
        }
    }
    for index in 0..figures.len() {
        if let Some(sum) = sum_before(line, drafts, figures, index) {
            take_unit(figures, &mut factors, sum, index);
        }
        if let Some(thing) = changed_alike(line, drafts, figures, index) {
            take_unit(figures, &mut factors, index - 1, index);
            figures[index].of = Some(thing);
            continue;
        }
        let follows = index > 0 && take_from_before(line, drafts, figures, &mut factors, index);
        if !follows && let Some(label) = row::item(line, &drafts[index]) {
            // "ICI 5p to 617 and P and O 3p": a list whose items name what each figure is of.
            let behind = figures[index].of.filter(|of| of.start > figures[index].span.start);
            figures[index].of = behind.or(Some(label));
        } else if index > 0 && !follows && listed(line, drafts, index) {
            let before = index - 1;
            if figures[before].kind == figures[index].kind {
                take_measured(figures, before, index);
            } else if figures[index].of.is_none()
                && drafts[index].kind == FigureKind::Count
                && goes_on(line, drafts, index)
            {
                take_unit(figures, &mut factors, before, index);
                take_measured(figures, before, index);
            }
        }
        if figures[index].of.is_none() && repeats(line, drafts, figures, index) {
            take_measured(figures, index - 1, index);
        }
        figures[index].of = figures[index].of.or_else(|| told(&drafts[index]));
    }
}

/// "an 800 mln dlr net profit, down from the 1.1 billion profit", "lost 5 mln dlrs on sales of 80 mln": the sum before in
/// whose currency a scaled count is told that is of the same, or of an amount of money.
fn sum_before(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let figure = &figures[index];
    let open = figure.kind == FigureKind::Count && figure.unit.is_none() && drafts[index].scaled;
    let is_sum = |other: &usize| figures[*other].kind == FigureKind::Money && drafts[*other].scaled;
    let sum = (0..index).rev().filter(|_| open).find(is_sum)?;
    let noun = |figure: &Figure| figure.of.and_then(|of| of.of(line.tree.text()).split_whitespace().last());
    let own = noun(figure)?;
    (is_amount(own) || noun(&figures[sum]) == Some(own)).then_some(sum)
}

/// "private spending rose 0.4 pct and public spending by 0.3": the second thing, whose figure has neither verb nor unit.
fn changed_alike(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> Option<Span> {
    let by = drafts[index].pieces.start.checked_sub(1).filter(|by| index > 0 && line.is(*by, "by"))?;
    let open = figures[index].kind == FigureKind::Count && figures[index - 1].kind == FigureKind::Percent;
    let noun = line.token(by.checked_sub(1).filter(|_| open && listed(line, drafts, index))?)?;
    (line.tree.upos(noun) == Upos::Noun).then(|| ending(line.tree, noun))
}

/// Gives the figure what it shares with the one before, if the words between say that both are told of one thing.
fn take_from_before(
    line: &Line<'_>,
    drafts: &[Draft],
    figures: &mut [Figure],
    factors: &mut [f64],
    index: usize,
) -> bool {
    let before = index - 1;
    let alike = figures[before].kind == figures[index].kind
        || figures[index].kind == FigureKind::Count
        || between(drafts, index).any(|piece| line.is(piece, "or"));
    if let Some(partner) = partner(line, drafts, figures, index) {
        figures[index].of = figures[partner].of;
    } else if alike && compared(line, drafts, index) {
        let same_scale = drafts[index].scaled == drafts[before].scaled;
        let is_bare = bare(&figures[index], figures[index].of, &figures[before]);
        if is_bare && same_scale && !is_start_of_step(line, drafts, figures, index) {
            take_unit(figures, factors, before, index);
        }
        // "44 mln dlrs or 4 dlrs a share": the same told in another way, whatever the verb says.
        let same = line.is(drafts[index].pieces.start.wrapping_sub(1), "or") && between(drafts, index).len() <= 2;
        if same && figures[before].of.is_some_and(|of| of.end <= figures[before].span.start) {
            figures[index].of = None;
        }
        take_measured(figures, before, index);
    } else if reached(line, drafts, index) {
        let is_bare = bare(&figures[index], figures[index].of, &figures[before]);
        // "went up 40 cents to 18.10": the whole is told in dollars.
        if is_bare && drafts[before].factor < 1.0 && drafts[before].kind == FigureKind::Money {
            (figures[index].unit, figures[index].kind) = (figures[before].unit.clone(), FigureKind::Money);
        }
        take_measured(figures, before, index);
    } else if stepped(line, drafts, index) || converted(line, drafts, index) {
        figures[index].of = figures[before].of.or(figures[index].of);
    } else {
        return false;
    }
    true
}

/// "a fall of 1.2 pct from 16.4": by how much it fell says nothing of the unit in which it started; "to 3 pct from 4" does.
fn is_start_of_step(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> bool {
    let led = |draft: &Draft, words: &[&str]| line.any(draft.pieces.start.wrapping_sub(1), words);
    figures[index - 1].kind == FigureKind::Percent
        && led(&drafts[index], &["from"])
        && led(&drafts[index - 1], &["of", "by", "only", "just", "rose", "fell", "up", "down", "increased", "declined"])
}

/// "110 wells and 431 rigs, against 108 and 330": the second list repeats the order of the first. For each of two figures behind
/// a comparison the one with which it is compared.
fn partner(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let is_second = |index: usize| index >= 2 && compared(line, drafts, index);
    let joins = |at: usize| at > 0 && at < drafts.len() && between(drafts, at).any(|piece| line.is(piece, "and"));
    let bare_pair = |first: usize| {
        let gap = between(drafts, first + 1);
        gap.len() == 1 && line.is(gap.start, "and") && joins(first - 1)
    };
    let first = if is_second(index) && index + 1 < drafts.len() {
        index
    } else {
        index.checked_sub(1).filter(|before| is_second(*before))?
    };
    let other = index - 2;
    let alike = figures[first].kind == figures[first - 2].kind && figures[first + 1].kind == figures[first - 1].kind;
    let named = figures[first - 2].of.is_some() && figures[first - 2].of != figures[first - 1].of;
    (alike && named && bare_pair(first)).then_some(other)
}

/// Tells what a measure is of from the measure before in the same unit, in this sentence or the last: "production of
/// 870,000 barrels a day … able to produce one mln"; and any figure that points back (`points_back`: their indices, ascending)
/// from the last one of its kind.
pub fn fill_across(figures: &mut [Figure], points_back: &[usize]) {
    const REACH: u32 = 400;
    for index in points_back {
        let (before, rest) = figures.split_at_mut(*index);
        let figure = &mut rest[0];
        let near = |other: &&Figure| figure.span.start - other.span.end <= REACH;
        let told = |other: &&Figure| other.kind == figure.kind && other.of.is_some();
        figure.of = before.iter().rev().take_while(near).find(told).and_then(|other| other.of);
    }
    for index in 1..figures.len() {
        let figure = &figures[index];
        let physical =
            matches!(figure.kind, FigureKind::Mass | FigureKind::Volume | FigureKind::Energy | FigureKind::Other);
        if !physical || figure.of.is_some() || figure.unit.is_none() {
            continue;
        }
        let near = |other: &&Figure| figure.span.start - other.span.end <= REACH;
        let same = |other: &&Figure| other.unit == figure.unit && other.of.is_some();
        figures[index].of = figures[..index].iter().rev().take_while(near).find(same).and_then(|other| other.of);
    }
}

/// Whether a figure has neither a unit nor a noun (`of`) of its own, so that it may have those of its neighbour.
fn bare(figure: &Figure, of: Option<Span>, neighbour: &Figure) -> bool {
    let of_neighbour = |of: Span| of.overlaps(neighbour.span) || Some(of) == neighbour.of;
    figure.kind == FigureKind::Count && figure.unit.is_none() && of.is_none_or(of_neighbour)
}

/// Unit and kind of the figure at `from`, with what the unit multiplies by.
fn take_unit(figures: &mut [Figure], factors: &mut [f64], from: usize, to: usize) {
    let factor = factors[from];
    let (unit, kind) = (figures[from].unit.clone(), figures[from].kind);
    // "205,000 or 12.8%": the same stake told in shares and in percent.
    let shares = kind == FigureKind::Percent && figures[to].value.is_some_and(|value| value > 1000.0);
    if shares || unit.is_none() && kind != FigureKind::Money {
        return;
    }
    factors[to] = factor;
    let figure = &mut figures[to];
    (figure.unit, figure.kind) = (unit, kind);
    for value in [&mut figure.value, &mut figure.low, &mut figure.high] {
        *value = value.map(|value| times(value, factor));
    }
}

/// What the figure at `from` measures, unless the other says so itself.
fn take_measured(figures: &mut [Figure], from: usize, to: usize) {
    let spans = [figures[from].span, figures[to].span];
    let own = figures[to].of.filter(|of| !spans.iter().any(|span| of.overlaps(*span)));
    let measured: Option<Span> = figures[from].of.filter(|of| !of.overlaps(figures[to].span));
    figures[to].of = own.or(measured);
}

/// The pieces between a figure and the one before.
fn between(drafts: &[Draft], index: usize) -> std::ops::Range<usize> {
    drafts[index - 1].pieces.end..drafts[index].pieces.start
}

/// "1,000 and 10,000 dlrs", "1/4, 3/8 pct": only a joint stands between a number in digits and the next figure.
fn follows_at_once(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index + 1);
    let digits = line.shaped(drafts[index].pieces.start, Shape::Digits);
    digits
        && (1..=2).contains(&gap.len())
        && gap.clone().all(|piece| line.any(piece, &[",", "and", "or", "to", "-", "/"]))
}

/// Whether the figure is the second member of a comparison.
fn compared(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    if gap.len() > REACH {
        return false;
    }
    let Some(last) = gap.clone().rev().find(|piece| !line.any(*piece, &LED)) else { return false };
    let with =
        line.any(last, &["with", "to"]) && line.any(last.wrapping_sub(1), &["compared", "comparing", "compares"]);
    let pointed = line.is(last, ".") && line.is(last.wrapping_sub(1), "vs");
    line.any(last, &COMPARING) || with || pointed
}

/// "increased 27 pct over the year before to 4.4 mln dlrs": by how much, and to what.
fn reached(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let led = line.is(drafts[index].pieces.start.wrapping_sub(1), "to");
    let differ = match drafts[index - 1].kind {
        FigureKind::Percent => drafts[index].kind != FigureKind::Percent,
        FigureKind::Money => drafts[index].kind == FigureKind::Count,
        _ => false,
    };
    led && differ && gap.len() <= REACH && !gap.clone().any(|piece| is_verbal(line, piece))
}

/// "net profits of 1.79 billion, up 2.2 pct": by how much the figure before has changed.
fn stepped(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let step = drafts[index].pieces.start.wrapping_sub(1);
    let inserted = (gap.start..=step).any(|piece| line.is(piece, ","));
    drafts[index].kind == FigureKind::Percent
        && drafts[index - 1].kind != FigureKind::Percent
        && line.any(step, &["up", "down", "off"])
        && inserted
        && gap.len() <= REACH
        && !gap.clone().any(|piece| is_verbal(line, piece))
}

/// Whether a piece is a verb.
fn is_verbal(line: &Line<'_>, piece: usize) -> bool {
    line.token(piece).is_some_and(|token| line.tree.upos(token) == Upos::Verb)
}

/// "the 50-km (31-mile) tunnel": the same in another unit.
fn converted(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    gap.len() == 1 && line.is(gap.start, "(") && line.is(drafts[index].pieces.end, ")")
}

/// "Four closings are set for June 13 and four for June 20": the second part leaves out all but the number and what it is
/// joined to.
fn repeats(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let gap = between(drafts, index);
    // "93 open hotels and another 55 in construction"
    gap.len() <= REACH
        && line.any(drafts[index].pieces.start.wrapping_sub(1), &["and", ",", "but", "another"])
        && line.any(drafts[index].pieces.end, &["by", "for", "in", "on", "from", "to", "at"])
        && figures[before].kind == figures[index].kind
        && figures[before].unit == figures[index].unit
}

/// "936,000 tonnes in Belgium, 499,000 in Denmark": the next of a list leaves the unit out and goes on like the one before.
fn goes_on(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let behind = |draft: &Draft| line.lower(draft.pieces.end);
    let scale = drafts[index].scaled == drafts[index - 1].scaled;
    scale
        && behind(&drafts[index - 1]) == behind(&drafts[index])
        && line.any(drafts[index].pieces.end, &["in", "from", "on"])
}

/// "65 mln this year, 105 mln next year and 125 mln in 1989": a list of figures of one verb.
fn listed(line: &Line<'_>, drafts: &[Draft], index: usize) -> bool {
    let gap = between(drafts, index);
    let joined = gap.clone().any(|piece| line.any(piece, &[",", "and", "or", ";"]));
    let told = |piece: usize| {
        line.token(piece).is_some_and(|token| matches!(line.tree.upos(token), Upos::Verb | Upos::Auxiliary))
    };
    joined && gap.len() <= REACH && !gap.clone().any(told)
}
