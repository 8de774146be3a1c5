//! When documents were published. DNA 3 has seconds of UTC. DNA 2 has milliseconds, and the day and hour of the computer at which
//! they were entered, which a database does not say: midnights there are recognised where all documents have the same hour.

use super::super::super::tool::Fate;
use super::super::events::MIDNIGHT;
use super::Say;
use crate::domain::Timestamp;
use crate::domain::json::shown;

const DAY: i64 = 86_400_000;
const HOUR: i64 = DAY / 24;

/// The first and the last moment of calendars here.
const YEARS: std::ops::RangeInclusive<i64> = -62_135_596_800_000..=253_402_300_799_999;

/// So many documents have to agree that their hour is midnight somewhere.
const ENOUGH: usize = 3;

/// How times of a database are taken.
pub(super) struct Clock {
    is_second: bool,
    /// Whether all of them are midnights somewhere.
    midnights: bool,
}

impl Clock {
    pub(super) fn of(times: &[i64], is_second: bool, say: Say<'_>) -> Self {
        let mut hours: Vec<i64> = times.iter().map(|time| time.rem_euclid(DAY)).collect();
        hours.sort_unstable();
        hours.dedup();
        let is_plain = hours.iter().all(|hour| *hour == 0);
        let midnights = is_second && times.len() >= ENOUGH && are_midnights(&hours);
        if is_second && !is_plain {
            let what = match midnights {
                true => {
                    "DNA 2 writes days as midnights of the computer at which they were entered: taken for the day that begins \
                     nearest."
                }
                false => {
                    "DNA 2 writes times in the time zone of the computer at which they were entered, which is not said: taken for \
                     UTC. A day may be the one before or after."
                }
            };
            say(Fate::Repaired, what.to_owned());
        }
        Self {
            is_second,
            midnights: midnights && !is_plain,
        }
    }

    /// Day and hour; no hour at midnight. `None` where no calendar has it.
    pub(super) fn at(&self, time: i64) -> Option<(String, String)> {
        let scale = if self.is_second { 1 } else { 1_000 };
        let mut time = time.checked_mul(scale)?;
        if self.midnights {
            time = time.checked_add(DAY / 2)?;
            time -= time.rem_euclid(DAY);
        }
        if !YEARS.contains(&time) {
            return None;
        }
        let all = shown(&Timestamp(time));
        let (day, rest) = all.split_once('T')?;
        let hour = rest.get(..8).filter(|hour| *hour != MIDNIGHT);
        Some((day.to_owned(), hour.unwrap_or_default().to_owned()))
    }
}

/// Whether these hours of UTC are midnight in one time zone, in summer and in winter. Around noon it could not be told on which
/// side of the earth that is.
fn are_midnights(hours: &[i64]) -> bool {
    let far = |hour: i64| (hour - DAY / 2).abs() > 2 * HOUR && hour % (HOUR / 4) == 0;
    match hours {
        [hour] => far(*hour),
        [first, second] => {
            let apart = second - first;
            (apart == HOUR || apart == DAY - HOUR) && far(*first) && far(*second)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(times: &[i64], is_second: bool) -> (Vec<(String, String)>, Vec<String>) {
        let mut said = Vec::new();
        let clock = Clock::of(times, is_second, &mut |_, what| said.push(what));
        let days = times.iter().map(|time| clock.at(*time).unwrap());
        (days.collect(), said)
    }

    fn at(time: &str) -> i64 {
        time.parse::<Timestamp>().unwrap().0
    }

    #[test]
    fn seconds_are_utc() {
        let (days, said) = days(&[at("2022-01-21T14:05:00Z") / 1_000, 0], false);
        let expected = [("2022-01-21", "14:05:00"), ("1970-01-01", "")];
        assert_eq!(days, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert!(said.is_empty());
    }

    #[test]
    fn midnights_of_one_place_are_days() {
        // In Berlin, in winter and in summer.
        let times = [
            "2010-01-20T23:00:00Z",
            "2010-07-20T22:00:00Z",
            "2011-01-20T23:00:00Z",
        ]
        .map(at);
        let (found, said) = days(&times, true);
        let found: Vec<&str> = found.iter().map(|(day, _)| day.as_str()).collect();
        assert_eq!(found, ["2010-01-21", "2010-07-21", "2011-01-21"]);
        assert_eq!(said.len(), 1);
    }

    #[test]
    fn other_hours_stay() {
        for times in [
            vec!["2010-01-20T14:05:00Z"; 3],
            vec![
                "2010-01-20T23:00:00Z",
                "2010-01-20T11:30:00Z",
                "2010-01-21T08:00:00Z",
            ],
            vec!["2010-01-20T23:00:00Z"],
        ] {
            let times: Vec<i64> = times.into_iter().map(at).collect();
            let (found, said) = days(&times, true);
            assert!(found.iter().all(|(_, hour)| !hour.is_empty()), "{found:?}");
            assert_eq!(said.len(), 1);
        }
    }

    #[test]
    fn no_calendar_has_any_number() {
        let clock = Clock::of(&[], false, &mut |_, _| {});
        for time in [i64::MIN, i64::MAX, 253_402_300_800] {
            assert_eq!(clock.at(time), None);
        }
        assert!(clock.at(-62_135_596_800).is_some());
    }
}
