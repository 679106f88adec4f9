//! Types of other crates, each behind a feature.

#[cfg(feature = "time03")]
mod time {
    use crate::schema::Kind;
    use crate::value::{Date, Timestamp, Value, accept, field_types};
    use ::time::{Date as TimeDate, OffsetDateTime};

    field_types! {
        OffsetDateTime: Kind::Timestamp, time => {
            Value::Timestamp(Timestamp::new(time.unix_timestamp(), time.nanosecond()))
        };
        TimeDate: Kind::Date, date => Value::Date(Date::new(date.year(), u8::from(date.month()), date.day()));
    }

    accept! {
        OffsetDateTime: OffsetDateTime;
        TimeDate: TimeDate;
    }
}

#[cfg(feature = "jiff02")]
mod jiff {
    use crate::schema::Kind;
    use crate::value::{Date, Timestamp, Value, accept, field_types};
    use ::jiff::civil::Date as CivilDate;
    use ::jiff::{Timestamp as JiffTimestamp, Zoned};

    field_types! {
        JiffTimestamp: Kind::Timestamp, time => Value::Timestamp(timestamp(*time));
        Zoned: Kind::Timestamp, time => Value::Timestamp(timestamp(time.timestamp()));
        CivilDate: Kind::Date, date => {
            Value::Date(Date::new(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()))
        };
    }

    accept! {
        JiffTimestamp: JiffTimestamp;
        Zoned: Zoned;
        CivilDate: CivilDate;
    }

    /// The nanoseconds of jiff have the sign of the seconds; those of a [`Timestamp`] are never negative.
    fn timestamp(time: JiffTimestamp) -> Timestamp {
        let (seconds, nanoseconds) = (time.as_second(), time.subsec_nanosecond());
        match u32::try_from(nanoseconds) {
            Ok(nanoseconds) => Timestamp::new(seconds, nanoseconds),
            Err(_) => Timestamp::new(seconds - 1, (1_000_000_000 + nanoseconds).unsigned_abs()),
        }
    }
}

#[cfg(feature = "chrono04")]
mod chrono {
    use crate::schema::Kind;
    use crate::value::{Date, Timestamp, Value, accept, field_types};
    use ::chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeZone, Utc};

    field_types! {
        DateTime<Utc>: Kind::Timestamp, time => Value::Timestamp(timestamp(time));
        DateTime<FixedOffset>: Kind::Timestamp, time => Value::Timestamp(timestamp(time));
        NaiveDate: Kind::Date, date => {
            Value::Date(Date::new(date.year(), date.month0() as u8 + 1, date.day0() as u8 + 1))
        };
    }

    accept! {
        DateTime<Utc>: DateTime<Utc>, DateTime<FixedOffset>;
        DateTime<FixedOffset>: DateTime<FixedOffset>, DateTime<Utc>;
        NaiveDate: NaiveDate;
    }

    fn timestamp(time: &DateTime<impl TimeZone>) -> Timestamp {
        Timestamp::new(time.timestamp(), time.timestamp_subsec_nanos())
    }
}
