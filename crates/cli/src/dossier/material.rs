use std::collections::BTreeSet;

use polybius_store::rows::{EntityRow, ReportRows};
use polybius_store::{Assembled, Filter, Record, Selection};

use crate::outcome::Result;

/// What a dossier is made from: the chosen rows of the reports they stand in, and what the reports say together.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The reports, by day, then address; of their events, statements and figures only the chosen ones.
    pub reports: Vec<ReportRows>,
    /// What was found across reports, as far as it concerns the chosen rows.
    pub assembled: Assembled,
    /// The entities of these reports, by id.
    pub entities: Vec<EntityRow>,
    /// How many statements there are.
    pub statements: usize,
    /// How many figures there are.
    pub figures: usize,
    /// How many reports the record holds.
    pub record_reports: usize,
    /// Whether only some rows were asked for.
    pub filtered: bool,
    /// Most occurrences or rows that a section prints.
    pub limit: usize,
}

impl Material {
    /// Fetches what a filter lets through.
    pub fn fetch(record: &Record, filter: &Filter, limit: usize) -> Result<Self> {
        let events = record.select_events(filter)?;
        let statements = record.select_statements(filter)?;
        let figures = record.select_figures(filter)?;
        let mut material = Self {
            statements: statements.total,
            figures: figures.total,
            record_reports: record.count()?,
            filtered: *filter != Filter { limit: filter.limit, ..Filter::default() },
            limit,
            ..Self::default()
        };
        let chosen = Chosen { events, statements, figures };
        material.assembled = chosen.assembled(record.assembled()?, material.filtered);
        material.fetch_reports(record, filter, &chosen)?;
        Ok(material)
    }

    fn fetch_reports(&mut self, record: &Record, filter: &Filter, chosen: &Chosen) -> Result<()> {
        let wanted = chosen.reports(&self.assembled);
        for listed in record.list()? {
            let only = filter.report.as_ref().is_none_or(|report| *report == listed.id);
            let needed = wanted.contains(&listed.id) || !self.filtered && self.reports.len() < self.limit;
            if only && needed {
                let (report, account) = record.get(&listed.id)?;
                self.reports.push(chosen.rows(ReportRows::new(&report, &account)));
            }
        }
        let key = |rows: &ReportRows| {
            (rows.document.published.is_none(), rows.document.published.clone(), rows.document.uri.clone())
        };
        self.reports.sort_by_cached_key(key);
        self.entities = self.reports.iter().flat_map(|rows| rows.entities.iter().cloned()).collect();
        self.entities.sort_by(|a, b| (&a.id, b.name.len()).cmp(&(&b.id, a.name.len())));
        self.entities.dedup_by(|a, b| a.id == b.id);
        Ok(())
    }
}

/// The rows that a filter chose.
struct Chosen {
    events: Selection,
    statements: Selection,
    figures: Selection,
}

impl Chosen {
    /// What concerns the chosen events; all of it when nothing was filtered.
    fn assembled(&self, mut assembled: Assembled, filtered: bool) -> Assembled {
        if filtered {
            assembled.occurrences.retain(|row| row.events.iter().any(|event| self.events.rows.contains(event)));
            let kept: BTreeSet<_> = assembled.occurrences.iter().map(|row| row.id.clone()).collect();
            assembled.disputes.retain(|row| row.occurrence.as_ref().is_some_and(|id| kept.contains(id)));
        }
        assembled
    }

    /// The reports that the chosen rows, and the words of disputes, stand in.
    fn reports(&self, assembled: &Assembled) -> BTreeSet<String> {
        let chosen = [&self.events, &self.statements, &self.figures].into_iter().flat_map(|chosen| &chosen.reports);
        let versions = assembled.disputes.iter().flat_map(|dispute| &dispute.versions);
        let quoted = versions.flat_map(|version| &version.evidence).map(|passage| &passage.doc);
        chosen.chain(quoted).cloned().collect()
    }

    /// Leaves the chosen rows alone.
    fn rows(&self, mut rows: ReportRows) -> ReportRows {
        rows.events.retain(|row| self.events.rows.contains(&row.id));
        rows.statements.retain(|row| self.statements.rows.contains(&row.id));
        rows.figures.retain(|row| self.figures.rows.contains(&row.id));
        rows
    }
}
