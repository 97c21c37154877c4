use polybius_assembly::{Occurrence, Where};
use serde::{Deserialize, Serialize};

use super::{Confidence, Number, Row};

/// Something that happened, or is said to have, with all accounts of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OccurrenceRow {
    /// Its id.
    pub id: String,
    /// The story it belongs to.
    pub story: Option<String>,
    /// PLOVER root.
    pub plover: Option<String>,
    /// Entities that did it.
    pub source: Vec<String>,
    /// Entities it was done to.
    pub target: Vec<String>,
    /// What it was done with.
    pub instrument: Vec<String>,
    /// Where.
    pub place: Option<WhereRow>,
    /// First day that the accounts allow.
    pub from: Option<String>,
    /// Last day that the accounts allow.
    pub to: Option<String>,
    /// Ids of the events that tell it.
    pub events: Vec<String>,
    /// How many documents tell it.
    pub reports: usize,
    /// How many independent origins these have.
    pub origins: usize,
    /// `told_once`, `corroborated`, `disputed` or `denied`.
    pub status: String,
    /// How the accounts were joined.
    pub by: String,
    /// How likely that is right.
    pub confidence: Confidence,
}

/// A place that several reports may name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhereRow {
    /// Its name.
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

impl Row for OccurrenceRow {
    const TABLE: &'static str = "occurrences";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "story",
        "plover",
        "source",
        "target",
        "instrument",
        "place",
        "from",
        "to",
        "events",
        "reports",
        "origins",
        "status",
        "by",
        "confidence",
    ];
}

impl From<&Occurrence> for OccurrenceRow {
    fn from(occurrence: &Occurrence) -> Self {
        Self {
            id: occurrence.id.clone(),
            story: occurrence.story.clone(),
            plover: occurrence.plover.clone(),
            source: occurrence.source.clone(),
            target: occurrence.target.clone(),
            instrument: occurrence.instrument.clone(),
            place: occurrence.place.as_ref().map(WhereRow::from),
            from: occurrence.from.map(|day| day.to_string()),
            to: occurrence.to.map(|day| day.to_string()),
            events: occurrence.events.clone(),
            reports: occurrence.reports.len(),
            origins: occurrence.origins,
            status: occurrence.status.name().to_owned(),
            by: occurrence.provenance.by.to_string(),
            confidence: Confidence::new(occurrence.provenance.confidence),
        }
    }
}

impl From<&Where> for WhereRow {
    fn from(place: &Where) -> Self {
        Self {
            name: place.name.clone(),
            country: place.country.clone(),
            latitude: place.latitude.map(Number),
            longitude: place.longitude.map(Number),
            geonames: place.geonames,
        }
    }
}
