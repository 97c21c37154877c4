use jiff::civil::Date;
use polybius_text::{Published, Report};

use super::infer::infer;
use crate::Context;

/// The report's day: from its envelope, else from its own words, else unknown.
pub fn report_date(report: &Report, context: &Context<'_>) -> Option<Published> {
    report.published.clone().or_else(|| infer(context))
}

/// The calendar day of a date or date-time.
pub fn day_of(published: &Published) -> Option<Date> {
    published.value.get(..10)?.parse().ok()
}
