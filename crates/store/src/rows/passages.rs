use std::collections::{BTreeMap, BTreeSet};

use polybius_assembly::{Assembly, Passage};
use polybius_text::{CodePoints, ReportId};
use serde::{Deserialize, Serialize};

/// A stretch of one report's text in code points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageRow {
    /// The report's id.
    pub doc: String,
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
}

/// The byte offsets that an assembly names, report by report, each with its code points once the text was seen; so that
/// only one text is held at a time.
#[derive(Default)]
pub(crate) struct Offsets {
    points: BTreeMap<ReportId, BTreeMap<u32, usize>>,
}

impl Offsets {
    /// Every offset that `assembly` names.
    pub(crate) fn of(assembly: &Assembly) -> Self {
        let copies = assembly.copies.iter().flat_map(|group| &group.evidence);
        let versions = assembly.disputes.iter().flat_map(|dispute| &dispute.versions);
        let mut offsets = Self::default();
        for Passage { report, span } in copies.chain(versions.flat_map(|version| &version.evidence)) {
            let points = offsets.points.entry(report.clone()).or_default();
            points.extend([(span.start, 0), (span.end, 0)]);
        }
        offsets
    }

    /// The reports whose texts are needed.
    pub(crate) fn reports(&self) -> BTreeSet<ReportId> {
        self.points.keys().cloned().collect()
    }

    /// Converts the offsets of one report.
    pub(crate) fn convert(&mut self, report: &ReportId, text: &str) {
        let converter = CodePoints::new(text);
        let end = text.len();
        for (byte, point) in self.points.get_mut(report).into_iter().flatten() {
            *point = converter.at((*byte as usize).min(end));
        }
    }

    /// The rows of these passages, in their order.
    pub(crate) fn rows(&self, passages: &[Passage]) -> Vec<PassageRow> {
        let row = |Passage { report, span }: &Passage| PassageRow {
            doc: report.0.clone(),
            start: self.at(report, span.start),
            end: self.at(report, span.end),
        };
        passages.iter().map(row).collect()
    }

    fn at(&self, report: &ReportId, byte: u32) -> usize {
        self.points.get(report).and_then(|points| points.get(&byte)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use polybius_assembly::{Assembly, CopyGroup, CopyKind, Passage};
    use polybius_reading::account::Provenance;
    use polybius_text::{ReportId, Span};

    use super::Offsets;

    #[test]
    fn offsets_become_code_points() {
        let report = ReportId("a".to_owned());
        let evidence = vec![Passage { report: report.clone(), span: Span::new(3, 5) }];
        let group = CopyGroup {
            id: "1".to_owned(),
            reports: vec![report.clone()],
            kind: CopyKind::Exact,
            origin: None,
            similarity: 1.0,
            evidence: evidence.clone(),
            provenance: Provenance::new("copies/exact", 1.0),
        };
        let mut offsets = Offsets::of(&Assembly { copies: vec![group], ..Assembly::default() });
        offsets.convert(&report, "“ab”");
        let row = &offsets.rows(&evidence)[0];
        assert_eq!((row.start, row.end), (1, 3));
    }
}
