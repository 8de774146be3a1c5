//! Dates and times, as plain numbers: the core has no clock.

use std::fmt;
use std::str::FromStr;

/// A moment, in milliseconds since 1970-01-01T00:00:00Z. Written as `2022-01-21T10:30:00.000Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// A calendar day, or less of it: a year, a year and month. Written as `2022-01-21`, `2022-01`, `2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

/// Text that is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date: write it as 2022-01-21, 2022-01 or 2022")]
pub struct DateError;

/// Text that is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time: write it as 2022-01-21T10:30:00Z")]
pub struct TimestampError;

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

impl Date {
    /// A whole day; `None` when the calendar has no such day.
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        let known = (1..=9999).contains(&year) && (1..=12).contains(&month);
        (known && (1..=days_in(year, month)).contains(&day)).then_some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// Year, month and day, as far as known.
    pub const fn parts(self) -> (i32, Option<u8>, Option<u8>) {
        (self.year, self.month, self.day)
    }

    /// Whether it is surely later: “2022-01-25” may well be in “2022-01”.
    pub fn is_after(self, other: Self) -> bool {
        if self.year != other.year {
            return self.year > other.year;
        }
        match (self.month, other.month) {
            (Some(mine), Some(theirs)) if mine != theirs => mine > theirs,
            (Some(_), Some(_)) => matches!((self.day, other.day), (Some(a), Some(b)) if a > b),
            _ => false,
        }
    }

    /// For reading: `21 January 2022`, `January 2022`, `2022`.
    pub fn in_words(self) -> String {
        let month = self.month.and_then(|m| MONTHS.get(usize::from(m) - 1));
        match (self.day, month) {
            (Some(day), Some(month)) => format!("{day} {month} {}", self.year),
            (None, Some(month)) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(s: &str) -> Result<Self, DateError> {
        let digits = |part: &str, n: usize| {
            (part.len() == n && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let mut parts = s.split('-');
        let year: i32 = parts.next().and_then(|p| digits(p, 4)).ok_or(DateError)?;
        let month = parts
            .next()
            .map(|p| digits(p, 2).ok_or(DateError))
            .transpose()?;
        let day = parts
            .next()
            .map(|p| digits(p, 2).ok_or(DateError))
            .transpose()?;
        if parts.next().is_some() {
            return Err(DateError);
        }
        let (month, day) = (month.map(|m| m as u8), day.map(|d| d as u8));
        Self::day(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(DateError)?;
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

const MS_PER_DAY: i64 = 86_400_000;

impl Timestamp {
    /// The day in UTC.
    pub fn date(self) -> Date {
        let (year, month, day) = civil_from_days(self.0.div_euclid(MS_PER_DAY));
        Date {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// For reading: `21 January 2022, 10:30` in UTC.
    pub fn in_words(self) -> String {
        let minutes = self.0.rem_euclid(MS_PER_DAY) / 60_000;
        format!(
            "{}, {:02}:{:02}",
            self.date().in_words(),
            minutes / 60,
            minutes % 60
        )
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.rem_euclid(MS_PER_DAY);
        let (s, ms) = (ms / 1000, ms % 1000);
        write!(
            f,
            "{}T{:02}:{:02}:{:02}.{ms:03}Z",
            self.date(),
            s / 3600,
            s / 60 % 60,
            s % 60
        )
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// `YYYY-MM-DDThh:mm[:ss[.fraction]]` with `Z` or `±hh:mm`; digits beyond milliseconds are cut.
    fn from_str(s: &str) -> Result<Self, TimestampError> {
        parse_timestamp(s).ok_or(TimestampError)
    }
}

fn parse_timestamp(s: &str) -> Option<Timestamp> {
    let (date, time) = s.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let days = days_from_civil(date.year, date.month?, date.day?);
    let zone_at = time.find(['Z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone_at);
    let mut parts = clock.split(':');
    let two = |part: Option<&str>, below: i64| {
        let part = part.filter(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse().ok().filter(|&n: &i64| n < below)
    };
    let hours = two(parts.next(), 24)?;
    let minutes = two(parts.next(), 60)?;
    let (seconds, fraction) = parts
        .next()
        .map_or(("00", ""), |p| p.split_once('.').unwrap_or((p, "")));
    let seconds = two(Some(seconds), 60)?;
    if parts.next().is_some() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let ms: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let offset = match zone.split_at_checked(1)? {
        ("Z", "") => 0,
        (sign, zone) => {
            let (h, m) = zone.split_once(':')?;
            let minutes = two(Some(h), 24)? * 60 + two(Some(m), 60)?;
            if sign == "-" { -minutes } else { minutes }
        }
    };
    Some(Timestamp(
        days * MS_PER_DAY + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000 + ms,
    ))
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar. The year is taken to begin in March, so that
/// the leap day is its last.
fn days_from_civil(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year as i32, month as u8, day as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_read_and_write_with_their_precision() {
        for text in ["2022-01-21", "2022-01", "2022", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "2023-02-29",
            "2022-13",
            "22-01-21",
            "2022-1-2",
            "",
            "2022-01-21-",
            "+022-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(DateError), "{text}");
        }
        assert_eq!(
            "2022-01-21".parse::<Date>().unwrap().in_words(),
            "21 January 2022"
        );
    }

    #[test]
    fn moments_know_zones() {
        let utc: Timestamp = "2022-01-21T10:30:00Z".parse().unwrap();
        assert_eq!(utc, Timestamp(1_642_761_000_000));
        assert_eq!("2022-01-21T11:30:00.000+01:00".parse(), Ok(utc));
        assert_eq!("2022-01-21T10:30Z".parse(), Ok(utc));
        for text in [
            "2022-01-21",
            "2022-01-21T10:30:00",
            "2022-01-21T25:00:00Z",
            "2022-01T10:30:00Z",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(TimestampError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn moments_survive_writing(ms in -62_000_000_000_000_i64..250_000_000_000_000) {
            let moment = Timestamp(ms);
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
        }

        #[test]
        fn arbitrary_text_never_panics(text in ".{0,40}") {
            let _ = text.parse::<Timestamp>();
            let _ = text.parse::<Date>();
        }
    }

    #[test]
    fn a_date_is_after_another_only_as_far_as_both_say() {
        let after = |a: &str, b: &str| {
            let date = |text: &str| text.parse::<Date>().unwrap();
            date(a).is_after(date(b))
        };
        assert!(after("2022-01-22", "2022-01-21") && after("2022-02", "2022-01-31"));
        assert!(after("2023", "2022-12-31"));
        for (a, b) in [
            ("2022-01-25", "2022-01"),
            ("2022-01", "2022"),
            ("2022", "2022"),
            ("2021-12-31", "2022"),
        ] {
            assert!(!after(a, b), "{a} {b}");
        }
    }
}
