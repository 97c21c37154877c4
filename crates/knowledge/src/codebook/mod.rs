//! The codebook: which predicates with which arguments mean what in CAMEO and PLOVER.
//!
//! The tables stand in `data/codebook/`, each with its origin; this module reads them and answers look-ups.

mod forms;
mod operator;
mod pattern;
mod root;
mod sets;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

pub use operator::{Control, Effect, Operator};
pub use pattern::{Pattern, Surroundings, Table, TriggerKind};
pub use root::Root;
pub use sets::Sets;

use forms::Forms;
use operator::Operators;
use pattern::Condition;

const ROOTS: &str = include_str!("../../../../data/codebook/roots.tsv");
const CAMEO: &str = include_str!("../../../../data/codebook/cameo-plover.tsv");
const SETS: &str = include_str!("../../../../data/codebook/sets.tsv");
const PATTERNS: &str = include_str!("../../../../data/codebook/patterns.tsv");
const PETRARCH: &str = include_str!("../../../../data/codebook/petrarch.tsv");
const OPERATORS: &str = include_str!("../../../../data/codebook/operators.tsv");
const IRREGULAR: &str = include_str!("../../../../data/codebook/irregular.tsv");
const CONTEXTS: &str = include_str!("../../../../data/codebook/contexts.tsv");
const ACTIONS: &str = include_str!("../../../../data/codebook/actions.tsv");

/// The predicates that name events, and what they mean.
pub struct Codebook {
    sets: Sets,
    patterns: Vec<Pattern>,
    /// Indices into `patterns`, by trigger, in the order of the tables.
    triggers: BTreeMap<Box<str>, Vec<(TriggerKind, usize)>>,
    roots: BTreeMap<Root, RootLine>,
    /// Code prefixes and their roots.
    prefixes: BTreeMap<Box<str>, Root>,
    operators: Operators,
    actions: BTreeSet<(TriggerKind, Box<str>)>,
    forms: Forms,
    /// Contexts, in the order of their table, with their words.
    contexts: Vec<(&'static str, BTreeSet<&'static str>)>,
    /// Lines that could not be read; a test wants none.
    defects: Vec<String>,
}

struct RootLine {
    quad: u8,
    targets: Vec<Box<str>>,
}

impl Codebook {
    /// The tables that are built into the program.
    pub fn embedded() -> &'static Self {
        static CODEBOOK: OnceLock<Codebook> = OnceLock::new();
        CODEBOOK.get_or_init(Self::parse)
    }

    fn parse() -> Self {
        let mut book = Self {
            sets: Sets::parse(SETS),
            patterns: Vec::new(),
            triggers: BTreeMap::new(),
            roots: BTreeMap::new(),
            prefixes: BTreeMap::new(),
            operators: Operators::parse(OPERATORS),
            actions: BTreeSet::new(),
            forms: Forms::parse(IRREGULAR),
            contexts: rows(CONTEXTS).map(|[name, lemmas]| (name, lemmas.split(',').collect())).collect(),
            defects: Vec::new(),
        };
        book.read_roots();
        book.read_patterns(PATTERNS, Table::Own);
        book.read_patterns(PETRARCH, Table::Petrarch);
        book.read_actions();
        book.collect_forms();
        book
    }

    fn read_roots(&mut self) {
        for [name, quad, targets] in rows(ROOTS) {
            match (Root::from_name(name), quad.parse()) {
                (Some(root), Ok(quad)) => {
                    let targets = targets.split(' ').map(Box::from).collect();
                    self.roots.insert(root, RootLine { quad, targets });
                }
                _ => self.defects.push(format!("roots.tsv: {name}")),
            }
        }
        for [prefix, name, _meaning] in rows(CAMEO) {
            match Root::from_name(name) {
                Some(root) => drop(self.prefixes.insert(prefix.into(), root)),
                None => self.defects.push(format!("cameo-plover.tsv: {prefix}")),
            }
        }
    }

    fn read_patterns(&mut self, table: &str, origin: Table) {
        for [triggers, part, conditions, cameo, targets, mode] in rows(table) {
            let written = format!("{triggers} {part} {conditions}").into();
            let (Some(kind), Some(conditions)) =
                (TriggerKind::from_letter(part), parse_conditions(conditions, &self.sets))
            else {
                self.defects.push(format!("{origin:?}: {triggers} {conditions}"));
                continue;
            };
            let pattern = Pattern {
                conditions,
                cameo: some(cameo).map(Box::from),
                root: some(cameo).and_then(|code| self.root_of(code)),
                mode: some(mode).map(Box::from),
                targets: some(targets).map_or(Vec::new(), |slots| slots.split(' ').map(Box::from).collect()),
                table: origin,
                written,
            };
            for trigger in triggers.split(',') {
                self.triggers.entry(trigger.into()).or_default().push((kind, self.patterns.len()));
            }
            self.patterns.push(pattern);
        }
    }

    fn read_actions(&mut self) {
        for [lemmas, part] in rows(ACTIONS) {
            let Some(kind) = TriggerKind::from_letter(part) else { continue };
            self.actions.extend(lemmas.split(',').map(|lemma| (kind, Box::from(lemma))));
        }
    }

    fn collect_forms(&mut self) {
        let is_verb = |entry: &(TriggerKind, usize)| entry.0 == TriggerKind::Verb;
        let triggers = self.triggers.iter().filter(|(_, entries)| entries.iter().any(is_verb)).map(|(lemma, _)| lemma);
        let actions = self.actions.iter().filter(|(kind, _)| *kind == TriggerKind::Verb).map(|(_, lemma)| lemma);
        let all = triggers.chain(self.operators.verbs()).chain(actions);
        let mut forms = std::mem::take(&mut self.forms);
        all.for_each(|lemma| forms.add(lemma));
        ["use", "say", "announce", "declare", "rely", "exploit", "utilise", "utilize"]
            .into_iter()
            .for_each(|lemma| forms.add(lemma));
        self.forms = forms;
    }

    /// A verb's dictionary form: the one given when the tables know it or `form` is it already, else the one among
    /// theirs that `form` may be a form of, else the one given. Both in lower case.
    pub fn verb_lemma<'w>(&self, form: &str, lemma: &'w str) -> Cow<'w, str> {
        self.forms.verb(form, lemma)
    }

    /// The root that a CAMEO code falls under: the one of its longest known prefix; `None` for statements (01).
    pub fn root_of(&self, cameo: &str) -> Option<Root> {
        (1..=cameo.len()).rev().find_map(|length| self.prefixes.get(cameo.get(..length)?).copied())
    }

    /// A root's quad class, 1 to 4.
    pub fn quad_of(&self, root: Root) -> u8 {
        self.roots.get(&root).map_or(1, |line| line.quad)
    }

    /// The slots in which the target of such an event stands, the best first.
    pub fn targets_of(&self, root: Root) -> &[Box<str>] {
        self.roots.get(&root).map_or(&[], |line| &line.targets)
    }

    /// The sets of words that patterns use.
    pub fn sets(&self) -> &Sets {
        &self.sets
    }

    /// How the word changes what depends on it; `part` is `v`, `n`, `a`, `aux` or `mark`.
    pub fn operator(&self, part: &str, lemma: &str) -> Option<Operator> {
        self.operators.get(part, lemma)
    }

    /// The names of PLOVER's contexts, in the order of their table.
    pub fn context_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.contexts.iter().map(|(name, _)| *name)
    }

    /// Whether the word names the context.
    pub fn is_of_context(&self, name: &str, lemma: &str) -> bool {
        self.contexts.iter().any(|(own, lemmas)| *own == name && lemmas.contains(lemma))
    }

    /// Whether any pattern has this trigger.
    pub fn knows(&self, kind: TriggerKind, lemma: &str) -> bool {
        self.triggers.get(lemma).is_some_and(|entries| entries.iter().any(|(found, _)| *found == kind))
    }

    /// The patterns of a trigger that its surroundings fulfil, the best first: own before other tables unless only the
    /// other says something about the words around; then the more specific, then the earlier.
    pub fn look_up(&self, kind: TriggerKind, lemma: &str, around: &dyn Surroundings) -> Vec<&Pattern> {
        let mut found: Vec<(usize, &Pattern)> = self
            .triggers
            .get(lemma)
            .into_iter()
            .flatten()
            .filter(|(entry, _)| *entry == kind)
            .map(|(_, index)| (*index, &self.patterns[*index]))
            .filter(|(_, pattern)| pattern.matches(&self.sets, around))
            .collect();
        found.sort_by_key(|(index, pattern)| (pattern.table, std::cmp::Reverse(pattern.specificity()), *index));
        found.into_iter().map(|(_, pattern)| pattern).collect()
    }
}

fn parse_conditions(text: &str, sets: &Sets) -> Option<Vec<Condition>> {
    match some(text) {
        None => Some(Vec::new()),
        Some(text) => text.split(' ').map(|condition| Condition::parse(condition, sets)).collect(),
    }
}

fn some(cell: &str) -> Option<&str> {
    (cell != "-").then_some(cell)
}

/// The rows of a table of `N` columns; comments, empty lines and rows with too few cells are passed over.
fn rows<const N: usize>(table: &str) -> impl Iterator<Item = [&str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let row = std::array::from_fn(|_| cells.next().unwrap_or_default());
        (!row[N - 1].is_empty()).then_some(row)
    })
}
