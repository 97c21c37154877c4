//! What tests need: reports and their accounts in a compact notation.
//!
//! A report is one sentence. Marks say what reading found in it: `S:Norland` a source (`S:Norland=NOR` as a known
//! country), `T:Sudland` a target, `P:Lowmouth` a place, `D:2024-05-03` a day, `N:40=boats` a figure and what it counts,
//! `V:sent=send=AID` the event's word with lemma and root, `V!:` the same, negated, `W:Hawk=rocket` a weapon by name and
//! its class, `A:` what an attributed source is called, `R:denied` the cue by which somebody denies what that source
//! says. Other words stand for themselves.

use std::borrow::Cow;

use jiff::civil::Date;
use polybius_reading::Account;
use polybius_reading::account::{
    Act, Actor, Answer, AnswerKind, Bound, Entity, EntityId, Event, EventTime, Figure, FigureKind, Interval, Manner,
    Mention, MentionLevel, Modality, Place, Polarity, Provenance, Source, Statement, Time, TimeKind,
};
use polybius_text::{EntityKind, Published, PublishedBasis, Report, Span};

use crate::{Assembly, Digest, assemble, digest};

/// An account that tells nothing.
pub(crate) fn unread(report: &Report) -> Account {
    Account {
        report: report.id(),
        published: report.published.clone(),
        notes: Vec::new(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        entities: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        words: 0,
        diagnostics: Vec::new(),
    }
}

/// The assembly of reports in the notation, each with its day; their uris are their numbers.
pub(crate) fn assembled(reports: &[(&str, &str)]) -> (Vec<Digest>, Assembly) {
    let numbered = reports.iter().enumerate();
    let digests: Vec<_> = numbered.map(|(number, (day, told))| digested(&number.to_string(), day, told)).collect();
    let assembly = assemble(&digests);
    (digests, assembly)
}

/// The digest of one report in the notation.
pub(crate) fn digested(uri: &str, day: &str, told: &str) -> Digest {
    let words: Vec<_> = told.split(' ').map(word).collect();
    let text: Vec<_> = words.iter().map(|(_, written, _)| written.as_str()).collect();
    let mut report = Report::new(uri, format!("{}.", text.join(" ")));
    report.published = Some(Published { value: day.to_owned(), basis: PublishedBasis::Metadata });
    let mut account = unread(&report);
    account.sentences.push(Span::new(0, report.text.len()));
    account.events.push(event());
    let mut at = 0;
    for (mark, written, more) in &words {
        note(&mut account, mark, Span::new(at, at + written.len()), written, more);
        at += written.len() + 1;
    }
    digest(&report, &account)
}

/// Mark, words as written, and what follows the equals sign.
fn word(token: &str) -> (&str, String, Vec<&str>) {
    let (mark, rest) = token.split_once(':').unwrap_or(("", token));
    let mut parts = rest.split('=');
    let (written, more) = (parts.next().unwrap_or_default(), parts.collect::<Vec<_>>());
    let written = if mark == "N" { [&[written], &more[..]].concat().join(" ") } else { written.to_owned() };
    (mark, written, more)
}

fn note(account: &mut Account, mark: &str, span: Span, written: &str, more: &[&str]) {
    match mark {
        "S" => account.events[0].source.push(actor(span, more)),
        "T" => account.events[0].target.push(actor(span, more)),
        "P" => account.events[0].place = Some(place(span, written)),
        "D" => day(account, span, written),
        "N" => figure(account, span, written),
        "V" | "V!" => {
            let event = &mut account.events[0];
            (event.trigger, event.lemma) = (span, more[0].to_owned());
            event.plover = more.get(1).map(|root| Cow::Owned((*root).to_owned()));
            event.polarity = if mark == "V!" { Polarity::Negated } else { Polarity::Affirmed };
        }
        "W" => weapon(account, span, written, more[0]),
        "A" => attribute(account, span),
        "R" => rebut(account, span),
        _ => {}
    }
}

/// `Norland` is words alone, `Norland=NOR` a country of the tables.
fn actor(span: Span, more: &[&str]) -> Actor {
    let code = more.first();
    let entity = code.map(|code| EntityId(format!("country:{code}")));
    Actor { span, entity, country: code.map(|code| (*code).into()), sectors: Vec::new() }
}

fn event() -> Event {
    Event {
        sentence: 0,
        trigger: Span::new(0, 0),
        lemma: String::new(),
        source: Vec::new(),
        target: Vec::new(),
        clause: Vec::new(),
        instrument: Vec::new(),
        theme: Vec::new(),
        figures: Vec::new(),
        place: None,
        time: None,
        plover: None,
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        quad: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Actual,
        of: None,
        statement: None,
        provenance: Provenance::new("test", 1.0),
    }
}

fn place(span: Span, name: &str) -> Place {
    Place { span, name: name.to_owned(), country: None, latitude: None, longitude: None, geonames: None }
}

fn day(account: &mut Account, span: Span, written: &str) {
    let day: Date = written.parse().expect("a date");
    let interval = Some(Interval { from: Some(day), to: Some(day) });
    account.events[0].time = Some(EventTime { time: account.times.len(), interval });
    account.times.push(Time {
        span,
        kind: TimeKind::Date,
        value: Some(written.to_owned()),
        modifier: None,
        interval,
        anchor: None,
        provenance: Provenance::new("test", 1.0),
    });
}

/// `40 boats`; `40+` is "at least 40".
fn figure(account: &mut Account, span: Span, written: &str) {
    let (number, _) = written.split_once(' ').expect("a figure counts something");
    let value: f64 = number.trim_end_matches('+').parse().expect("a number");
    let bound = if number.ends_with('+') { Bound::AtLeast } else { Bound::Exact };
    account.events[0].figures.push(account.figures.len());
    account.figures.push(Figure {
        span,
        value: Some(value),
        low: Some(value),
        high: (bound == Bound::Exact).then_some(value),
        bound,
        unit: None,
        kind: FigureKind::Count,
        of: Some(Span { start: span.start + number.len() as u32 + 1, end: span.end }),
        who: None,
        from_value: None,
        time: None,
        statement: None,
        provenance: Provenance::new("test", 1.0),
    });
}

/// An instrument that the report calls by a name.
fn weapon(account: &mut Account, span: Span, name: &str, class: &str) {
    let id = EntityId(format!("equipment:{name}"));
    account.entities.push(Entity {
        id: id.clone(),
        name: name.to_owned(),
        kind: EntityKind::Weapon,
        class: Some(class.to_owned()),
        country: None,
        sectors: Vec::new(),
        roles: Vec::new(),
        wikidata: None,
    });
    account.mentions.push(Mention {
        span,
        head: span,
        cluster: 0,
        level: MentionLevel::Name,
        kind: EntityKind::Weapon,
        entity: Some(id.clone()),
        provenance: Provenance::new("test", 1.0),
    });
    let actor = Actor { span, entity: Some(id), country: None, sectors: Vec::new() };
    account.events[0].instrument.push(actor);
}

fn attribute(account: &mut Account, span: Span) {
    account.events[0].statement = Some(account.statements.len());
    account.statements.push(statement(span, "say", Vec::new()));
}

fn rebut(account: &mut Account, span: Span) {
    let answers = vec![Answer { statement: 0, kind: AnswerKind::Denies }];
    account.statements.push(statement(span, "deny", answers));
}

fn statement(span: Span, act: &'static str, answers: Vec<Answer>) -> Statement {
    Statement {
        source: Some(Source { span, entity: None, role: None }),
        addressee: None,
        cue: Some(span),
        content: vec![span],
        manner: Manner::Indirect,
        act: Act(Cow::Borrowed(act)),
        anonymous: false,
        channel: None,
        polarity: Polarity::Affirmed,
        within: None,
        answers,
        provenance: Provenance::new("test", 1.0),
    }
}
