use polybius_reading::Account;
use polybius_reading::account::{Actor, Event, EventTime, Place};
use serde::{Deserialize, Serialize};

use super::{Confidence, Extent, Number, Quoter, Row, SpanRow};

/// Who did what to whom, when, where and with what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventRow {
    /// Its id.
    pub id: String,
    /// The report's id.
    pub doc: String,
    /// Number of its sentence.
    pub sentence: usize,
    /// The word that names it.
    pub trigger: SpanRow,
    /// Who does it.
    pub source: Vec<ActorRow>,
    /// To whom.
    pub target: Vec<ActorRow>,
    /// With what.
    pub instrument: Vec<ActorRow>,
    /// What is given, said, asked, attacked.
    pub theme: Vec<ActorRow>,
    /// Ids of its figures.
    pub figures: Vec<String>,
    /// Where.
    pub place: Option<PlaceRow>,
    /// When.
    pub time: Option<EventTimeRow>,
    /// PLOVER root.
    pub plover: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Quad class, 1 to 4.
    pub quad: Option<u8>,
    /// `affirmed` or `negated`.
    pub polarity: String,
    /// `actual`, `planned`, `possible`, `conditional`, `requested` or `past_habit`.
    pub modality: String,
    /// The event that this one is the content of.
    pub of: Option<String>,
    /// The statement that reports it.
    pub statement: Option<String>,
    /// The words that tell it: pieces of its sentence in the order of telling.
    #[serde(default)]
    pub clause: Vec<SpanRow>,
    /// The rule or head that found it.
    pub by: String,
    /// How likely it is right.
    pub confidence: Confidence,
}

/// A party to an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRow {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Whom they stand for.
    pub entity: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country.
    pub country: Option<String>,
    /// PLOVER sector codes.
    pub sectors: Vec<String>,
}

/// Where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The place's name.
    pub name: String,
    /// ISO 3166-1 alpha-3 code.
    pub country: Option<String>,
    /// Degrees north.
    pub latitude: Option<Number>,
    /// Degrees east.
    pub longitude: Option<Number>,
    /// GeoNames id.
    pub geonames: Option<u32>,
}

/// When an event happened, and where the text says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTimeRow {
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// First code point of the time expression.
    pub start: usize,
    /// The code point after its last one.
    pub end: usize,
}

impl Row for EventRow {
    const TABLE: &'static str = "events";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "doc",
        "sentence",
        "trigger",
        "source",
        "target",
        "instrument",
        "theme",
        "figures",
        "place",
        "time",
        "plover",
        "mode",
        "contexts",
        "cameo",
        "quad",
        "polarity",
        "modality",
        "of",
        "statement",
        "clause",
        "by",
        "confidence",
    ];
}

pub(super) fn rows(doc: &str, account: &Account, quoter: &Quoter<'_>) -> Vec<EventRow> {
    let events = account.events.iter().enumerate();
    events.map(|(index, event)| row(doc, account, index, event, quoter)).collect()
}

fn row(doc: &str, account: &Account, index: usize, event: &Event, quoter: &Quoter<'_>) -> EventRow {
    let actors = |actors: &[Actor]| actors.iter().map(|actor| actor_row(actor, quoter)).collect();
    let name = |name: &Option<std::borrow::Cow<'static, str>>| name.as_ref().map(ToString::to_string);
    EventRow {
        id: account.event_id(index),
        doc: doc.to_owned(),
        sentence: event.sentence,
        trigger: quoter.span(event.trigger),
        source: actors(&event.source),
        target: actors(&event.target),
        instrument: actors(&event.instrument),
        theme: actors(&event.theme),
        figures: event.figures.iter().map(|figure| account.figure_id(*figure)).collect(),
        place: event.place.as_ref().map(|place| place_row(place, quoter)),
        time: event.time.as_ref().map(|time| time_row(time, account, quoter)),
        plover: name(&event.plover),
        mode: name(&event.mode),
        contexts: event.contexts.iter().map(ToString::to_string).collect(),
        cameo: name(&event.cameo),
        quad: event.quad.map(|quad| quad.number()),
        polarity: event.polarity.name().to_owned(),
        modality: event.modality.name().to_owned(),
        of: event.of.map(|other| account.event_id(other)),
        statement: event.statement.map(|statement| account.statement_id(statement)),
        clause: event.clause.iter().map(|piece| quoter.span(*piece)).collect(),
        by: event.provenance.by.to_string(),
        confidence: Confidence::new(event.provenance.confidence),
    }
}

fn actor_row(actor: &Actor, quoter: &Quoter<'_>) -> ActorRow {
    let SpanRow { start, end, text } = quoter.span(actor.span);
    ActorRow {
        start,
        end,
        text,
        entity: actor.entity.as_ref().map(|id| id.0.clone()),
        country: actor.country.clone(),
        sectors: actor.sectors.clone(),
    }
}

fn place_row(place: &Place, quoter: &Quoter<'_>) -> PlaceRow {
    let SpanRow { start, end, text } = quoter.span(place.span);
    PlaceRow {
        start,
        end,
        text,
        name: place.name.clone(),
        country: place.country.clone(),
        latitude: place.latitude.map(Number),
        longitude: place.longitude.map(Number),
        geonames: place.geonames,
    }
}

fn time_row(time: &EventTime, account: &Account, quoter: &Quoter<'_>) -> EventTimeRow {
    let expression = &account.times[time.time];
    let Extent { start, end } = quoter.extent(expression.span);
    let (from, to) = time.interval.map_or((None, None), |interval| (interval.from, interval.to));
    EventTimeRow {
        from: from.map(|day| day.to_string()),
        to: to.map(|day| day.to_string()),
        value: expression.value.clone(),
        start,
        end,
    }
}
