//! Types of other crates, each behind a feature.

#![allow(unused_imports, unused_macros, reason = "which imports are needed depends on the features")]

use super::{Date, FieldType, LogValue, Timestamp, ToValue, Value, accept};
use crate::schema::Kind;

macro_rules! external {
    ($type:ty, $kind:ident, $value:expr) => {
        impl FieldType for $type {
            const KIND: Kind = Kind::$kind;
        }

        impl ToValue for $type {
            fn to_value(&self) -> Value<'_> {
                let convert: fn(&Self) -> Value<'_> = $value;
                convert(self)
            }
        }

        accept! { $type: $type; }
    };
}
#[allow(unused_imports, reason = "used under each of the features")]
pub(crate) use external;

#[cfg(feature = "uuid")]
external!(uuid::Uuid, Uuid, |id| Value::Uuid(id.into_bytes()));

#[cfg(feature = "time03")]
mod time {
    use super::*;

    external!(::time::OffsetDateTime, Timestamp, |time| Value::Timestamp(Timestamp::new(
        time.unix_timestamp(),
        time.nanosecond()
    )));
    external!(::time::Date, Date, |date| Value::Date(Date::new(date.year(), u8::from(date.month()), date.day())));
}

#[cfg(feature = "jiff02")]
mod jiff {
    use super::*;

    external!(::jiff::Timestamp, Timestamp, |time| Value::Timestamp(timestamp(*time)));
    external!(::jiff::Zoned, Timestamp, |time| Value::Timestamp(timestamp(time.timestamp())));
    external!(::jiff::civil::Date, Date, |date| Value::Date(Date::new(
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs()
    )));

    /// jiff counts the nanoseconds in the direction of the seconds, a line counts them forwards.
    fn timestamp(time: ::jiff::Timestamp) -> Timestamp {
        let (seconds, nanoseconds) = (time.as_second(), time.subsec_nanosecond());
        match u32::try_from(nanoseconds) {
            Ok(nanoseconds) => Timestamp::new(seconds, nanoseconds),
            Err(_) => Timestamp::new(seconds - 1, (1_000_000_000 + nanoseconds).unsigned_abs()),
        }
    }
}

#[cfg(feature = "chrono04")]
mod chrono {
    use super::*;
    use ::chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeZone, Utc};

    external!(DateTime<Utc>, Timestamp, |time| Value::Timestamp(Timestamp::new(
        time.timestamp(),
        time.timestamp_subsec_nanos()
    )));
    external!(DateTime<FixedOffset>, Timestamp, |time| Value::Timestamp(Timestamp::new(
        time.timestamp(),
        time.timestamp_subsec_nanos()
    )));
    external!(NaiveDate, Date, |date| {
        let (month, day) = (date.month0() as u8 + 1, date.day0() as u8 + 1);
        Value::Date(Date::new(date.year(), month, day))
    });

    impl LogValue<DateTime<Utc>> for DateTime<FixedOffset> {}
    impl LogValue<DateTime<FixedOffset>> for DateTime<Utc> {}
}
