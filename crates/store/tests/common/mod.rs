//! Reports and accounts made by hand, small but with a row of every kind.

#![allow(dead_code)] // each test file uses a part of this

use std::collections::BTreeMap;
use std::path::Path;

use polybius_assembly::digest;
use polybius_reading::Account;
use polybius_reading::account::{
    Act, Actor, Anchor, Answer, AnswerKind, Bound, Diagnostic, Entity, EntityId, Event, EventTime, Figure, FigureKind,
    Interval, Manner, Mention, MentionLevel, Modality, Note, Polarity, Provenance, Quad, Source, Statement, Time,
    TimeKind,
};
use polybius_store::{Engine, Format, Putting, Record, Stored};
use polybius_text::{EntityKind, Published, PublishedBasis, Report, Span};

const SAID: &str = "“The pier held,” said Anna Berg. Norvia’s navy shelled 12 piers in Estria on 3 May 2024.";

/// A report whose text begins with `lead`.
pub fn report(uri: &str, lead: &str) -> Report {
    Report {
        title: Some("Piers shelled".to_owned()),
        publisher: Some("Gazette".to_owned()),
        published: Some(Published { value: "2024-05-04".to_owned(), basis: PublishedBasis::Metadata }),
        language: Some("en".to_owned()),
        ..Report::new(uri, format!("{lead} {SAID}"))
    }
}

/// The words of a report as a span.
fn span(report: &Report, words: &str) -> Span {
    let start = report.text.find(words).unwrap_or_else(|| panic!("{words:?} stands in the text"));
    Span::new(start, start + words.len())
}

fn made_by(rule: &'static str) -> Provenance {
    Provenance::new(rule, 0.75)
}

/// What a careful reader finds in [`report`].
pub fn account(report: &Report) -> Account {
    let at = |words| span(report, words);
    let day = "2024-05-03".parse().ok();
    let interval = Some(Interval { from: day, to: day });
    let (norvia, anna) = (EntityId("country:NOR".to_owned()), EntityId("person:anna-berg".to_owned()));
    let actor = |words: &str, entity: Option<&EntityId>| Actor {
        span: span(report, words),
        entity: entity.cloned(),
        country: Some("NOR".to_owned()),
        sectors: vec!["MIL".to_owned()],
    };
    let statement = |content: Span, cue: Option<Span>, act: &'static str, answers: Vec<Answer>| Statement {
        source: Some(Source { span: at("Anna Berg"), entity: Some(anna.clone()), role: None }),
        addressee: None,
        cue,
        content: vec![content],
        manner: Manner::Direct,
        act: Act(act.into()),
        anonymous: false,
        channel: None,
        polarity: Polarity::Affirmed,
        within: None,
        answers,
        provenance: made_by("statements/quoted"),
    };
    Account {
        report: report.id(),
        published: report.published.clone(),
        notes: vec![Note { kind: "unbalanced_quote".into(), span: at("“"), note: "Never closed.".to_owned() }],
        sentences: vec![
            Span::new(0, report.text.find("Norvia").unwrap() - 1),
            at("Norvia’s navy shelled 12 piers in Estria on 3 May 2024."),
        ],
        mentions: vec![Mention {
            span: at("Anna Berg"),
            head: at("Anna Berg"),
            cluster: 0,
            level: MentionLevel::Name,
            kind: EntityKind::Person,
            entity: Some(anna.clone()),
            provenance: made_by("head/names"),
        }],
        entities: vec![entity(&norvia, "Norvia", EntityKind::Country), entity(&anna, "Anna Berg", EntityKind::Person)],
        times: vec![Time {
            span: at("3 May 2024"),
            kind: TimeKind::Date,
            value: Some("2024-05-03".to_owned()),
            modifier: None,
            interval,
            anchor: Some(Anchor::Published),
            provenance: made_by("times/calendar"),
        }],
        figures: vec![Figure {
            span: at("12"),
            value: Some(12.0),
            low: Some(12.0),
            high: Some(12.0),
            bound: Bound::Exact,
            unit: None,
            kind: FigureKind::Count,
            of: Some(at("piers in Estria")),
            who: None,
            from_value: None,
            time: Some(0),
            statement: None,
            provenance: made_by("figures/count"),
        }],
        statements: vec![
            statement(at("The pier held"), Some(at("said")), "say", Vec::new()),
            statement(at("pier"), None, "deny", vec![Answer { statement: 0, kind: AnswerKind::Denies }]),
        ],
        events: vec![Event {
            sentence: 1,
            trigger: at("shelled"),
            lemma: "shell".to_owned(),
            source: vec![actor("Norvia’s navy", Some(&norvia))],
            target: vec![actor("Estria", None)],
            clause: vec![at("shelled")],
            instrument: Vec::new(),
            theme: vec![actor("12 piers", None)],
            figures: vec![0],
            place: None,
            time: Some(EventTime { time: 0, interval }),
            plover: Some("ASSAULT".into()),
            mode: None,
            contexts: vec!["military".into()],
            cameo: Some("190".into()),
            quad: Some(Quad::MaterialConflict),
            polarity: Polarity::Affirmed,
            modality: Modality::Actual,
            of: None,
            statement: None,
            provenance: made_by("events/verb"),
        }],
        words: 17,
        diagnostics: vec![Diagnostic { span: None, message: "Something was left out.".to_owned() }],
    }
}

fn entity(id: &EntityId, name: &str, kind: EntityKind) -> Entity {
    Entity {
        id: id.clone(),
        name: name.to_owned(),
        kind,
        class: None,
        country: Some("NOR".to_owned()),
        sectors: vec!["GOV".to_owned()],
        roles: Vec::new(),
        wikidata: None,
    }
}

/// The engine of these tests.
pub fn engine(rules: &str) -> Engine {
    Engine { program: "0.1.0".to_owned(), model: "by hand".to_owned(), rules: rules.to_owned() }
}

/// Stores a report as read by hand.
pub fn put(record: &mut Record, report: &Report) -> polybius_store::Result<Stored> {
    let account = account(report);
    let digest = digest(report, &account);
    record.put(&Putting { report, account: &account, digest: &digest, engine: &engine("1") })
}

/// The exported files by name.
pub fn exported(record: &mut Record, out: &Path) -> BTreeMap<String, String> {
    record.assemble_if_stale().unwrap();
    let exported = record.export(Format::JsonLines, out).unwrap();
    let named = exported.files.iter().map(|(path, _)| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
    });
    named.collect()
}
