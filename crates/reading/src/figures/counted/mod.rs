//! What a figure counts, and whose figure it is.
//!
//! [`counted`] asks in this order, the first answer holding: the noun that the number modifies ([`noun`]), the nouns
//! beside it ([`beside`]), what is held to a part ([`share`]), what money is paid for ([`money`]), the verb ([`verb`]).
//! [`before_verb`] and [`resort`](resort()) read the words alone, for the figures that neither the tree nor a neighbour
//! explains; [`acted`] is asked when nothing else answers, [`points_back`] which figures leave it to the text before. [`whose`]
//! finds the owner.

mod acting;
mod beside;
mod money;
mod noun;
mod phrase;
mod pointing;
mod resort;
mod share;
mod verb;
mod whose;

use polybius_language::{Tree, Upos};
use polybius_text::Span;

pub use acting::acted;
pub use money::priced_by;
pub use noun::{is_amount, is_change, is_period};
pub use phrase::ending;
pub use pointing::points_back;
pub use resort::resort;
pub use verb::before_verb;

use super::draft::Draft;
use crate::account::FigureKind;
use crate::words::{Line, Shape};

/// What a figure counts or measures, and whose it is.
pub fn counted(line: &Line<'_>, draft: &Draft) -> (Option<Span>, Option<Span>) {
    let tree = line.tree;
    let Some(number) = line.token(draft.number).map(|number| whole(line, draft, number)) else { return (None, None) };
    let end = draft.pieces.end;
    if let Some(word) = hyphen_word(line, draft) {
        return (Some(line.span(word..word + 1)), None);
    }
    let last = line.token(end - 1).unwrap_or(number);
    let noun = noun::head_noun(tree, number, last);
    // "revenues in the range of 5 mln dlrs"; but boats have a range of 300 kilometers.
    let is_span = |noun: &usize| tree.lemma(*noun) == "range" && draft.kind != FigureKind::Length;
    // "the current 775.9 mark"
    let reaches = verb::is_large(draft) || draft.unit.is_some();
    let empty = |noun: usize| reaches && matches!(tree.lemma(noun), "mark" | "level" | "barrier") || is_span(&noun);
    let measured =
        noun.filter(|noun| counts_noun(draft) && *noun > last && !noun::is_rate(tree, *noun) && !empty(*noun));
    // "a crew of 40"
    let is_of = line.is(draft.pieces.start.wrapping_sub(1), "of");
    let bears = draft.kind != FigureKind::Count || verb::is_large(draft) || is_of && noun.is_none();
    let bearer = noun::carrier(tree, number, last).filter(|noun| bears && !is_span(noun));
    let near = noun.unwrap_or(last);
    let modified = || {
        let noun = measured?;
        Some(money::worth_of(tree, noun).unwrap_or_else(|| phrase::phrase(tree, noun, last + 1)))
    };
    let borne = || bearer.map(|noun| noun::changed(tree, noun).unwrap_or_else(|| tree.span_between(noun..noun + 1)));
    let answers: [&dyn Fn() -> Option<Span>; 30] = [
        &|| beside::voted(line, draft),
        &|| verb::points(tree, number, noun, draft),
        &modified,
        &|| beside::bounded(line, draft),
        &|| money::price_of(line, draft),
        &|| beside::equalled(line, draft),
        &|| beside::share_of(line, draft),
        &|| beside::of_phrase(line, draft, near).filter(|whole| !is_economy(tree, *whole)),
        &|| beside::right_behind(line, draft),
        &|| beside::beside(line, draft),
        &|| beside::each(line, draft),
        &|| money::worth(line, draft),
        &|| share::held(line, draft),
        &|| share::owned(line, draft),
        &|| share::owned_of(line, draft),
        &|| beside::multiplied(line, draft, false),
        &|| money::kind_of_money(line, draft, near).filter(|_| !bearer.is_some_and(|noun| is_amount(tree.form(noun)))),
        &borne,
        &|| beside::apposed(line, last, draft),
        &|| money::priced(tree, number, draft),
        &|| money::raised(tree, number, draft),
        &|| money::kept_in(line, draft, near),
        &|| share::stake(line, draft),
        &|| beside::risen(line, draft),
        &|| verb::measured(tree, number, draft),
        &|| beside::aged(tree, number, draft),
        &|| beside::multiplied(line, draft, true),
        &|| money::traded(line, draft),
        &|| verb::changed_by(line, draft),
        &|| beside::of_phrase(line, draft, near),
    ];
    let own = line.span(draft.pieces.clone());
    // "bought near the 150 yen level"
    let levels = |span: &Span| reaches && matches!(span.of(tree.text()), "mark" | "level" | "barrier");
    let tells = |span: &Span| !span.overlaps(own) && names(tree, *span) && !levels(span);
    let of = answers.iter().find_map(|answer| answer().filter(tells));
    let of = of.map(|span| hyphened(tree.text(), span)).filter(|span| !span.overlaps(own));
    let owner = || bearer.and_then(|bearer| whose::owner(tree, bearer));
    (of, whose::whose(tree, number, noun).or_else(owner))
}

/// "a deficit of 3 pct of gross national product": what a whole economy makes is what things are measured by.
fn is_economy(tree: &Tree<'_>, whole: Span) -> bool {
    let words = whole.of(tree.text()).to_lowercase();
    words.split(|letter: char| !letter.is_alphabetic()).any(|word| matches!(word, "gdp" | "gnp"))
        || ["national product", "domestic product"].iter().any(|product| words.contains(product))
}

/// "four-wheel drive", "two- and four-wheel drive": the word that a hyphen joins to the number, which is neither a unit nor
/// the point of "a 14.20-point gain".
fn hyphen_word(line: &Line<'_>, draft: &Draft) -> Option<usize> {
    let end = draft.pieces.end;
    let joined = |joint: usize| (line.joint(joint) && line.shaped(joint + 1, Shape::Letters)).then_some(joint + 1);
    let shared = || {
        let open = line.hyphen(end) && line.glued(end) && line.any(end + 1, &["and", "or", "to"]);
        open.then(|| joined(end + 3)).flatten()
    };
    let word = joined(end).or_else(shared).filter(|_| matches!(draft.kind, FigureKind::Count | FigureKind::Rank))?;
    let point = line.is(word, "point") && line.shaped(word + 1, Shape::Letters);
    Some(if point { word + 1 } else { word })
}

/// Words that say how money is paid or where a price has gone, also where they pass for nouns.
const NAMING_NOTHING: [&str; 14] = [
    "pct", "dlrs", "cif", "fob", "worth", "apiece", "cash", "firmer", "higher", "lower", "easier", "up", "down", "lead",
];

/// Whether a span names something: a letter ("series G"), "worth", "apiece", the way of paying ("5 mln dlrs cash"), a verb,
/// a pronoun and an adjective ("6p firmer") name nothing.
fn names(tree: &Tree<'_>, span: Span) -> bool {
    let tokens = &tree.sentence().tokens;
    let at = tokens.partition_point(|token| token.span.start < span.start);
    let names_none = |word: usize| match tree.upos(word) {
        Upos::Verb | Upos::Adjective | Upos::Adverb => true,
        // "two of them", "12% of those polled" say as much as the text does.
        Upos::Pronoun => matches!(tree.lemma(word), "it" | "this" | "which" | "what"),
        _ => false,
    };
    let alone = tokens.get(at).is_some_and(|token| token.span == span && names_none(at));
    span.len() > 1 && !NAMING_NOTHING.contains(&span.of(tree.text()).to_lowercase().as_str()) && !alone
}

/// The span with the whole of the words at its ends that hyphens join: "DC-10s", "Borg-Warner", "charge-offs".
fn hyphened(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let first = before.strip_suffix('-').map_or("", |word| {
        let start = word.rfind(|letter: char| !letter.is_alphabetic()).map_or(0, |at| at + 1);
        word.get(start..).unwrap_or_default()
    });
    let span = if first.is_empty() { span } else { Span { start: span.start - first.len() as u32 - 1, ..span } };
    let rest = &text[span.end as usize..];
    let joined = |letter: char| letter.is_alphanumeric() || letter == '-';
    let tail = rest.find(|letter| !joined(letter)).unwrap_or(rest.len());
    let goes_on = rest[..tail].trim_end_matches('-').len();
    if rest.starts_with('-') && !rest.starts_with("--") && goes_on > 1 {
        Span { end: span.end + goes_on as u32, ..span }
    } else {
        span
    }
}

/// "24-1/2": the word of the whole number, on which the tree hangs the fraction.
fn whole(line: &Line<'_>, draft: &Draft, number: usize) -> usize {
    let inside = |word: &usize| draft.pieces.clone().any(|piece| line.token(piece) == Some(*word));
    let digits = |word: &usize| line.tree.form(*word).starts_with(|first: char| first.is_ascii_digit());
    let fraction = line.tree.is(number, "nmod") && digits(&number);
    line.tree.head(number).filter(|head| fraction && inside(head) && digits(head)).unwrap_or(number)
}

/// Whether the noun that the number modifies is what is counted, and not its unit.
fn counts_noun(draft: &Draft) -> bool {
    draft.unit.is_none()
        || matches!(draft.kind, FigureKind::Length | FigureKind::Mass | FigureKind::Age | FigureKind::Money)
}
