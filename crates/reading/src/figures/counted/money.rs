//! What money is paid for, consists of or measures the worth of.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::noun::{PERIODS, is_unit};
use super::phrase::{compact, ending, has_case, of_child};
use super::verb::{governing_verb, shared};
use crate::account::FigureKind;
use crate::figures::draft::Draft;
use crate::figures::lexicon::LEXICON;
use crate::words::{Line, SIGHT};

/// "15 mln dlrs worth of shares": the shares.
pub fn worth_of(tree: &Tree<'_>, noun: usize) -> Option<Span> {
    let thing = of_child(tree, noun).filter(|_| matches!(tree.lemma(noun), "worth" | "value" | "total"))?;
    Some(compact(tree, thing))
}

/// "houses in Rome worth another 180 mln pesos", "the fleet is worth 3 mln dlrs": the houses, the fleet.
pub fn worth(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    // "worth another 180 mln", "worth a total of 64 mln"
    let total =
        line.is(draft.pieces.start.wrapping_sub(1), "of") && line.is(draft.pieces.start.wrapping_sub(2), "total");
    let reach = if total { 4..=4 } else { 1..=2 };
    let said = reach.filter_map(|back| draft.pieces.start.checked_sub(back)).find(|piece| line.is(*piece, "worth"))?;
    let word = line.token(said)?;
    let names = |thing: &usize| *thing < word && matches!(tree.upos(*thing), Upos::Noun | Upos::ProperNoun);
    let above = || tree.ancestors(word).take(2).find(names);
    let before = || word.checked_sub(1).filter(names).map(|noun| placed(tree, noun));
    let thing = tree.child(word, "nsubj").or_else(above).or_else(before)?;
    (tree.upos(thing) != Upos::Pronoun).then(|| ending(tree, thing))
}

/// "houses in Rome": the houses, when asked what "worth" behind Rome is told of.
fn placed(tree: &Tree<'_>, noun: usize) -> usize {
    let above = tree.head(noun).filter(|_| tree.is_any(noun, &["nmod", "compound", "obl"]));
    above.filter(|above| *above < noun && tree.upos(*above) == Upos::Noun).unwrap_or(noun)
}

/// "two billion dlrs in deposits", "place 400 mln dlrs in senior notes": what the money consists of or goes into.
pub fn kept_in(line: &Line<'_>, draft: &Draft, noun: usize) -> Option<Span> {
    let tree = line.tree;
    // "6.6 billion in assets": the currency may be left out.
    let amount = draft.kind == FigureKind::Money || draft.kind == FigureKind::Count && draft.scaled;
    let number = line.token(draft.number).filter(|_| amount)?;
    let plain = |child: &usize| {
        tree.upos(*child) == Upos::Noun
            && has_case(tree, *child, &["in"])
            && !PERIODS.contains(&tree.lemma(*child))
            && tree.child(*child, "det").is_none()
            && tree.child(*child, "nmod:poss").is_none_or(|owner| tree.upos(owner) == Upos::Pronoun)
    };
    let below = |word: usize| tree.children_by(word, "nmod").find(plain);
    let behind = || {
        let case = line.token(draft.pieces.end).filter(|_| line.is(draft.pieces.end, "in"))?;
        tree.head(case).filter(|_| tree.is(case, "case")).filter(plain)
    };
    let thing = [noun, number].into_iter().find_map(below).or_else(behind)?;
    Some(compact(tree, thing))
}

/// "53 billion dlrs in foreign debt": kinds of money come before what the tree hangs the amount on; how it is paid
/// ("5 mln dlrs in cash") does not.
pub fn kind_of_money(line: &Line<'_>, draft: &Draft, noun: usize) -> Option<Span> {
    const MEANS: [&str; 8] = ["cash", "stock", "note", "share", "security", "total", "value", "advance"];
    let tree = line.tree;
    let case = line.token(draft.pieces.end).filter(|_| line.is(draft.pieces.end, "in"))?;
    let thing = tree.head(case).filter(|thing| !MEANS.contains(&tree.lemma(*thing)))?;
    (tree.is(case, "case"))
        .then(|| kept_in(line, draft, noun))
        .flatten()
        .filter(|span| span.contains(tree.token(thing).span))
}

/// What is bought or sold for a price: "sold its assets for 15 mln dlrs", "the nuts were sold at 8 cts a pound",
/// "paid 5 mln dlrs for the unit".
pub fn priced(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let path = || std::iter::once(number).chain(tree.ancestors(number).take(4));
    let led = |top: usize, case: &str| {
        let within = path().take_while(|word| *word != top).chain([top]);
        within.into_iter().any(|word| has_case(tree, word, &[case]))
    };
    let price = |word: &usize| {
        let trade = || tree.head(*word).is_some_and(|verb| TRADES.contains(&tree.lemma(verb)));
        tree.is(*word, "obl") && (led(*word, "for") || led(*word, "at") && trade())
    };
    if draft.kind != FigureKind::Money {
        return None;
    }
    // "redeem the stock at 25 dlrs a share", with the price hung on the stock.
    let hung = |word: &usize| tree.is(*word, "nmod") && has_case(tree, *word, &["at"]);
    if let Some(thing) = path().find(hung).and_then(|word| tree.head(word)).filter(|thing| tree.is(*thing, "obj")) {
        return named(tree, thing);
    }
    // "warrants exercisable at 1.25 dlrs a share"
    let graded = |word: &usize| tree.head(*word).filter(|adjective| tree.upos(*adjective) == Upos::Adjective);
    let open = path().filter(|word| led(*word, "at")).find_map(|word| graded(&word));
    // "convertible into common stock at 30 dlrs a share"
    let into = |adjective: usize| tree.children_by(adjective, "obl").find(|child| has_case(tree, *child, &["into"]));
    if let Some(stock) = open.and_then(into) {
        return named(tree, stock);
    }
    let before = |adjective: usize| adjective.checked_sub(1).filter(|word| tree.upos(*word) == Upos::Noun);
    let modified = |adjective: usize| tree.head(adjective).filter(|noun| *noun < adjective);
    if let Some(noun) = open.and_then(|adjective| before(adjective).or_else(|| modified(adjective))) {
        return named(tree, noun);
    }
    // "cut 59 mln dlrs from its rate request"
    let cut = |word: &usize| {
        let verb = tree.head(*word).filter(|_| tree.is(*word, "obj"))?;
        let cuts = LEXICON.causing.contains(tree.form(verb).to_lowercase().as_str());
        tree.children_by(verb, "obl").find(|child| cuts && *child > *word && has_case(tree, *child, &["from", "off"]))
    };
    if let Some(thing) = path().find_map(|word| cut(&word)) {
        return named(tree, thing);
    }
    let paid = path().find(|word| price(word) || pays(tree, *word))?;
    let verb = tree.head(paid)?;
    let thing = match tree.is(paid, "obj") {
        true => {
            let behind = tree.children_by(verb, "obl").chain(tree.children_by(paid, "nmod"));
            behind.filter(|child| *child > paid).find(|child| has_case(tree, *child, &["for", "on"]))?
        }
        false => tree
            .child(verb, "obj")
            .or_else(|| tree.child(verb, "nsubj:pass"))
            .or_else(|| shared(tree, verb).filter(|_| tree.child(verb, "aux:pass").is_some()))?,
    };
    named(tree, thing)
}

/// "redeem on April 13 all its warrants at 0.01 ct a warrant": the object of the nearest verb of trade on the left, wherever
/// the tree hangs the price.
pub fn traded(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let led = draft.kind != FigureKind::Count && line.is(draft.pieces.start.wrapping_sub(1), "at");
    let first = line.token(draft.pieces.start).filter(|_| led)?;
    // "place 10 mln new shares at 203p each"
    let each = line.any(draft.pieces.end, &["each", "apiece", "a", "per"]);
    // "the purchase of half a share at one dlr"
    let dealt = || (first.saturating_sub(10)..first).any(|word| DEALS.contains(&tree.lemma(word)));
    if let Some(noun) = first.checked_sub(2).filter(|noun| (each || dealt()) && tree.upos(*noun) == Upos::Noun) {
        return Some(ending(tree, noun));
    }
    let verb = (first.saturating_sub(SIGHT)..first).rev().find(|word| tree.upos(*word) == Upos::Verb)?;
    let object = tree.child(verb, "obj").or_else(|| tree.child(verb, "nsubj:pass"))?;
    (TRADES.contains(&tree.lemma(verb)) && object < first).then(|| named(tree, object)).flatten()
}

/// "offered 45 dlrs a share": where nothing else says of what, the price is that of one of them.
pub fn priced_by(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let behind_cash = usize::from(line.is(end, "cash"));
    let per = line.any(end + behind_cash, &["a", "an", "per"]) && draft.kind == FigureKind::Money;
    let noun = line.token(end + behind_cash + 1).filter(|_| per)?;
    let is_time = PERIODS.contains(&tree.lemma(noun)) || matches!(tree.lemma(noun), "day" | "hour" | "minute");
    let verb = governing_verb(tree, line.token(draft.number)?)?;
    let trades = TRADES.contains(&tree.lemma(verb)) || matches!(tree.lemma(verb), "pay" | "bid" | "receive" | "get");
    (trades && tree.upos(noun) == Upos::Noun && !is_time && !is_unit(tree, noun))
        .then(|| tree.span_between(noun..noun + 1))
}

/// "convertible into common stock at 14 dlrs a share": the noun right before the price of one of it.
pub fn price_of(line: &Line<'_>, draft: &Draft) -> Option<Span> {
    let tree = line.tree;
    let end = draft.pieces.end;
    let led = draft.kind == FigureKind::Money && line.is(draft.pieces.start.wrapping_sub(1), "at");
    let each = line.any(end, &["a", "per"]) && line.any(end + 1, &["share", "unit", "warrant"]) || line.is(end, "each");
    let noun = line.token(draft.pieces.start.checked_sub(2).filter(|_| led && each)?)?;
    let traded = matches!(tree.lemma(noun), "stock" | "share" | "unit" | "warrant" | "common" | "right");
    (traded && tree.upos(noun) == Upos::Noun).then(|| ending(tree, noun))
}

/// Nouns for what changes hands, or brings money.
const DEALS: [&str; 5] = ["purchase", "sale", "offer", "offering", "issue"];

/// Verbs that say at what price a thing changes hands.
const TRADES: [&str; 14] = [
    "sell",
    "buy",
    "purchase",
    "acquire",
    "offer",
    "issue",
    "trade",
    "price",
    "redeem",
    "repurchase",
    "tender",
    "quote",
    "post",
    "convert",
];

/// "raising 250 mln dlrs via an offering of debentures": what brings the money.
pub fn raised(tree: &Tree<'_>, number: usize, draft: &Draft) -> Option<Span> {
    let mut path = std::iter::once(number).chain(tree.ancestors(number).take(4));
    let sum = path.find(|word| tree.is(*word, "obj")).filter(|_| draft.kind == FigureKind::Money)?;
    let verb = tree.head(sum)?;
    let form = tree.form(verb).to_lowercase();
    let is_any = |stems: &[&str]| stems.iter().any(|stem| form.starts_with(stem));
    // "an offering designed to raise 4 mln dlrs"
    let deal = shared(tree, verb).or_else(|| tree.head(verb).filter(|_| tree.is(verb, "acl")));
    if let Some(deal) = deal.filter(|deal| is_any(&["rais"]) && DEALS.contains(&tree.lemma(*deal))) {
        return named(tree, deal);
    }
    if !is_any(&["rais", "borrow"]) {
        return None;
    }
    let cases = &["via", "through", "by", "from", "with"];
    let behind = tree.children_by(verb, "obl").chain(tree.children_by(sum, "nmod")).filter(|child| *child > sum);
    let means =
        behind.filter(|child| has_case(tree, *child, cases)).find(|child| !PERIODS.contains(&tree.lemma(*child)))?;
    named(tree, means)
}

/// "pay 5 mln dlrs for the unit".
fn pays(tree: &Tree<'_>, word: usize) -> bool {
    let verb = tree.head(word).filter(|_| tree.is(word, "obj"));
    verb.is_some_and(|verb| matches!(tree.lemma(verb), "pay" | "offer" | "spend" | "bid"))
}

/// A noun with what belongs to it; a pronoun says nothing.
fn named(tree: &Tree<'_>, thing: usize) -> Option<Span> {
    (tree.upos(thing) != Upos::Pronoun).then(|| compact(tree, thing))
}
