//! Words with letters: clitics, abbreviations, initials, hyphens that stay.

use super::{Context, lists};

/// What is cut off after an apostrophe.
const CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Finds the word that starts at `at` and the clitics after it.
pub(super) fn find(chunk: &str, at: usize, context: &Context, ends: &mut Vec<usize>) {
    let end = end_of(chunk, at);
    let word = &chunk[at..end];
    if let Some(stopped) = with_full_stop(chunk, at, end, context) {
        ends.push(stopped);
    } else if let Some(first) = lists::joined(word) {
        ends.extend([at + first, end]);
    } else {
        split_clitics(word, at, ends);
    }
}

/// `'em`, `'til`.
pub(super) fn starts_with_apostrophe(chunk: &str, at: usize) -> bool {
    let Some(rest) = chunk[at..].strip_prefix(is_apostrophe) else { return false };
    let starts_word = !chunk[..at].ends_with(char::is_alphanumeric);
    starts_word && lists::is_cut_at_the_front(&rest[..run(rest)])
}

/// `[T]he`: an editor's change of case.
pub(super) fn is_bracketed_initial(chunk: &str, at: usize) -> bool {
    let mut characters = chunk[at..].chars();
    characters.next() == Some('[')
        && characters.next().is_some_and(char::is_alphabetic)
        && characters.next() == Some(']')
        && characters.next().is_some_and(char::is_lowercase)
}

/// Where the run of characters ends that are one word but for its clitics and last full stop.
fn end_of(chunk: &str, at: usize) -> usize {
    let opening = if is_bracketed_initial(chunk, at) {
        chunk[at..].find(']').map_or(0, |bracket| bracket + 1)
    } else if starts_with_apostrophe(chunk, at) {
        chunk[at..].chars().next().map_or(0, char::len_utf8)
    } else {
        0
    };
    let mut end = at + opening;
    if let Some(letters) = currency(&chunk[at..]) {
        return at + letters;
    }
    loop {
        end += run(&chunk[end..]);
        match joint(chunk, at, end) {
            Some(length) => end += length,
            None => return end,
        }
    }
}

/// Bytes of a currency before its sum: `US$`, the `EUR` of `EUR200,000`.
fn currency(word: &str) -> Option<usize> {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &word[letters..];
    if !(1..=3).contains(&letters) {
        return None;
    }
    let digits = rest.bytes().take_while(|b| b.is_ascii_digit()).count();
    let is_sum =
        digits > 0 && rest[digits..].starts_with(',') && rest[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
    if is_sum { Some(letters) } else { rest.starts_with('$').then_some(letters + 1) }
}

/// Bytes of letters, digits and marks on them.
fn run(text: &str) -> usize {
    text.find(|c: char| !is_word_character(c)).unwrap_or(text.len())
}

/// Bytes of a sign at `end` that joins two parts of one word.
fn joint(chunk: &str, at: usize, end: usize) -> Option<usize> {
    let mut characters = chunk[end..].chars();
    let sign = characters.next()?;
    let next = characters.next().filter(|c| c.is_alphanumeric())?;
    let part = &chunk[part_start(chunk, at, end)..end];
    let after = &chunk[end + sign.len_utf8()..];
    let joins = match sign {
        '.' => is_dotted(&chunk[at..end], part, after),
        '&' => part.len() <= 4 && part.chars().all(char::is_uppercase) && next.is_uppercase(),
        '-' | '‐' | '‑' => part.len() == end - at && lists::is_prefix(part),
        '_' => true,
        '/' => part.eq_ignore_ascii_case("s") && after.starts_with("he"),
        _ => is_apostrophe(sign) && next.is_alphabetic(),
    };
    joins.then_some(sign.len_utf8())
}

fn part_start(chunk: &str, at: usize, end: usize) -> usize {
    chunk[at..end]
        .rfind(|c: char| !is_word_character(c))
        .map_or(at, |sign| at + sign + chunk[at + sign..].chars().next().map_or(1, char::len_utf8))
}

/// Whether a full stop joins `part` to what comes after: `U.S`, `Ph.D`, `example.org`.
fn is_dotted(word: &str, part: &str, after: &str) -> bool {
    let next = &after[..run(after)];
    let is_letter = |text: &str| text.chars().count() == 1;
    let short = part.chars().count() <= 2 && part.chars().all(char::is_alphabetic);
    let initials = short && is_letter(next) && (is_letter(part) || !word.contains('.'));
    let degree = is_letter(part) && word.len() <= 2 && matches!(next, "Sc" | "Phil" | "Ed" | "Eng" | "Litt");
    initials || degree || is_file_or_host(word, next, after)
}

/// `example.org`, `plan.DOC`, but not `it.Us`.
fn is_file_or_host(word: &str, next: &str, after: &str) -> bool {
    let mixed = next.starts_with(char::is_uppercase) && next.ends_with(char::is_lowercase);
    word.chars().count() > 1 && !mixed && lists::is_ending(last_part(after))
}

/// The part after the last full stop of a run of dotted parts, of at most four.
fn last_part(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..4 {
        let length = run(rest);
        match rest[length..].strip_prefix('.').filter(|after| after.starts_with(char::is_alphanumeric)) {
            Some(after) => rest = after,
            None => return &rest[..length],
        }
    }
    ""
}

/// The end after the full stop at `end`, if that belongs to the word.
fn with_full_stop(chunk: &str, at: usize, end: usize, context: &Context) -> Option<usize> {
    let after = chunk[end..].strip_prefix('.')?;
    if after.starts_with(['.', '…']) {
        return None;
    }
    let stopped = &chunk[at..=end];
    let closes_paragraph = context.next.is_none() && after.chars().all(|c| !c.is_alphanumeric() && c != ',');
    let before_figure =
        after.is_empty() && context.next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let belongs = lists::is_abbreviation(stopped, before_figure) || is_initials(chunk, at, end, context);
    (belongs && !closes_paragraph && !ends_sentence(&chunk[at..end], context)).then_some(end + 1)
}

/// `J.`, `U.S.`, `p.m.`, `Ph.D.`
fn is_initials(chunk: &str, at: usize, end: usize, context: &Context) -> bool {
    let word = &chunk[at..end];
    if word.contains('.') {
        return word.split('.').all(|part| part.chars().count() <= 2);
    }
    let mut letters = word.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let stands_alone = !chunk[..at].ends_with(char::is_alphanumeric) && !chunk[..at].ends_with(['\'', '’']);
    is_capital && stands_alone && is_before_name(word, &chunk[end + 1..], context)
}

/// Whether a capital with a full stop is followed by another part of a name.
fn is_before_name(word: &str, after: &str, context: &Context) -> bool {
    let capital = |text: &str| text.trim_start_matches(['(', '"', '“']).starts_with(char::is_uppercase);
    let follows = if after.is_empty() {
        context.next.is_some_and(capital)
    } else {
        after.starts_with([',', '-', ')']) || capital(after)
    };
    let after_name = context.previous.is_none_or(|previous| previous.starts_with(char::is_uppercase));
    follows && (word != "I" || after_name)
}

/// `p.m.` or `etc.` before a capital: the sentence ends, and the treebanks give the full stop to the sentence.
fn ends_sentence(word: &str, context: &Context) -> bool {
    let often_last = ["p.m", "a.m", "etc"].iter().any(|last| last.eq_ignore_ascii_case(word));
    let opens = |next: &str| {
        let mut letters = next.trim_start_matches(['"', '“', '(', '\'', '‘']).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(|c| !c.is_uppercase())
    };
    often_last && context.next.is_some_and(opens)
}

/// Cuts `n't`, `'s` and the like off a word.
fn split_clitics(word: &str, at: usize, ends: &mut Vec<usize>) {
    let mut cuts = vec![word.len()];
    let mut rest = word;
    while let Some(length) = clitic_length(rest) {
        rest = &rest[..rest.len() - length];
        cuts.push(rest.len());
    }
    ends.extend(cuts.into_iter().rev().map(|cut| at + cut));
}

/// Bytes of the clitic that a word ends in.
fn clitic_length(word: &str) -> Option<usize> {
    let (apostrophe, sign) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c))?;
    let ending = &word[apostrophe + sign.len_utf8()..];
    let before = &word[..apostrophe];
    if ending.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) && before.len() > 1 {
        return Some(word.len() - apostrophe + 1);
    }
    let is_clitic = CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(ending));
    (is_clitic && before.ends_with(char::is_alphanumeric)).then(|| word.len() - apostrophe)
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || super::chunk::is_invisible(character)
}

/// Combining marks, which belong to the letter before.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`' | 'ʼ')
}
