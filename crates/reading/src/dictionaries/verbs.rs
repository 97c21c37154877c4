use std::collections::HashMap;
use std::ops::Range;

use super::pattern::{Line, Pattern, Placed, Synsets, codes};
use super::{is_silent, matches_at, phrase, without_comment};

/// Verb files: verbs with their codes and patterns.
#[derive(Debug, Default)]
pub(super) struct Verbs {
    synsets: Synsets,
    /// Inflected forms by their first word: the words, which of them is the verb, the verb's index.
    forms: HashMap<String, Vec<(Vec<String>, usize, usize)>>,
    verbs: Vec<Verb>,
    blocks: Vec<Vec<Pattern>>,
}

#[derive(Debug)]
struct Verb {
    block: usize,
    code: Option<String>,
    return_code: Option<String>,
}

/// What a verb with its surroundings means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    pub(super) code: String,
    pub(super) return_code: Option<String>,
    pub(super) placed: Placed,
}

impl Verbs {
    pub(super) fn read(&mut self, text: &str, report: &mut dyn FnMut(usize, &str)) {
        let mut synset: Option<String> = None;
        let mut default = (None, None);
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_silent(line)) {
            let line = without_comment(line).trim();
            if let Some(name) = line.strip_prefix('&') {
                let name = name.trim_end_matches('_').to_owned();
                self.synsets.entry(name.clone()).or_default();
                synset = Some(name);
            } else if line.starts_with("---") {
                synset = None;
                default =
                    line.split_once('[').map_or((None, None), |(_, code)| codes(code.split(']').next().unwrap_or("")));
                self.blocks.push(Vec::new());
            } else if let Some(name) = synset.as_ref().filter(|_| line.starts_with('+')) {
                let member = line[1..].trim().to_owned();
                self.synsets.entry(name.clone()).or_default().push(member);
            } else if self.blocks.is_empty() {
                report(number + 1, "expected a block that starts with `--- NAME [code] ---`");
            } else if let Some(pattern) = line.strip_prefix("- ") {
                match Pattern::parse(pattern, &self.synsets) {
                    Some(pattern) => self.blocks.last_mut().into_iter().for_each(|block| block.push(pattern.clone())),
                    None => report(number + 1, "expected a pattern with `*` and a code in brackets"),
                }
            } else {
                self.add_verb(line, &default);
            }
        }
    }

    fn add_verb(&mut self, line: &str, default: &(Option<String>, Option<String>)) {
        let (line, own) = match line.split_once('[') {
            Some((verb, code)) => (verb, codes(code.split(']').next().unwrap_or(""))),
            None => (line, default.clone()),
        };
        let (base, others) = line.split_once('{').map_or((line, None), |(base, rest)| (base, Some(rest)));
        let index = self.verbs.len();
        self.verbs.push(Verb { block: self.blocks.len() - 1, code: own.0, return_code: own.1 });
        let given = others.map(|others| others.trim_end().trim_end_matches('}').split_whitespace().map(str::to_owned));
        let forms: Vec<String> = match given {
            Some(given) => given.chain(regular(base.trim()).into_iter().take(1)).collect(),
            None => regular(base.trim()),
        };
        for form in forms {
            self.add_form(&form, index);
        }
    }

    /// A form of one or several words; `+` stands before the verb among them, else it is the first.
    fn add_form(&mut self, form: &str, index: usize) {
        let parts: Vec<&str> = form.split('_').filter(|part| !part.is_empty()).collect();
        let verb = parts.iter().position(|part| part.starts_with('+')).unwrap_or(0);
        let words = phrase(&form.replace('+', ""));
        if let Some(first) = words.first().cloned() {
            self.forms.entry(first).or_default().push((words, verb, index));
        }
    }

    /// The verb whose form stands at `start`: its words, the place of the verb among them, its index. The longest wins.
    pub(super) fn at(&self, words: &[String], start: usize) -> Option<(Range<usize>, usize, usize)> {
        let forms = self.forms.get(words.get(start)?)?;
        let found = forms.iter().filter_map(|(form, verb, index)| {
            Some((start..start + matches_at(words, start, form)?, start + verb, *index))
        });
        found.max_by_key(|(range, _, _)| range.len())
    }

    /// What the verb means there: the code of the pattern that names most words, else its own.
    pub(super) fn meaning(&self, index: usize, line: &Line<'_>, verb: Range<usize>) -> Option<Meaning> {
        let entry = &self.verbs[index];
        let mut best: Option<(&Pattern, Placed)> = None;
        for pattern in &self.blocks[entry.block] {
            let Some(placed) = pattern.matches(line, verb.clone()) else { continue };
            let weight = |placed: &Placed| placed.words + usize::from(placed.several);
            if best.as_ref().is_none_or(|(_, other)| weight(&placed) > weight(other)) {
                best = Some((pattern, placed));
            }
        }
        let (code, return_code, placed) = match best {
            Some((pattern, placed)) => (pattern.code.clone(), pattern.return_code.clone(), placed),
            None => (entry.code.clone(), entry.return_code.clone(), Placed::default()),
        };
        Some(Meaning { code: code?, return_code, placed })
    }
}

/// The base and its regular forms; in a form of several words the verb is the one behind `+`.
fn regular(base: &str) -> Vec<String> {
    let base = base.trim_end_matches('_');
    let (before, verb, after) = match base.split_once('+') {
        Some((before, rest)) => {
            let (verb, after) =
                rest.split_once('_').map_or((rest, String::new()), |(verb, after)| (verb, format!("_{after}")));
            (format!("{before}+"), verb, after)
        }
        None => (String::new(), base, String::new()),
    };
    let stem = verb.strip_suffix('E').unwrap_or(verb);
    let past = match verb.strip_suffix('Y') {
        Some(stem) if !stem.ends_with(['A', 'E', 'O', 'U']) => [format!("{stem}IES"), format!("{stem}IED")],
        _ if verb.ends_with(['S', 'X']) || verb.ends_with("CH") || verb.ends_with("SH") => {
            [format!("{verb}ES"), format!("{stem}ED")]
        }
        _ => [format!("{verb}S"), format!("{stem}ED")],
    };
    let [third, past] = past;
    let doubled = verb.chars().last().map_or(String::new(), |last| format!("{verb}{last}"));
    let forms = [verb.to_owned(), third, past, format!("{stem}ING"), format!("{doubled}ED"), format!("{doubled}ING")];
    forms.into_iter().map(|form| format!("{before}{form}{after}")).collect()
}
