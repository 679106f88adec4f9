//! Points in time cut to their day in UTC. Own calendar arithmetic, as every date crate is an optional feature here.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: u64 = 86_400;

/// Midnight UTC of the day, at or before the given time.
pub(crate) fn day(time: SystemTime) -> SystemTime {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => UNIX_EPOCH + Duration::from_secs(after.as_secs() / SECONDS_PER_DAY * SECONDS_PER_DAY),
        Err(error) => {
            let before = error.duration();
            let whole_seconds = before.as_secs() + u64::from(before.subsec_nanos() > 0);
            let whole_days = whole_seconds.div_ceil(SECONDS_PER_DAY);
            // Only the first day that a SystemTime can hold has no midnight; the epoch gives nothing away.
            UNIX_EPOCH.checked_sub(Duration::from_secs(whole_days * SECONDS_PER_DAY)).unwrap_or(UNIX_EPOCH)
        }
    }
}

/// A calendar day; `Display` writes `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    year: i64,
    month: i64,
    day: i64,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The UTC day of a date (`2026-11-22`) or of an RFC 3339 date and time (`2026-11-22T23:30:00.5-02:00`).
///
/// A time without an offset counts as UTC. `None` for everything else, an impossible date included.
pub(crate) fn day_of_text(text: &str) -> Option<Day> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let date = parse_date(date)?;
    if rest.is_empty() {
        return Some(date);
    }
    let time = rest.strip_prefix(['T', 't', ' ', '_'])?;
    let (minutes, rest) = parse_time(time)?;
    let minutes_utc = minutes - parse_offset(rest)?;
    let day_number = days_from_civil(date) + minutes_utc.div_euclid(24 * 60);
    let utc = civil_from_days(day_number);
    (0..=9999).contains(&utc.year).then_some(utc)
}

fn parse_date(text: &str) -> Option<Day> {
    let (year, month_and_day) = text.split_once('-')?;
    let (month, day) = month_and_day.split_once('-')?;
    if [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return None;
    }
    let date = Day { year: number(year)?, month: number(month)?, day: number(day)? };
    // The way there and back changes every date that the calendar does not have (month 13, 31 April).
    (civil_from_days(days_from_civil(date)) == date).then_some(date)
}

/// Minutes since midnight, and what follows the time.
fn parse_time(text: &str) -> Option<(i64, &str)> {
    let (hour, rest) = text.split_once(':').filter(|(hour, _)| hour.len() == 2)?;
    let (minute, mut rest) = rest.split_at_checked(2)?;
    let hour = number(hour).filter(|hour| *hour < 24)?;
    let minute = number(minute).filter(|minute| *minute < 60)?;
    if let Some(seconds) = rest.strip_prefix(':') {
        let (second, fraction) = seconds.split_at_checked(2)?;
        // 60 is a leap second.
        number(second).filter(|second| *second <= 60)?;
        rest = match fraction.strip_prefix('.') {
            Some(digits) => digits.trim_start_matches(|c: char| c.is_ascii_digit()),
            None => fraction,
        };
    }
    Some((hour * 60 + minute, rest))
}

/// Minutes east of UTC.
fn parse_offset(text: &str) -> Option<i64> {
    let sign = match text.bytes().next() {
        None => return Some(0),
        Some(b'Z' | b'z') => return (text.len() == 1).then_some(0),
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) => return None,
    };
    let (minutes, rest) = parse_time(&text[1..])?;
    rest.is_empty().then_some(sign * minutes)
}

fn number(digits: &str) -> Option<i64> {
    // `parse` alone would take a sign.
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| digits.parse().ok())?
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Source of both functions: Howard Hinnant, "chrono-
/// Compatible Low-Level Date Algorithms", `days_from_civil` and `civil_from_days`.
fn days_from_civil(Day { year, month, day }: Day) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> Day {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    Day { year: era * 400 + year_of_era + i64::from(month <= 2), month, day }
}
