use jiff::civil::Date;

use super::point::{add_days, weekday};

/// The rule that gives a holiday's day in any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// A day of a month.
    Fixed(i8, i8),
    /// The nth weekday (ISO number) of a month; -1 is the last.
    Nth(i8, i8, i8),
    /// Days after Easter Sunday of the western churches.
    Easter(i16),
    /// Days after Easter Sunday of the eastern churches.
    OrthodoxEaster(i16),
}

impl Holiday {
    /// Reads a rule as `data/times/holidays.tsv` writes it.
    pub fn parse(rule: &str) -> Option<Self> {
        if let Some(offset) = rule.strip_prefix("easter") {
            return Some(Self::Easter(offset.parse().ok()?));
        }
        if let Some(offset) = rule.strip_prefix("orthodox") {
            return Some(Self::OrthodoxEaster(offset.parse().ok()?));
        }
        let parts: Vec<&str> = rule.splitn(3, '-').collect();
        let number = |at: usize| parts.get(at)?.parse::<i8>().ok();
        match parts.len() {
            2 => Some(Self::Fixed(number(0)?, number(1)?)),
            _ => Some(Self::Nth(number(0)?, number(1)?, number(2)?)),
        }
    }

    /// Its day in that year.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Nth(month, of_week, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday(of_week)?).ok()
            }
            Self::Easter(offset) => add_days(easter(year)?, i64::from(offset)),
            Self::OrthodoxEaster(offset) => add_days(orthodox_easter(year)?, i64::from(offset)),
        }
    }
}

/// Easter Sunday of the Gregorian calendar.
///
/// *Source*: the anonymous algorithm printed in Nature, 20 April 1876 (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// Easter Sunday of the Julian calendar as a Gregorian day, for 1900 to 2099.
///
/// *Source*: Jean Meeus, Astronomical Algorithms, 1991.
fn orthodox_easter(year: i16) -> Option<Date> {
    const JULIAN_LAG: i64 = 13;
    if !(1900..2100).contains(&year) {
        return None;
    }
    let number = i32::from(year);
    let d = (19 * (number % 19) + 15) % 30;
    let e = (2 * (number % 4) + 4 * (number % 7) - d + 34) % 7;
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    add_days(Date::new(year, month as i8, day as i8).ok()?, JULIAN_LAG)
}

#[cfg(test)]
mod tests {
    use super::Holiday;

    fn check(rule: &str, year: i16, expected: &str) {
        let day = Holiday::parse(rule).and_then(|holiday| holiday.day(year));
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some(expected), "{rule} {year}");
    }

    #[test]
    fn holidays_have_their_days() {
        check("12-25", 2024, "2024-12-25");
        check("11-4-4", 2024, "2024-11-28");
        check("05-1--1", 2024, "2024-05-27");
        check("easter+0", 2024, "2024-03-31");
        check("easter-2", 2025, "2025-04-18");
        check("orthodox+0", 2024, "2024-05-05");
        check("orthodox+0", 2025, "2025-04-20");
    }
}
