//! Types of other crates, each behind the feature of its name.

#![allow(unused_imports, unused_macros, reason = "which imports are needed depends on the features")]

use super::{Day, FieldType, LogValue, Moment, ToValue, Value, accept};
use crate::schema::Kind;

macro_rules! foreign {
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
pub(crate) use foreign;

#[cfg(feature = "uuid")]
foreign!(uuid::Uuid, Uuid, |id| Value::Uuid(id.into_bytes()));

#[cfg(feature = "time")]
mod time {
    use super::*;

    foreign!(::time::OffsetDateTime, Time, |time| Value::Moment(Moment::new(time.unix_timestamp(), time.nanosecond())));
    foreign!(::time::Date, Date, |date| Value::Day(Day::new(date.year(), u8::from(date.month()), date.day())));
}

#[cfg(feature = "jiff")]
mod jiff {
    use super::*;

    foreign!(::jiff::Timestamp, Time, |time| Value::Moment(moment(*time)));
    foreign!(::jiff::Zoned, Time, |time| Value::Moment(moment(time.timestamp())));
    foreign!(::jiff::civil::Date, Date, |date| Value::Day(Day::new(
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs()
    )));

    /// jiff counts the nanoseconds in the direction of the seconds, a line counts them forwards.
    fn moment(time: ::jiff::Timestamp) -> Moment {
        let (seconds, nanoseconds) = (time.as_second(), time.subsec_nanosecond());
        match u32::try_from(nanoseconds) {
            Ok(nanoseconds) => Moment::new(seconds, nanoseconds),
            Err(_) => Moment::new(seconds - 1, (1_000_000_000 + nanoseconds).unsigned_abs()),
        }
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use super::*;
    use ::chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeZone, Utc};

    foreign!(DateTime<Utc>, Time, |time| Value::Moment(Moment::new(time.timestamp(), time.timestamp_subsec_nanos())));
    foreign!(DateTime<FixedOffset>, Time, |time| Value::Moment(Moment::new(
        time.timestamp(),
        time.timestamp_subsec_nanos()
    )));
    foreign!(NaiveDate, Date, |date| {
        let (month, day) = (date.month0() as u8 + 1, date.day0() as u8 + 1);
        Value::Day(Day::new(date.year(), month, day))
    });

    impl LogValue<DateTime<Utc>> for DateTime<FixedOffset> {}
    impl LogValue<DateTime<FixedOffset>> for DateTime<Utc> {}
}
