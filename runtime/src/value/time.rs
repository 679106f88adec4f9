//! Durations, timestamps and dates.

use super::{Value, accept, field_types};
use crate::schema::Kind;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A point in time in UTC: whole seconds since 1970, rounded down, and the nanoseconds that follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    pub(crate) seconds: i64,
    pub(crate) nanoseconds: u32,
}

impl Timestamp {
    /// Creates a timestamp. `nanoseconds` above 999,999,999 are clamped to that.
    #[must_use]
    pub const fn new(seconds: i64, nanoseconds: u32) -> Self {
        let nanoseconds = if nanoseconds > 999_999_999 { 999_999_999 } else { nanoseconds };
        Self { seconds, nanoseconds }
    }

    /// Reads the system clock. The vDSO's data page could be read faster without libc, but not under valgrind.
    #[inline]
    pub(crate) fn now() -> Self {
        Self::from(SystemTime::now())
    }
}

impl From<SystemTime> for Timestamp {
    #[inline]
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self { seconds: after.as_secs().cast_signed(), nanoseconds: after.subsec_nanos() },
            Err(before) => before_the_epoch(before.duration()),
        }
    }
}

fn before_the_epoch(before: Duration) -> Timestamp {
    // The earliest time of a system is -2^63 s, whose opposite is not an `i64`.
    let seconds = 0_i64.saturating_sub_unsigned(before.as_secs());
    match before.subsec_nanos() {
        0 => Timestamp { seconds, nanoseconds: 0 },
        nanoseconds => Timestamp { seconds: seconds.saturating_sub(1), nanoseconds: 1_000_000_000 - nanoseconds },
    }
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Date {
    /// Creates a date. `month` and `day` count from 1.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

field_types! {
    Duration: Kind::Duration, duration => Value::Duration(*duration);
    SystemTime: Kind::Timestamp, time => Value::Timestamp(Timestamp::from(*time));
}

accept! {
    Duration: Duration;
    SystemTime: SystemTime;
}
