//! How much: numbers, of what, whose, and who says so.

use polybius_store::rows::{FigureRow, Number};

use super::{Dossier, left_out};
use crate::page::{self, FAINT};

/// Width of the column that holds the values.
const VALUES: usize = 24;

/// The figures as a table, report by report.
pub fn print(dossier: &Dossier<'_>) -> String {
    let figures: Vec<_> = dossier.material.reports.iter().flat_map(|rows| &rows.figures).collect();
    let told = figures.iter().filter(|figure| is_told(figure) && !starts_change(figure, &figures));
    let mut body: Vec<_> = told.take(dossier.material.limit).map(|figure| line(dossier, figure)).collect();
    body.extend(left_out(figures.len(), dossier.material.figures));
    dossier.under("HOW MUCH", &body)
}

/// A number that counts or measures something; ranks, a single one and numbers without object say nothing alone.
fn is_told(figure: &FigureRow) -> bool {
    let single = figure.unit.is_none() && figure.bound == "exact" && figure.value == Some(Number(1.0));
    let measures = figure.of.is_some() || figure.unit.is_some() || figure.from_value.is_some();
    measures && !single && figure.kind != "rank"
}

/// Whether the figure is the start of a change that another line tells.
fn starts_change(figure: &FigureRow, all: &[&FigureRow]) -> bool {
    const NEAR: usize = 200;
    all.iter().any(|end| {
        end.doc == figure.doc
            && end.start.abs_diff(figure.start) < NEAR
            && end.id != figure.id
            && end.unit == figure.unit
            && end.from_value.is_some()
            && end.from_value == figure.value
            && figure.from_value.is_none()
    })
}

fn line(dossier: &Dossier<'_>, figure: &FigureRow) -> String {
    let value = value(figure);
    let told = format!("{} {}", told(dossier, figure), dossier.anchor(&figure.doc, figure.start));
    let hang = " ".repeat(VALUES + 4);
    let first = format!("  {value}{}", " ".repeat(VALUES.saturating_sub(value.chars().count()) + 2));
    if value.chars().count() > VALUES {
        return format!("  {value}\n{}", dossier.wrapped(&told, &hang, &hang));
    }
    dossier.wrapped(&told, &first, &hang)
}

/// "> 160", "300 km", "73 → 38 %", "10–12".
pub(super) fn value(figure: &FigureRow) -> String {
    let Some(value) = figure.value.or(figure.low).or(figure.high) else { return page::one_line(&figure.text) };
    let sign = match figure.bound.as_str() {
        "about" => "≈ ",
        "at_least" => "≥ ",
        "more_than" => "> ",
        "at_most" => "≤ ",
        "less_than" => "< ",
        _ => "",
    };
    let number = match (figure.bound.as_str(), figure.low, figure.high) {
        ("between", Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        _ => grouped(value),
    };
    let change = figure.from_value.map(|from| format!("{} → ", grouped(from))).unwrap_or_default();
    let unit = figure.unit.as_deref().map(|unit| format!(" {}", unit_name(unit))).unwrap_or_default();
    let times = if figure.kind == "multiple" { "× " } else { "" };
    format!("{change}{sign}{times}{number}{unit}")
}

/// A unit as a reader writes it; codes that are plain enough stay.
fn unit_name(code: &str) -> &str {
    match code {
        "a" => "years",
        "mo" => "months",
        "wk" => "weeks",
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        "t" => "tonnes",
        "[mi_i]" => "miles",
        "[nmi_i]" => "nautical miles",
        "[ft_i]" => "feet",
        "[in_i]" => "inches",
        "[lb_av]" => "pounds",
        "[acr_us]" => "acres",
        "[bbl_us]" => "barrels",
        "Cel" => "°C",
        "[degF]" => "°F",
        plain => plain,
    }
}

/// What is counted, whose figure it is, when, and who says so.
fn told(dossier: &Dossier<'_>, figure: &FigureRow) -> String {
    let of = figure.of.as_ref().map(|span| page::one_line(&span.text));
    let words = page::one_line(&figure.text);
    // Without what is counted the words around tell it.
    let around = || format!("“{}”", page::unquoted(&dossier.surroundings(&figure.doc, figure.start, figure.end)));
    let mut parts = vec![of.map_or_else(around, |of| format!("{of} (“{words}”)"))];
    let link = if figure.unit.as_deref() == Some("%") || figure.kind == "multiple" { "among" } else { "of" };
    parts.extend(figure.who.as_ref().map(|who| format!("{link} {}", dossier.words_or_name(&figure.doc, who))));
    parts.extend(figure.time.map(|time| dossier.words(&figure.doc, time.start, time.end)));
    parts.extend(said_by(dossier, figure));
    parts.join("; ")
}

fn said_by(dossier: &Dossier<'_>, figure: &FigureRow) -> Option<String> {
    let statement = dossier.statements.get(figure.statement.as_deref()?)?;
    let source = statement.source.as_ref()?;
    Some(page::styled(FAINT, &format!("says {}", dossier.source_name(&statement.doc, source))))
}

/// Thousands set apart from five digits on: `12,400`.
fn grouped(Number(number): Number) -> String {
    let plain = format!("{number}");
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let digits = whole.trim_start_matches('-');
    if digits.len() < 5 {
        return plain;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    format!("{sign}{grouped}{}", rest.map(|rest| format!(".{rest}")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use polybius_store::rows::{Confidence, FigureRow, Number};

    use super::{grouped, starts_change, value};

    fn figure(number: f64, bound: &str, unit: Option<&str>, from: Option<f64>) -> FigureRow {
        FigureRow {
            id: "1".to_owned(),
            doc: "a".to_owned(),
            start: 0,
            end: 1,
            text: String::new(),
            value: Some(Number(number)),
            low: None,
            high: None,
            bound: bound.to_owned(),
            unit: unit.map(str::to_owned),
            kind: "count".to_owned(),
            of: None,
            who: None,
            from_value: from.map(Number),
            time: None,
            statement: None,
            by: String::new(),
            confidence: Confidence(1.0),
        }
    }

    #[test]
    fn values_show_bound_unit_and_change() {
        assert_eq!(value(&figure(160.0, "more_than", None, None)), "> 160");
        assert_eq!(value(&figure(300.0, "exact", Some("km"), None)), "300 km");
        assert_eq!(value(&figure(38.0, "exact", Some("%"), Some(73.0))), "73 → 38 %");
    }

    #[test]
    fn the_start_of_a_change_is_told_with_its_end() {
        let (start, end) = (figure(73.0, "exact", Some("%"), None), figure(38.0, "exact", Some("%"), Some(73.0)));
        let end = FigureRow { id: "2".to_owned(), start: 40, ..end };
        assert!(starts_change(&start, &[&start, &end]) && !starts_change(&end, &[&start, &end]));
        let elsewhere = FigureRow { doc: "b".to_owned(), ..end };
        assert!(!starts_change(&start, &[&start, &elsewhere]));
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(Number(1200.0)), "1200");
        assert_eq!(grouped(Number(1_250_000.0)), "1,250,000");
        assert_eq!(grouped(Number(-12_400.5)), "-12,400.5");
    }
}
