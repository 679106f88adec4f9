//! Timestamps as RFC 3339 text in UTC.

use super::{Date, Timestamp};
use std::fmt;

const SECONDS_A_DAY: i64 = 86_400;

/// Displays seconds since 1970 as `2026-11-22T13:30:06`.
pub(crate) struct ToTheSecond(pub(crate) i64);

impl fmt::Display for ToTheSecond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, day } = date_of(self.0);
        let second = self.0.rem_euclid(SECONDS_A_DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}

/// Formats a timestamp as `2026-11-22T13:30:06.123456Z`.
pub(crate) fn to_the_microsecond(time: Timestamp) -> String {
    format!("{}.{:06}Z", ToTheSecond(time.seconds), time.nanoseconds / 1000)
}

/// Formats a date as `2026-11-22`.
pub(crate) fn date_text(date: Date) -> String {
    let Date { year, month, day } = date;
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns whether RFC 3339 has digits for the year.
pub(crate) fn has_four_digit_year(date: Date) -> bool {
    (0..=9999).contains(&date.year)
}

/// Returns the date of a point in time (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
pub(crate) fn date_of(seconds: i64) -> Date {
    let days = seconds.div_euclid(SECONDS_A_DAY) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    Date { year, month: month as u8, day: day as u8 }
}

#[cfg(test)]
mod tests;
