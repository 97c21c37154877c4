//! Days and months by name.
//!
//! # What it finds
//! "November 20, 2024", "20 November", "Wednesday, Nov. 20", "the 20th of November", "November 2024", "June last year",
//! "March"; in "Nov. 20-22" the first day, and the last one by itself.
//! # When it does not
//! "may" and "march" the verbs, "Mar" and "Sep" without a number.
//! # Source
//! TimeML 1.2.1 annotation guidelines, section on TIMEX3 extents.

use polybius_language::Upos;

use super::{deictic, year};
use crate::times::lexicon::Use;
use crate::times::meaning::{Base, Found, Meaning, Partial, TimeLine};
use crate::times::point::Point;
use crate::words::{cardinal, ordinal};

const BY: &str = "times/calendar_date";

/// Finds a day or month by name that begins at `at`.
pub fn find(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let first = deictic::step(line, at).map_or(at, |(_, first)| first);
    if let Some(after) = weekday_before(line, first)
        && let Some(found) = day_and_month(line, after)
    {
        return Some(Found { start: at, ..found });
    }
    if let Some(found) = day_beside(line, at) {
        return Some(found);
    }
    day_and_month(line, at).or_else(|| month_beside(line, at)).or_else(|| month_alone(line, at))
}

/// "last Oct. 23", "next May 1".
fn day_beside(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (step, first) = deictic::step(line, at)?;
    let found = day_and_month(line, first)?;
    let Meaning::Partial(partial) = found.meaning else { return None };
    Some(Found::new(BY, at..found.end, Meaning::Nearest(partial, step?, Base::Published)))
}

/// "last April", "this September", "next March".
fn month_beside(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (step, first) = deictic::step(line, at)?;
    let (month, _) = line.senses(first).month.filter(|_| line.capital(first))?;
    Some(Found::new(BY, at..first + 1, Meaning::Nearest(Partial::Month(month), step?, Base::Published)))
}

/// "Wednesday, " before a date.
fn weekday_before(line: &TimeLine<'_>, at: usize) -> Option<usize> {
    line.senses(at).weekday.filter(|(_, use_)| *use_ != Use::Many)?;
    let after = line.over_comma(line.over_point(at + 1));
    Some(if line.any(after, &["the", "on"]) { after + 1 } else { after })
}

/// A month with its day, in either order, and the year if it follows.
fn day_and_month(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (month, day, end) = month_day(line, at).or_else(|| day_month(line, at))?;
    Some(with_year(line, at, end, Partial::MonthDay(month, day)))
}

/// "November 20", "Nov. 20th".
fn month_day(line: &TimeLine<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let (month, _) = line.senses(at).month.filter(|_| line.capital(at))?;
    let after = line.over_point(at + 1);
    let after = if line.is(after, "the") { after + 1 } else { after };
    let (day, end) = day_number(line, after).or_else(|| day_word(line, after))?;
    Some((month, day, end))
}

/// "20 November", "the 20th of November".
fn day_month(line: &TimeLine<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let (day, end) = day_number(line, line.over_the(at))?;
    let end = if line.is(end, "of") { end + 1 } else { line.over_joint(end) };
    // "11 november" stands in texts without capitals; "5 may" only behind a preposition is no verb.
    let told = || line.any(at.wrapping_sub(1), &["on", "since", "until", "by", "from"]);
    let certain = |use_: Use| line.capital(end) || use_ == Use::Full || use_ == Use::Doubtful && told();
    let (month, _) = line.senses(end).month.filter(|(_, use_)| certain(*use_))?;
    Some((month, day, line.over_point_before_year(end + 1)))
}

/// "July Seven": a day in a word, as some wires write it.
fn day_word(line: &TimeLine<'_>, at: usize) -> Option<(i8, usize)> {
    let number =
        cardinal(&line.line, at).filter(|number| line.capital(at) && !number.digits && number.end == at + 1)?;
    ((1.0..=31.0).contains(&number.value)).then_some((number.value as i8, number.end))
}

/// A day's number: "20", "20th", "twentieth".
fn day_number(line: &TimeLine<'_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = ordinal(&line.line, at).or_else(|| Some((line.integer(at, 2)?, at + 1)))?;
    let clock = line.is(end, ":") && line.glued(end) && line.glued(end + 1);
    let part = clock || line.is(end, "%") || line.glued(end) && line.is(end, "/");
    let fits = (1..=31).contains(&day) && !part && !line.any(end, &["percent", "million", "billion"]);
    fits.then_some((day as i8, end))
}

/// Adds the year that follows, or "last year".
fn with_year(line: &TimeLine<'_>, start: usize, end: usize, partial: Partial) -> Found {
    let after = line.over_comma(end);
    if let Some((year, end)) = year::plain(line, after) {
        let point = match partial {
            Partial::MonthDay(month, day) => jiff::civil::Date::new(year, month, day).ok().map(Point::Day),
            Partial::Month(month) => Some(Point::Month(year, month)),
            _ => None,
        };
        if let Some(point) = point {
            return Found::new(BY, start..end, Meaning::Point(point));
        }
    }
    let of = if line.is(end, "of") { end + 1 } else { end };
    if let Some(year) = deictic::relative_year(line, of) {
        return Found::new(BY, start..year.end, Meaning::Within(partial, Box::new(year.meaning)));
    }
    Found::new(BY, start..end, Meaning::Partial(partial))
}

/// A month without a day.
fn month_alone(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let (month, use_) = line.senses(at).month.filter(|_| line.capital(at))?;
    let pointed = line.over_point_before_year(at + 1);
    let found = with_year(line, at, pointed, Partial::Month(month));
    let dated = found.end > pointed || matches!(found.meaning, Meaning::Point(_));
    let certain = dated
        || match use_ {
            Use::Full => !person_like(line, at),
            Use::Short if pointed == at + 1 => false,
            Use::Doubtful | Use::Short => named(line, at),
            _ => false,
        };
    certain.then_some(found)
}

/// Whether "May" or "March" is the month.
fn named(line: &TimeLine<'_>, at: usize) -> bool {
    const LEADS: [&str; 24] = [
        "in", "of", "last", "next", "this", "since", "until", "till", "by", "from", "to", "through", "early", "late",
        "mid", "for", "during", "after", "before", "between", "and", "each", "every", "or",
    ];
    let names = line.token(at).is_some_and(|token| line.tree.upos(token) == Upos::ProperNoun);
    let article = names && line.before(at) == "the";
    let lead = article || LEADS.contains(&line.before(at)) || line.hyphen(at.wrapping_sub(1));
    let verb = line.token(at).is_some_and(|token| matches!(line.tree.upos(token), Upos::Auxiliary | Upos::Verb));
    lead && !verb && !person_like(line, at)
}

/// "June Smith", "Mr. August": part of a person's name.
fn person_like(line: &TimeLine<'_>, at: usize) -> bool {
    let Some(token) = line.token(at) else { return false };
    let names = &line.tree.sentence().names;
    names.iter().any(|name| name.kind == polybius_language::NameKind::Person && name.tokens.contains(&token))
}

impl TimeLine<'_> {
    /// The index behind an abbreviation's point, when a year, a day or a small word follows; a point at the end of the
    /// sentence is not part of the date.
    fn over_point_before_year(&self, at: usize) -> usize {
        let after = self.over_point(at);
        let short = self.senses(at - 1).month.is_some_and(|(_, use_)| use_ == Use::Short);
        if short && after < self.len() { after } else { at }
    }
}

/// The last day of a range, behind the first one: "Nov. 20-22", "between 3 and 5 May" is left to the second date.
pub fn range_end(line: &TimeLine<'_>, at: usize) -> Option<Found> {
    let joint = line.hyphen(at) || line.any(at, &["to", "and", "through", "or", "&"]);
    let (day, end) = day_number(line, at + 1).filter(|_| joint)?;
    let counts =
        line.token(at + 1).is_some_and(|token| line.tree.is(token, "nummod") && line.tree.head(token) > Some(token));
    let closed = end >= line.len()
        || !line.shaped(end, crate::words::Shape::Letters)
        || line.any(end, &["and", "in", "at", "to", "for"]);
    (closed && !counts).then(|| with_year(line, at + 1, end, Partial::DayOfMonth(day)))
}

#[cfg(test)]
mod tests {
    use crate::times::rules::testing::check;

    #[test]
    fn days_and_months_by_name() {
        check("on Nov. 20, 2024", &[("Nov. 20, 2024", "calendar_date")]);
        check("on the 20th of November", &[("the 20th of November", "calendar_date")]);
        check("you may go", &[]);
        check("last Oct. 23", &[("last Oct. 23", "calendar_date")]);
        check("Jan Kovac said", &[]);
        check("on Saturday, April 25:", &[("Saturday, April 25", "calendar_date")]);
        check("Reord July Seven", &[("July Seven", "calendar_date")]);
    }
}
