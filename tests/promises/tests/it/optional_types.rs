//! Types of other crates, each behind a feature.

use chat_log::{chat_log, log_schema};
use serde_json::Value;

#[log_schema(service = "chat", namespace = "chat")]
pub(crate) struct LogSchema {
    request_id: uuid::Uuid,
    at_time: time::OffsetDateTime,
    on_date: time::Date,
    at_jiff: jiff::Timestamp,
    at_zoned: jiff::Zoned,
    on_civil: jiff::civil::Date,
    at_chrono: chrono::DateTime<chrono::Utc>,
    on_naive: chrono::NaiveDate,
}

fn line(log: impl FnOnce()) -> Value {
    let captured = chat_log::testing::capture();
    log();
    serde_json::from_str(&captured.lines()[0]).expect("JSON")
}

#[test]
fn an_id_is_hyphenated_and_in_lower_case() {
    let request_id = uuid::Uuid::from_u128(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF);
    assert_eq!(line(|| chat_log!(info, "x", request_id))["request_id"], "01234567-89ab-cdef-0123-456789abcdef");
}

#[test]
fn times_are_in_utc_with_microseconds() {
    for (seconds, nanoseconds, text) in [
        (1_763_818_206, 123_456_789, "2025-11-22T13:30:06.123456Z"),
        (-1, 500_000_000, "1969-12-31T23:59:59.500000Z"),
        (0, 0, "1970-01-01T00:00:00.000000Z"),
    ] {
        let nanoseconds_since = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        let at_time = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds_since).expect("in range");
        let at_time = at_time.to_offset(time::UtcOffset::from_hms(5, 30, 0).expect("an offset"));
        let at_jiff = jiff::Timestamp::from_nanosecond(nanoseconds_since).expect("in range");
        let at_zoned = at_jiff.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(-8)));
        let at_chrono = chrono::DateTime::from_timestamp(seconds, nanoseconds).expect("in range");
        let line = line(|| chat_log!(info, "x", at_time, at_jiff, at_zoned, at_chrono));
        for field in ["at_time", "at_jiff", "at_zoned", "at_chrono"] {
            assert_eq!(line[field], text, "{field}");
        }
    }
}

#[test]
fn dates_are_written_without_a_time() {
    let on_date = time::Date::from_calendar_date(2024, time::Month::February, 29).expect("a leap day");
    let on_naive = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).expect("a leap day");
    let line = line(|| chat_log!(info, "x", on_date, on_naive, on_civil = jiff::civil::date(2024, 2, 29)));
    for field in ["on_date", "on_naive", "on_civil"] {
        assert_eq!(line[field], "2024-02-29", "{field}");
    }
}

#[test]
fn reports_are_errors() {
    let io = || std::io::Error::other("disk full");
    let error = anyhow::Error::new(io()).context("can't save");
    let line = line(|| chat_log!(error, "failed: {error}", error));
    assert_eq!((&line["exc_type"], &line["exc_message"]), (&"anyhow::Error".into(), &"can't save".into()));
    assert_eq!(
        (&line["exc_chain"], &line["message"]),
        (&serde_json::json!(["disk full"]), &"failed: can't save".into())
    );
    let report = eyre::Report::new(io()).wrap_err("can't save");
    let line = self::line(|| chat_log!(error, "failed", error = &report));
    assert_eq!((&line["exc_type"], &line["exc_chain"]), (&"eyre::Report".into(), &serde_json::json!(["disk full"])));
}
