//! What a figure leaves out because its neighbour has it: "74.8 billion crowns, against 70.6 billion in February",
//! "9.3 mln dlrs vs 7.1 mln", "units of 1,000 and 10,000 dlrs".

use polybius_language::Upos;
use polybius_text::Span;

use super::counted::{is_amount, is_period};
use super::draft::Draft;
use super::gap::{between, compared, converted, follows_at_once, goes_on, is_part, listed, reached, repeats, stepped};
use super::pairs::{partner, respectively};
use super::row;
use super::rules::amount::times;
use crate::account::{Figure, FigureKind};
use crate::words::Line;

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
    let paired = respectively(line, drafts, figures);
    for index in 0..figures.len() {
        if let Some(sum) = sum_before(line, drafts, figures, index) {
            take_unit(figures, &mut factors, sum, index);
        }
        if let Some(thing) = changed_alike(line, drafts, figures, index) {
            if bare(&figures[index], None, &figures[index - 1]) {
                take_unit(figures, &mut factors, index - 1, index);
            }
            figures[index].of = Some(thing);
            // "exports to 60 from 70": of what the one is where it came from is as well.
            if index + 1 < figures.len() && compared(line, drafts, index + 1) {
                figures[index + 1].of = None;
            }
            continue;
        }
        let follows = index > 0 && take_from_before(line, drafts, figures, &mut factors, index);
        // Neither the unit of the figure before nor the end of a row's label.
        let fresh = |label: &Span| index == 0 || !label.overlaps(figures[index - 1].span);
        let whole = |label: &Span| !figures[index].of.is_some_and(|of| of.contains(*label));
        let label = row::item(line, &drafts[index]).filter(|label| fresh(label) && whole(label));
        if !follows && let Some(label) = label {
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
        figures[index].of = paired[index].or(figures[index].of).or_else(|| told(&drafts[index]));
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

/// "private spending rose 0.4 pct and public spending by 0.3", "hours gained 3 pct and pay per hour 2 pct", "imports fell to
/// 200 tonnes and exports to 60", "bonds closed at 98 dlrs, warrants at 3 dlrs": the second thing, whose figure has no verb.
fn changed_alike(line: &Line<'_>, drafts: &[Draft], figures: &[Figure], index: usize) -> Option<Span> {
    let before = index.checked_sub(1).filter(|_| listed(line, drafts, index))?;
    let kinds = [figures[before].kind, figures[index].kind];
    let start = drafts[index].pieces.start;
    let joint = between(drafts, index).rev().find(|piece| line.any(*piece, &["and", ",", "while", "but"]))?;
    let end = match kinds {
        [FigureKind::Percent, FigureKind::Count] if line.is(start - 1, "by") => start - 1,
        [FigureKind::Percent, FigureKind::Percent] if told_before(&figures[before]) => start,
        [_, FigureKind::Count] if line.is(start - 1, "to") && told_before(&figures[before]) => start - 1,
        [one, other] if one == other && line.is(start - 1, "at") && told_before(&figures[before]) => start - 1,
        _ => return None,
    };
    let noun = line.token(end.checked_sub(1).filter(|last| *last > joint)?)?;
    let nominal = |piece: usize| {
        line.token(piece).is_some_and(|word| {
            let upos = line.tree.upos(word);
            matches!(upos, Upos::Noun | Upos::ProperNoun | Upos::Adjective | Upos::Determiner)
                || upos == Upos::Adposition && piece > joint + 1
        })
    };
    let named = (joint + 1..end).all(nominal) && line.tree.upos(noun) == Upos::Noun && !is_period(line.tree, noun);
    let first = line.token(joint + 1 + usize::from(line.any(joint + 1, &["the", "a", "an"])))?;
    named.then(|| line.tree.span_between(first..noun + 1))
}

/// Whether what a figure is of stands before it.
fn told_before(figure: &Figure) -> bool {
    figure.of.is_some_and(|of| of.end <= figure.span.start)
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
    // "net of 624 mln dlrs, up 16 pct from 537 mln dlrs"
    let left = figures[before].kind == FigureKind::Percent
        && told_before(&figures[before])
        && line.is(drafts[index].pieces.start.wrapping_sub(1), "from");
    let alike = left
        || figures[before].kind == figures[index].kind
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
        if same && figures[before].of.is_some_and(|of| of.end <= figures[before].span.start && is_noun(line, of)) {
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
    } else if is_part(line, drafts, index) {
        if bare(&figures[index], None, &figures[before]) && drafts[index].scaled == drafts[before].scaled {
            take_unit(figures, factors, before, index);
        }
        figures[index].of = figures[before].of.or(figures[index].of);
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

/// Whether a figure has neither a unit nor a noun (`of`) of its own, so that it may have those of its neighbour.
fn bare(figure: &Figure, of: Option<Span>, neighbour: &Figure) -> bool {
    let of_neighbour = |of: Span| of.overlaps(neighbour.span) || Some(of) == neighbour.of;
    figure.kind == FigureKind::Count && figure.unit.is_none() && of.is_none_or(of_neighbour)
}

/// Whether a span is more than the verb that tells what is done with an amount.
fn is_noun(line: &Line<'_>, of: Span) -> bool {
    let tree = line.tree;
    let verb = |word: usize| tree.upos(word) == Upos::Verb && !is_amount(tree.form(word));
    !line.token(line.piece_from(of.start)).is_some_and(verb)
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
