//! Days and stretches of days as a reader writes them.

/// `20 November 2024`, `20–22 November 2024`, `November 2024`, `2024`, `since 20 November 2024`; `None` without any day.
pub fn told(from: Option<&str>, to: Option<&str>) -> Option<String> {
    match (from.and_then(parts), to.and_then(parts)) {
        (Some(from), Some(to)) => Some(between(from, to)),
        (Some(from), None) => Some(format!("since {}", day(from))),
        (None, Some(to)) => Some(format!("until {}", day(to))),
        (None, None) => None,
    }
}

/// Year, month and day.
type Parts = (i32, usize, u32);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn parts(date: &str) -> Option<Parts> {
    let mut numbers = date.get(..10)?.splitn(3, '-');
    let (year, month, day) =
        (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    (1..=12).contains(&month).then_some((year, month, day))
}

fn day((year, month, day): Parts) -> String {
    format!("{day} {} {year}", MONTHS[month - 1])
}

fn between(from: Parts, to: Parts) -> String {
    if from == to {
        return day(from);
    }
    let whole_months = from.2 == 1 && to.2 == last_day(to.0, to.1);
    match (from.0 == to.0, from.1 == to.1, whole_months) {
        (true, true, true) => format!("{} {}", MONTHS[from.1 - 1], from.0),
        (true, false, true) if from.1 == 1 && to.1 == 12 => from.0.to_string(),
        (true, false, true) => format!("{}–{} {}", MONTHS[from.1 - 1], MONTHS[to.1 - 1], from.0),
        (false, _, true) if from.1 == 1 && to.1 == 12 => format!("{}–{}", from.0, to.0),
        (true, true, false) => format!("{}–{}", from.2, day(to)),
        (true, false, false) => format!("{} {} – {}", from.2, MONTHS[from.1 - 1], day(to)),
        _ => format!("{} – {}", day(from), day(to)),
    }
}

fn last_day(year: i32, month: usize) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    fn check(from: &str, to: &str, expected: &str) {
        let given = |date: &'static str| (!date.is_empty()).then_some(date);
        let (from, to): (&'static str, &'static str) = (from.to_owned().leak(), to.to_owned().leak());
        assert_eq!(told(given(from), given(to)).as_deref(), Some(expected));
    }

    #[test]
    fn days_read_as_written_by_hand() {
        check("2024-11-20", "2024-11-20", "20 November 2024");
        check("2024-11-20", "2024-11-22", "20–22 November 2024");
        check("2024-10-30", "2024-11-02", "30 October – 2 November 2024");
        check("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024");
    }

    #[test]
    fn whole_months_and_years_have_no_days() {
        check("2024-02-01", "2024-02-29", "February 2024");
        check("2023-01-01", "2023-03-31", "January–March 2023");
        check("2022-01-01", "2022-12-31", "2022");
        check("2022-01-01", "2023-12-31", "2022–2023");
    }

    #[test]
    fn an_open_end_is_told() {
        check("2024-11-20", "", "since 20 November 2024");
        check("", "2024-11-20", "until 20 November 2024");
        assert_eq!(told(None, None), None);
    }
}
