//! Numbers that belong to names, labels, lists and telephone numbers.

use polybius_language::{NameKind, Upos};

use super::counted::is_change;
use super::draft::Draft;
use super::lexicon::LEXICON;
use crate::account::FigureKind;
use crate::words::{Line, Shape};

/// Whether the draft's number names or marks something instead of counting it.
pub fn belongs(line: &Line<'_>, draft: &Draft) -> bool {
    listed(line, draft)
        || pronoun(line, draft)
        || identifier(line, draft)
        || capitalised(line, draft)
        || clock(line, draft)
        || ordinal(line, draft)
        || labelled(line, draft)
        || named(line, draft)
        || telephone(line, draft)
        || version(line, draft)
        || model(line, draft)
        || day(line, draft)
        || short_year(line, draft)
        || series(line, draft)
        || product(line, draft)
}

/// "those two", "the three" with nothing counted behind: who they are was told before.
fn pronoun(line: &Line<'_>, draft: &Draft) -> bool {
    let small =
        draft.kind == FigureKind::Count && draft.unit.is_none() && draft.value.is_some_and(|value| value <= 10.0);
    let led = line.any(draft.pieces.start.wrapping_sub(1), &["those", "these", "the"]);
    let alone = line
        .token(draft.number)
        .is_some_and(|token| !line.tree.is(token, "nummod") && line.tree.child(token, "nmod").is_none());
    small && led && alone && !line.shaped(draft.number, Shape::Digits)
}

/// "Six Flags", "Seven Sisters": a number word with a capital inside a sentence, before another word with one.
fn capitalised(line: &Line<'_>, draft: &Draft) -> bool {
    let (start, number) = (draft.pieces.start, draft.number);
    let capital = |piece: usize| line.form(piece).starts_with(char::is_uppercase);
    let shouted = |piece: usize| !line.form(piece).chars().any(char::is_lowercase);
    let before = start.checked_sub(1).is_some_and(|before| line.shaped(before, Shape::Letters) && !shouted(before));
    before
        && draft.kind == FigureKind::Count
        && draft.pieces.len() == 1
        && line.shaped(number, Shape::Letters)
        && [number, number + 1].into_iter().all(|piece| capital(piece) && !shouted(piece))
}

/// A long run of digits without separators, the number of an account or a time stamp; "in 000s".
fn identifier(line: &Line<'_>, draft: &Draft) -> bool {
    const LONGEST: usize = 9;
    let form = line.form(draft.number);
    let zeros = form.len() > 1 && form.bytes().all(|byte| byte == b'0');
    zeros || form.len() > LONGEST && form.bytes().all(|byte| byte.is_ascii_digit())
}

/// "(1900 gmt)": a time of day.
fn clock(line: &Line<'_>, draft: &Draft) -> bool {
    let digits = line.form(draft.number).len() == 4 && line.shaped(draft.number, Shape::Digits);
    draft.kind == FigureKind::Count && digits && line.any(draft.pieces.end, &["gmt", "utc", "est", "edt", "hrs"])
}

/// "the 12th" where it is no rank: the twelfth of something is no twelve.
fn ordinal(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.pieces.end;
    draft.kind == FigureKind::Count && line.glued(end) && line.any(end, &["st", "nd", "rd", "th"])
}

/// "1. The first item", "(2)", "3)".
fn listed(line: &Line<'_>, draft: &Draft) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    let opens = start == 0 || start == 1 && line.any(0, &["(", "#", "-", "*", "•"]);
    let plain = draft.pieces.len() == 1 && line.shaped(start, Shape::Digits);
    opens && plain && (line.any(end, &[".", ")"]) && (line.glued(end) || end + 1 < line.len()) || end == line.len())
}

/// "Article 5", "Flight 370", "No. 3", "#4".
fn labelled(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.pieces.start;
    let Some(before) = start.checked_sub(1) else { return false };
    let pointed = line.is(before, ".") && line.glued(before);
    let label = if pointed { before.wrapping_sub(1) } else { before };
    let numbered = line.any(label, &["no", "nr", "nos"]) && (pointed || line.capital(label));
    let noun = LEXICON.labels.contains(line.lower(label)) && !line.any(label, &["no", "nr"]) && draft.unit.is_none();
    numbered || line.is(before, "#") || noun && !pointed && singular_use(line, label, draft)
}

/// A label is followed by its number alone: "Article 5 applies", not "in the area 5,000 people".
fn singular_use(line: &Line<'_>, label: usize, draft: &Draft) -> bool {
    let Some(token) = line.token(draft.number) else { return true };
    let counts_next = line.tree.is(token, "nummod") && line.tree.head(token) > Some(token);
    !counts_next || line.capital(label)
}

/// Inside a name ("Channel 4", "Storm 7"), or behind a capitalised word that it depends on ("Boeing 747"); never a number
/// with separators ("Net 23,762,000").
fn named(line: &Line<'_>, draft: &Draft) -> bool {
    let separated = line.form(draft.number).contains(',');
    let Some(token) = line.token(draft.number).filter(|_| !separated) else { return false };
    let names = &line.tree.sentence().names;
    if names.iter().any(|name| name.tokens.contains(&token) && name.tokens.len() > 1 && kind_with_number(name.kind)) {
        return true;
    }
    let Some(head) = line.tree.head(token).filter(|head| *head < token) else { return false };
    let bound = line.tree.is_any(token, &["nummod", "flat", "compound", "appos", "dep"]) && draft.unit.is_none();
    let titled = || line.tree.is(token, "flat") && line.capital(draft.pieces.start.wrapping_sub(1));
    let coded = line.form(draft.pieces.start.wrapping_sub(1)).bytes().all(|byte| byte.is_ascii_uppercase());
    let name = (line.tree.upos(head) == Upos::ProperNoun || coded || titled()) && head + 1 == token;
    bound && name && draft.pieces.len() == 1
}

fn kind_with_number(kind: NameKind) -> bool {
    !matches!(kind, NameKind::Country | NameKind::Group)
}

/// "April 3-6", "June 20 and 21", "May nine": a day behind a month, or the second one.
fn day(line: &Line<'_>, draft: &Draft) -> bool {
    const JOINTS: [&str; 9] = ["-", "–", "/", ",", "and", "to", "through", "until", "till"];
    let start = draft.pieces.start;
    let small =
        draft.kind == FigureKind::Count && draft.unit.is_none() && draft.value.is_some_and(|value| value <= 31.0);
    // "Sept. 11 and 12"
    let point = |piece: usize| {
        line.is(piece, ".") && line.glued(piece) && LEXICON.months.contains(line.lower(piece.wrapping_sub(1)))
    };
    let led = |piece: usize| line.any(piece, &JOINTS) || line.integer(piece, 2).is_some() || point(piece);
    let first = (start.saturating_sub(6)..start).rev().take_while(|piece| led(*piece)).last().unwrap_or(start);
    // Without capitals "on may 14" tells a day as well.
    let led_month =
        |before: usize| line.any(before.wrapping_sub(1), &["on", "since", "until", "by", "from", "of", "last"]);
    let month = first.checked_sub(1).is_some_and(|before| {
        LEXICON.months.contains(line.lower(before)) && (is_month(line, before) || led_month(before))
    });
    let plain = line.shaped(start, Shape::Digits) || first == start;
    small && month && plain && draft.pieces.len() == 1
}

/// Whether a figure is nothing but digits for a hundred or more, as models have them.
fn is_code(line: &Line<'_>, draft: &Draft) -> bool {
    let digits = draft.pieces.len() == 1 && draft.kind == FigureKind::Count;
    let form = line.form(draft.number);
    digits && form.len() > 2 && form.bytes().all(|byte| byte.is_ascii_digit())
}

/// "the 1100 series", "the 5000 and 7000 series": a model.
fn series(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.pieces.end;
    let listed =
        line.any(end, &["and", "or", ","]) && line.shaped(end + 1, Shape::Digits) && line.is(end + 2, "series");
    is_code(line, draft) && (line.is(end, "series") || listed)
}

/// "a 767 jet", "the mid-range 9370 computer": behind an article digits before one thing alone are its model; but "a 160 bed
/// home", "a 300 fall".
fn product(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.pieces.end;
    let Some(noun) = line.token(end).filter(|_| is_code(line, draft) && line.shaped(end, Shape::Letters)) else {
        return false;
    };
    let upos = |piece: usize| line.token(piece).map(|word| line.tree.upos(word));
    let single = line.tree.upos(noun) == Upos::Noun && line.tree.token(noun).features.has("Number", "Sing");
    let last = !line.joint(end + 1) && !matches!(upos(end + 1), Some(Upos::Noun | Upos::ProperNoun | Upos::Adjective));
    let determined = (draft.pieces.start.saturating_sub(4)..draft.pieces.start)
        .rev()
        .find(|piece| !matches!(upos(*piece), Some(Upos::Adjective | Upos::Noun)) && !line.hyphen(*piece))
        .is_some_and(|piece| line.any(piece, &["a", "an", "the", "its", "their"]));
    single && last && determined && !is_change(line.tree, noun)
}

/// "JAN'87": a year in two digits behind a month.
fn short_year(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.pieces.start;
    let marked = line.any(start.wrapping_sub(1), &["'", "’"]) && line.glued(start);
    let month = start >= 2 && LEXICON.months.contains(line.lower(start - 2));
    marked && month && line.integer(start, 2).is_some()
}

/// "may" and "march" are months only with a capital.
fn is_month(line: &Line<'_>, at: usize) -> bool {
    line.capital(at) || line.lower(at).len() > 3 && !line.any(at, &["march", "sept"])
}

/// "555-1234", "+44 20 7946 0000".
fn telephone(line: &Line<'_>, draft: &Draft) -> bool {
    let start = draft.pieces.start;
    let plus = line.any(start.wrapping_sub(1), &["+"]);
    let long = |at: usize| line.form(at).len();
    let hyphened = (start.saturating_sub(1)..draft.pieces.end + 1).any(|at| {
        line.hyphen(at)
            && line.glued(at)
            && line.shaped(at + 1, Shape::Digits)
            && long(at + 1) == 4
            && long(at.wrapping_sub(1)) == 3
    });
    plus || hyphened && line.shaped(start, Shape::Digits)
}

/// "the 747-400", "the 7-Eleven shops": digits joined to a smaller number or to a capital letter name a thing.
fn model(line: &Line<'_>, draft: &Draft) -> bool {
    let (start, end) = (draft.pieces.start, draft.pieces.end);
    if draft.unit.is_some() || draft.kind != FigureKind::Count {
        return false;
    }
    let glued = |joint: usize| line.hyphen(joint) && line.glued(joint) && line.glued(joint + 1);
    let digits = |at: usize| line.shaped(at, Shape::Digits);
    let opens = digits(start) && glued(end) && (digits(end + 1) || line.capital(end + 1));
    let closes = start >= 2 && glued(start - 1) && digits(start - 2) && (digits(start) || line.capital(start));
    opens || closes
}

/// "4.5.1", "192.168.0.1", "10/12", "3:16".
fn version(line: &Line<'_>, draft: &Draft) -> bool {
    let end = draft.pieces.end;
    let digits = line.shaped(end - 1, Shape::Digits);
    let mark = line.any(end, &[".", "/", ":", "-", "_"]) && line.glued(end) && line.glued(end + 1);
    digits && mark && line.shaped(end + 1, Shape::Digits) && !line.hyphen(end)
}
