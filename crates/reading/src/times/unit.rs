/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit with the letters of `data/times/units.tsv`.
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "TS" => Self::Second,
            "TM" => Self::Minute,
            "TH" => Self::Hour,
            "D" => Self::Day,
            "W" => Self::Week,
            "FN" => Self::Fortnight,
            "WE" => Self::Weekend,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            "ML" => Self::Millennium,
            _ => return None,
        })
    }

    /// Whether it is shorter than a day.
    pub fn of_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    /// The TIMEX3 duration of `count` of it, `P3D`; `None` stands for an unknown count, `PXD`.
    pub fn duration(self, count: Option<f64>) -> String {
        let (letter, times) = self.letter();
        let prefix = if self.of_clock() { "PT" } else { "P" };
        let Some(count) = count else { return format!("{prefix}X{}", self.vague_letter()) };
        match self.split(count * times) {
            Some((whole, rest)) => format!("{prefix}{whole}{letter}{rest}"),
            None => format!("{prefix}{}{letter}", count * times),
        }
    }

    /// The letter of ISO 8601, and how many of that letter's units it is.
    fn letter(self) -> (&'static str, f64) {
        match self {
            Self::Second => ("S", 1.0),
            Self::Minute => ("M", 1.0),
            Self::Hour => ("H", 1.0),
            Self::Day => ("D", 1.0),
            Self::Week => ("W", 1.0),
            Self::Fortnight => ("W", 2.0),
            Self::Weekend => ("WE", 1.0),
            Self::Month => ("M", 1.0),
            Self::Quarter | Self::Season => ("M", 3.0),
            Self::Half => ("M", 6.0),
            Self::Year => ("Y", 1.0),
            Self::Decade => ("Y", 10.0),
            Self::Century => ("Y", 100.0),
            Self::Millennium => ("Y", 1000.0),
        }
    }

    /// The letter for an unknown number of it.
    fn vague_letter(self) -> &'static str {
        match self {
            Self::Quarter => "Q",
            Self::Decade => "DE",
            Self::Century => "CE",
            Self::Millennium => "ML",
            _ => self.letter().0,
        }
    }

    /// "Two and a half years" is P2Y6M, "a minute and a half" PT1M30S: the whole and the rest in the next smaller unit.
    fn split(self, count: f64) -> Option<(f64, String)> {
        let (parts, letter) = match self {
            Self::Year => (12.0, "M"),
            Self::Hour => (60.0, "M"),
            Self::Minute => (60.0, "S"),
            Self::Day => (24.0, "H"),
            _ => return None,
        };
        let rest = count.fract() * parts;
        let even = rest > 0.0 && (rest - rest.round()).abs() < 1e-6 && count > 1.0;
        even.then(|| (count.trunc(), format!("{}{}{letter}", if self == Self::Day { "T" } else { "" }, rest.round())))
    }

    /// Its length in days, on average; for figures and rough comparisons.
    pub fn days(self) -> f64 {
        match self {
            Self::Second => 1.0 / 86_400.0,
            Self::Minute => 1.0 / 1_440.0,
            Self::Hour => 1.0 / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Fortnight => 14.0,
            Self::Weekend => 2.0,
            Self::Month => 30.44,
            Self::Quarter | Self::Season => 91.31,
            Self::Half => 182.62,
            Self::Year => 365.24,
            Self::Decade => 3_652.4,
            Self::Century => 36_524.0,
            Self::Millennium => 365_240.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn durations_are_written_as_timex3_has_them() {
        for (unit, count, value) in [
            (Unit::Day, Some(3.0), "P3D"),
            (Unit::Hour, Some(24.0), "PT24H"),
            (Unit::Year, Some(2.5), "P2Y6M"),
            (Unit::Minute, Some(1.5), "PT1M30S"),
            (Unit::Hour, Some(5.5), "PT5H30M"),
            (Unit::Decade, Some(2.0), "P20Y"),
            (Unit::Quarter, Some(3.0), "P9M"),
            (Unit::Week, None, "PXW"),
            (Unit::Minute, None, "PTXM"),
            (Unit::Decade, None, "PXDE"),
        ] {
            assert_eq!(unit.duration(count), value);
        }
    }
}
