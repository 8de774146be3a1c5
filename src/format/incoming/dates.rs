//! Dates as people and programs write them. What could mean two days is never guessed.

use crate::domain::{Date, lower_case};

/// How dates such as 03/04/2022 are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The third of April.
    DayFirst,
    /// The fourth of March.
    MonthFirst,
}

/// What a text says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// This one.
    Day(Date),
    /// One of two, depending on the [`Order`].
    Either,
    /// None that is known here.
    No,
}

/// The day that a text tells; `None`: none, or one of two.
pub(in crate::format) fn day(text: &str) -> Option<Date> {
    match read(text, None) {
        Reading::Day(date) => Some(date),
        Reading::Either | Reading::No => None,
    }
}

/// Reads `2022-01-21`, `20220121`, `2022/1/21`, `21.1.2022`, `21 January 2022`, `January 21, 2022`, a moment such as
/// `2022-01-21T10:30:00Z` (its day as it is written), and, where the order is known or the day is above 12, `21/01/2022`.
/// Linear in the text, of which only the beginning is looked at.
pub(super) fn read(text: &str, order: Option<Order>) -> Reading {
    let text = text.trim();
    if text.len() > 80 {
        return Reading::No;
    }
    if let Ok(date) = text.parse::<Date>() {
        return Reading::Day(date);
    }
    // The time of day is of no interest.
    if let Some((day, _)) = text.split_once(['T', ' '])
        && day.len() == 10
        && let Ok(date) = day.parse::<Date>()
    {
        return Reading::Day(date);
    }
    let day = |year: u32, month: u32, day: u32| {
        let date = (i32::try_from(year).ok())
            .zip(u8::try_from(month).ok().zip(u8::try_from(day).ok()))
            .and_then(|(year, (month, day))| Date::day(year, month, day));
        date.map_or(Reading::No, Reading::Day)
    };
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |from, to| number(&text[from..to]).unwrap_or(0);
        return day(part(0, 4), part(4, 6), part(6, 8));
    }
    let date = text.split([',', ' ']).next().unwrap_or(text);
    for between in ['-', '/', '.', '_'] {
        if let [first, second, third] = *date.split(between).collect::<Vec<_>>()
            && let (Some(a), Some(b), Some(c)) = (number(first), number(second), number(third))
        {
            if first.len() == 4 {
                return day(a, b, c);
            }
            if third.len() != 4 || first.len() > 2 || second.len() > 2 {
                return Reading::No;
            }
            // With points, the day stands first wherever dates are written so.
            return match (between, order) {
                ('.', _) | (_, Some(Order::DayFirst)) => day(c, b, a),
                (_, Some(Order::MonthFirst)) => day(c, a, b),
                _ if a > 12 || a == b => day(c, b, a),
                _ if b > 12 => day(c, a, b),
                _ => Reading::Either,
            };
        }
    }
    in_words(text).map_or(Reading::No, |(y, m, d)| day(y, m, d))
}

/// `21 January 2022`, `January 21, 2022`, `Fri, 21 Jan 2022 10:30`.
fn in_words(text: &str) -> Option<(u32, u32, u32)> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',', '.']).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        match number(digits) {
            Some(n) if digits.len() == 4 && year.is_none() => year = Some(n),
            Some(n) if digits.len() <= 2 && day.is_none() => day = Some(n),
            None if month.is_none() => month = month_named(word),
            _ => {}
        }
        if year.is_some() && month.is_some() && day.is_some() {
            break;
        }
    }
    Some((year?, month?, day?))
}

fn month_named(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = match lower_case(word).as_str() {
        "sept" => "sep".to_owned(),
        other => other.to_owned(),
    };
    let fits = |month: &&str| word.len() >= 3 && month.starts_with(&word);
    let place = MONTHS.iter().position(fits);
    place.and_then(|place| u32::try_from(place + 1).ok())
}

fn number(digits: &str) -> Option<u32> {
    let short = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Option<String> {
        match read(text, None) {
            Reading::Day(date) => Some(date.to_string()),
            _ => None,
        }
    }

    #[test]
    fn the_usual_ways_of_writing_a_day() {
        for text in [
            "2022-01-21",
            " 2022-01-21 ",
            "20220121",
            "2022/01/21",
            "2022.1.21",
            "21.01.2022",
            "21.1.2022, 10:30",
            "21/01/2022",
            "01/21/2022",
            "2022-01-21T23:59:59-05:00",
            "2022-01-21 10:30:00",
            "21 January 2022",
            "January 21, 2022",
            "Jan. 21st, 2022",
            "Fri, 21 Jan 2022 10:30:00 GMT",
        ] {
            assert_eq!(day(text).as_deref(), Some("2022-01-21"), "{text}");
        }
        assert_eq!(day("2022-01").as_deref(), Some("2022-01"));
        assert_eq!(day("12 Sept 2021").as_deref(), Some("2021-09-12"));
        for text in [
            "",
            "soon",
            "2022-02-30",
            "99999999",
            "1.2.22",
            "21 Ja 2022",
            "March 2022",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_not_guessed() {
        assert_eq!(read("03/04/2022", None), Reading::Either);
        let read = |order| match read("03/04/2022", Some(order)) {
            Reading::Day(date) => date.to_string(),
            _ => String::new(),
        };
        assert_eq!(read(Order::DayFirst), "2022-04-03");
        assert_eq!(read(Order::MonthFirst), "2022-03-04");
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at_without_harm(text in "[0-9a-zA-Z/., äéT:-]{0,24}|.{0,90}") {
            let _ = (read(&text, None), read(&text, Some(Order::DayFirst)));
        }
    }
}
