use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span as Length, ToSpan};

use super::Unit;
use crate::account::Interval;

/// A stretch of the calendar that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// A century by its first two digits: 19 is 1900 to 1999, as TIMEX3 has it.
    Century(i16),
    /// A decade by its first three digits: 199 is the nineties.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A season; a winter belongs to the year in which it begins.
    Season(i16, Season),
    /// A month.
    Month(i16, i8),
    /// A week that begins on a Monday: that day.
    Week(Date),
    /// A weekend: the Monday of its week.
    Weekend(Date),
    /// A day.
    Day(Date),
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Fall,
    Winter,
}

impl Season {
    /// The letters that TIMEX3 gives it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The season with these letters.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Fall, Self::Winter].into_iter().find(|season| season.code() == code)
    }

    fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

impl Point {
    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Self::Century(century) => format!("{century:02}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Week(monday) => week_value(monday),
            Self::Weekend(monday) => format!("{}-WE", week_value(monday)),
            Self::Day(day) => day.to_string(),
        }
    }

    /// The days it covers.
    pub fn interval(self) -> Interval {
        let from = self.first_day();
        let last = |length: Length| from.and_then(|day| day.checked_add(length).ok()?.yesterday().ok());
        let to = match self {
            Self::Century(_) => last(100.years()),
            Self::Decade(_) => last(10.years()),
            Self::Year(_) => last(1.year()),
            Self::Half(..) => last(6.months()),
            Self::Quarter(..) | Self::Season(..) => last(3.months()),
            Self::Month(..) => last(1.month()),
            Self::Week(_) => last(7.days()),
            Self::Weekend(_) => last(2.days()),
            Self::Day(_) => from,
        };
        Interval { from, to }
    }

    /// Its first day; `None` outside the calendar.
    pub fn first_day(self) -> Option<Date> {
        let day = |year: i16, month: i8| Date::new(year, month, 1).ok();
        match self {
            Self::Century(century) => day(century.checked_mul(100)?, 1),
            Self::Decade(decade) => day(decade.checked_mul(10)?, 1),
            Self::Year(year) => day(year, 1),
            Self::Half(year, half) => day(year, (half - 1) * 6 + 1),
            Self::Quarter(year, quarter) => day(year, (quarter - 1) * 3 + 1),
            Self::Season(year, season) => day(year, season.first_month()),
            Self::Month(year, month) => day(year, month),
            Self::Week(monday) => Some(monday),
            Self::Weekend(monday) => monday.checked_add(5.days()).ok(),
            Self::Day(date) => Some(date),
        }
    }

    /// The unit it is one of.
    pub fn unit(self) -> Unit {
        match self {
            Self::Century(_) => Unit::Century,
            Self::Decade(_) => Unit::Decade,
            Self::Year(_) => Unit::Year,
            Self::Half(..) => Unit::Half,
            Self::Quarter(..) => Unit::Quarter,
            Self::Season(..) => Unit::Season,
            Self::Month(..) => Unit::Month,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Day(_) => Unit::Day,
        }
    }

    /// The stretch of that size that holds `day`.
    pub fn holding(day: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        Some(match unit {
            Unit::Century => Self::Century(year / 100),
            Unit::Decade => Self::Decade(year / 10),
            Unit::Year => Self::Year(year),
            Unit::Half => Self::Half(year, (month + 5) / 6),
            Unit::Quarter => Self::Quarter(year, (month + 2) / 3),
            Unit::Season => season_holding(year, month),
            Unit::Month => Self::Month(year, month),
            Unit::Week | Unit::Fortnight => Self::Week(monday_of(day)?),
            Unit::Weekend => Self::Weekend(monday_of(day)?),
            Unit::Day => Self::Day(day),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        })
    }

    /// The stretch of the same size `count` of its own units later (earlier when negative).
    pub fn shifted(self, count: i64) -> Option<Self> {
        let small = i16::try_from(count).ok()?;
        Some(match self {
            Self::Century(century) => Self::Century(century.checked_add(small)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(small)?),
            Self::Year(year) => Self::Year(year.checked_add(small)?),
            Self::Half(year, half) => cyclic(year, half, 2, count).map(|(year, half)| Self::Half(year, half))?,
            Self::Quarter(year, quarter) => cyclic(year, quarter, 4, count).map(|(y, q)| Self::Quarter(y, q))?,
            Self::Season(year, season) => Self::Season(year.checked_add(small)?, season),
            Self::Month(year, month) => cyclic(year, month, 12, count).map(|(year, month)| Self::Month(year, month))?,
            Self::Week(monday) => Self::Week(add_days(monday, count.checked_mul(7)?)?),
            Self::Weekend(monday) => Self::Weekend(add_days(monday, count.checked_mul(7)?)?),
            Self::Day(day) => Self::Day(add_days(day, count)?),
        })
    }

    /// The same stretch `count` years later.
    pub fn shifted_years(self, count: i64) -> Option<Self> {
        let years = i16::try_from(count).ok()?;
        Some(match self {
            Self::Half(year, half) => Self::Half(year.checked_add(years)?, half),
            Self::Quarter(year, quarter) => Self::Quarter(year.checked_add(years)?, quarter),
            Self::Month(year, month) => Self::Month(year.checked_add(years)?, month),
            Self::Day(day) => Self::Day(add(day, Unit::Year, count)?),
            Self::Week(monday) => Self::Week(monday_of(add(monday, Unit::Year, count)?)?),
            Self::Century(_) | Self::Decade(_) | Self::Weekend(_) => return None,
            Self::Year(_) | Self::Season(..) => return self.shifted(count),
        })
    }

    /// The year it lies in, for a year and what is smaller.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Century(_) | Self::Decade(_) => None,
            _ => self.first_day().map(Date::year),
        }
    }
}

/// Moves a counted part of the year (1 to `parts`).
fn cyclic(year: i16, part: i8, parts: i64, count: i64) -> Option<(i16, i8)> {
    let index = i64::from(year).checked_mul(parts)?.checked_add(i64::from(part) - 1)?.checked_add(count)?;
    Some((i16::try_from(index.div_euclid(parts)).ok()?, (index.rem_euclid(parts) + 1) as i8))
}

fn season_holding(year: i16, month: i8) -> Point {
    match month {
        3..=5 => Point::Season(year, Season::Spring),
        6..=8 => Point::Season(year, Season::Summer),
        9..=11 => Point::Season(year, Season::Fall),
        12 => Point::Season(year, Season::Winter),
        _ => Point::Season(year - 1, Season::Winter),
    }
}

fn week_value(monday: Date) -> String {
    let week = ISOWeekDate::from(monday);
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// The Monday of the week that holds `day`.
pub fn monday_of(day: Date) -> Option<Date> {
    add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The weekday with this ISO number.
pub fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

/// A day `count` days later.
pub fn add_days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Length::new().try_days(count).ok()?).ok()
}

/// A day `count` units later; only units of a day and longer.
pub fn add(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let length = match unit {
        Unit::Day => return add_days(day, count),
        Unit::Week | Unit::Weekend => return add_days(day, count.checked_mul(7)?),
        Unit::Fortnight => return add_days(day, count.checked_mul(14)?),
        Unit::Month => Length::new().try_months(count),
        Unit::Quarter | Unit::Season => Length::new().try_months(count.checked_mul(3)?),
        Unit::Half => Length::new().try_months(count.checked_mul(6)?),
        Unit::Year => Length::new().try_years(count),
        Unit::Decade => Length::new().try_years(count.checked_mul(10)?),
        Unit::Century => Length::new().try_years(count.checked_mul(100)?),
        Unit::Millennium => Length::new().try_years(count.checked_mul(1000)?),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    };
    day.checked_add(length.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Point, Season};
    use crate::times::Unit;

    fn check(point: Point, value: &str, from: &str, to: &str) {
        let interval = point.interval();
        let shown = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(
            (point.value().as_str(), shown(interval.from).as_str(), shown(interval.to).as_str()),
            (value, from, to)
        );
    }

    #[test]
    fn points_have_values_and_days() {
        check(Point::Century(18), "18", "1800-01-01", "1899-12-31");
        check(Point::Decade(199), "199", "1990-01-01", "1999-12-31");
        check(Point::Year(2023), "2023", "2023-01-01", "2023-12-31");
        check(Point::Half(1989, 2), "1989-H2", "1989-07-01", "1989-12-31");
        check(Point::Quarter(1989, 3), "1989-Q3", "1989-07-01", "1989-09-30");
        check(Point::Season(2023, Season::Fall), "2023-FA", "2023-09-01", "2023-11-30");
        check(Point::Season(2023, Season::Winter), "2023-WI", "2023-12-01", "2024-02-29");
        check(Point::Month(2024, 2), "2024-02", "2024-02-01", "2024-02-29");
        check(Point::Week(date(2024, 11, 18)), "2024-W47", "2024-11-18", "2024-11-24");
        check(Point::Weekend(date(2024, 11, 18)), "2024-W47-WE", "2024-11-23", "2024-11-24");
    }

    #[test]
    fn points_move_by_their_own_unit() {
        assert_eq!(Point::Month(2024, 1).shifted(-1), Some(Point::Month(2023, 12)));
        assert_eq!(Point::Quarter(1989, 4).shifted(1), Some(Point::Quarter(1990, 1)));
        assert_eq!(Point::Quarter(1989, 3).shifted_years(-1), Some(Point::Quarter(1988, 3)));
        assert_eq!(Point::Day(date(2024, 2, 29)).shifted_years(1), Some(Point::Day(date(2025, 2, 28))));
        assert_eq!(Point::Year(9000).shifted(i64::MAX), None);
    }

    #[test]
    fn a_day_lies_in_every_larger_stretch() {
        let day = date(2024, 1, 3);
        assert_eq!(Point::holding(day, Unit::Season), Some(Point::Season(2023, Season::Winter)));
        assert_eq!(Point::holding(day, Unit::Week), Some(Point::Week(date(2024, 1, 1))));
        assert_eq!(Point::holding(day, Unit::Decade), Some(Point::Decade(202)));
        assert_eq!(Point::holding(day, Unit::Hour), None);
    }
}
