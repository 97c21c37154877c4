//! Which words name a party.

use polybius_language::{Tree, Upos};
use polybius_text::Span;

use super::draft::Party;
use super::page::{At, Page};

/// The party whose words are headed by `head`.
pub(super) fn party(page: &Page<'_>, head: At) -> Party {
    party_without(page, head, None)
}

/// Whoever stands behind a share of them: "the percentage of voters believing …" are voters.
pub(super) fn of_share(tree: &Tree<'_>, head: At) -> At {
    let is_share = matches!(tree.lemma(head.word), "percentage" | "share" | "proportion" | "percent");
    let of = |word: &usize| tree.child(*word, "case").is_some_and(|case| tree.lemma(case) == "of");
    let whole = tree.children_by(head.word, "nmod").find(of).filter(|_| is_share);
    At { word: whole.unwrap_or(head.word), ..head }
}

/// The same without the clause of `cut`: "officials saying that …" are officials.
pub(super) fn party_without(page: &Page<'_>, head: At, cut: Option<usize>) -> Party {
    let tree = page.tree(head.sentence);
    let span = whole_address(tree.text(), tree.span_of(&words_without(tree, head.word, cut)));
    Party { head, span, stands_for: antecedent(tree, head) }
}

/// A name that goes on as an address does: "example" in "example.org" is "example.org".
fn whole_address(text: &str, span: Span) -> Span {
    let rest = &text[span.end as usize..];
    let letters = rest.strip_prefix('.').map_or(0, |rest| rest.chars().take_while(char::is_ascii_lowercase).count());
    let goes_on = rest[..].chars().nth(1 + letters).is_some_and(char::is_alphanumeric);
    let end = if (2..=4).contains(&letters) && !goes_on { span.end + 1 + letters as u32 } else { span.end };
    Span { end, ..span }
}

/// All words of the noun phrase of `head` that hang together with it: with determiner, title, complements and
/// apposition, without a preposition before it and without a relative clause behind a comma.
pub(super) fn words(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    words_without(tree, head, None)
}

fn words_without(tree: &Tree<'_>, head: usize, cut: Option<usize>) -> Vec<usize> {
    let subtree = tree.subtree_where(head, |child| Some(child) != cut && belongs(tree, head, child));
    let place = subtree.binary_search(&head).unwrap_or(0);
    let follows = |pair: &[usize]| pair[0] + 1 == pair[1];
    let no_comma = |pair: &&[usize]| follows(pair) && !matches!(tree.form(pair[0]), "," | ";" | ":" | "—" | "–");
    let left = subtree[..=place].windows(2).rev().take_while(no_comma).count();
    let right = subtree[place..].windows(2).take_while(|pair| follows(pair)).count();
    let mut run = subtree[place - left..=place + right].to_vec();
    while run.len() > 1 && run.last().is_some_and(|last| is_loose(tree, *last)) {
        run.pop();
    }
    let leading = run.iter().take_while(|word| **word < head && is_loose(tree, **word)).count();
    run.split_off(leading)
}

fn is_loose(tree: &Tree<'_>, word: usize) -> bool {
    let closes_bracket = matches!(tree.form(word), ")" | "]");
    (tree.upos(word) == Upos::Punctuation && !closes_bracket) || tree.is(word, "cc")
}

fn belongs(tree: &Tree<'_>, head: usize, child: usize) -> bool {
    let own = tree.head(child) == Some(head);
    match tree.token(child).relation.base() {
        "case" => !own || child > head && tree.upos(child) != Upos::Particle,
        "acl" => !after_comma(tree, child) && !opens_content(tree, child),
        "conj" => is_nominal(tree, child),
        "parataxis" | "advcl" | "ccomp" | "csubj" | "discourse" | "vocative" | "dislocated" | "orphan" => false,
        "nsubj" | "cop" | "aux" | "mark" | "expl" | "obl" | "advmod" => {
            !own || tree.is(child, "advmod") && child < head
        }
        _ => true,
    }
}

pub(super) fn is_nominal(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.upos(word), Upos::Noun | Upos::ProperNoun | Upos::Pronoun | Upos::Numeral | Upos::Symbol)
        && tree.child(word, "cop").is_none()
}

/// A clause that is what somebody says ("the claim that …"), not a description of who says it.
fn opens_content(tree: &Tree<'_>, clause: usize) -> bool {
    tree.token(clause).relation.name() == "acl"
        && tree.children_by(clause, "mark").any(|mark| tree.lemma(mark) == "that")
}

fn after_comma(tree: &Tree<'_>, clause: usize) -> bool {
    let first = tree.subtree(clause)[0];
    let before = if tree.upos(first) == Upos::Punctuation { Some(first) } else { first.checked_sub(1) };
    before.is_some_and(|before| tree.upos(before) == Upos::Punctuation)
}

/// The noun that a relative pronoun takes up; else the word itself.
fn antecedent(tree: &Tree<'_>, at: At) -> At {
    let relative = matches!(tree.lemma(at.word), "who" | "which" | "that" | "whom");
    let clause = tree.head(at.word).filter(|clause| relative && tree.is(*clause, "acl"));
    At { word: clause.and_then(|clause| tree.head(clause)).unwrap_or(at.word), ..at }
}

/// The words that say who a party is: an apposition, else the title before a name.
pub(super) fn role(page: &Page<'_>, party: &Party) -> Option<Span> {
    let tree = page.tree(party.head.sentence);
    let inside = |word: &usize| party.span.contains(tree.token(*word).span);
    apposition(tree, party.head.word, inside).or_else(|| title(page, party))
}

fn apposition(tree: &Tree<'_>, head: usize, inside: impl Fn(&usize) -> bool) -> Option<Span> {
    let appositions = tree.children_by(head, "appos").filter(inside);
    let mut described = appositions.filter(|word| tree.upos(*word) != Upos::Numeral);
    let apposition = described.next()?;
    // "the analyst, Rob Lee": the name stands in apposition to the role.
    if tree.upos(apposition) == Upos::ProperNoun && tree.upos(head) == Upos::Noun {
        let first = tree.subtree(apposition)[0];
        let mark = |word: &usize| tree.upos(*word) == Upos::Punctuation;
        let mut before: Vec<_> = words(tree, head).into_iter().take_while(|word| *word < first).collect();
        before.truncate(before.iter().rposition(|word| !mark(word)).map_or(0, |last| last + 1));
        return (!before.is_empty()).then(|| tree.span_of(&before));
    }
    Some(tree.span_of(&words(tree, apposition)))
}

/// The words of a party before the name of a person.
fn title(page: &Page<'_>, party: &Party) -> Option<Span> {
    let tree = page.tree(party.head.sentence);
    let names = tree.sentence().names.iter();
    let mut people = names.filter(|name| name.kind == polybius_text::EntityKind::Person);
    let name = people.find(|name| name.tokens.contains(&party.head.word))?;
    let first = (0..name.tokens.start).rfind(|word| tree.token(*word).span.start < party.span.start);
    let first = first.map_or(0, |before| before + 1);
    let first = first + usize::from(tree.upos(first) == Upos::Determiner);
    let is_title = |word: &usize| page.context.knowledge.title(tree.form(*word)).is_some();
    let titles = name.tokens.clone().take_while(is_title).count().min(name.tokens.len() - 1);
    let end = name.tokens.start + titles;
    (first < end).then(|| tree.span_between(first..end))
}
