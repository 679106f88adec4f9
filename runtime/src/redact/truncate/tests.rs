use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::*;

#[test]
fn addresses_are_cut_to_their_network() {
    let cases = [
        ("192.0.2.77", "192.0.2.0"),
        ("0.0.0.0", "0.0.0.0"),
        ("255.255.255.255", "255.255.255.0"),
        ("2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::"),
        ("::1", "::"),
        ("fe80::1", "fe80::"),
        ("::ffff:192.0.2.77", "192.0.2.0"),
        ("2002:c000:024d::1", "2002:c000:200::"),
        ("64:ff9b::192.0.2.77", "64:ff9b::"),
    ];
    for (address, expected) in cases {
        let address: IpAddr = address.parse().expect("an address");
        assert_eq!(ip(address).to_string(), expected, "{address}");
    }
}

#[test]
fn addresses_in_text_are_cut_in_every_usual_spelling() {
    let cases = [
        ("192.0.2.77", "192.0.2.0"),
        (" 192.0.2.77\n", "192.0.2.0"),
        ("192.0.2.77:8080", "192.0.2.0"),
        ("192.0.2.77/32", "192.0.2.0"),
        ("2001:db8:1:2::3", "2001:db8:1::"),
        ("[2001:db8:1:2::3]", "2001:db8:1::"),
        ("[2001:db8:1:2::3]:443", "2001:db8:1::"),
        ("2001:db8:1:2::3/64", "2001:db8:1::"),
        ("fe80::1%eth0", "fe80::"),
        ("[fe80::1%eth0]:80", "fe80::"),
        ("::FFFF:192.0.2.77", "192.0.2.0"),
    ];
    for (text, expected) in cases {
        assert_eq!(ip_of_text(text).map(|network| network.to_string()).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn text_that_is_no_address_is_not_cut() {
    for text in [
        "",
        "localhost",
        "192.0.2",
        "192.0.2.77.9",
        "192.0.2.77:",
        "192.0.2.77:x",
        "[::1",
        "[::1]x",
        "1.2.3.4, 5.6.7.8",
    ] {
        assert_eq!(ip_of_text(text), None, "{text}");
    }
}

#[test]
fn times_are_cut_to_midnight_utc() {
    let at = |seconds: i64, nanos: u64| {
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let base = if seconds < 0 { UNIX_EPOCH - whole } else { UNIX_EPOCH + whole };
        base + Duration::from_nanos(nanos)
    };
    let cases = [
        (at(0, 0), at(0, 0)),
        (at(86_399, 999_999_999), at(0, 0)),
        (at(86_400, 0), at(86_400, 0)),
        (at(1_795_390_245, 5), at(1_795_305_600, 0)),
        (at(-1, 999_999_999), at(-86_400, 0)),
        (at(-86_400, 0), at(-86_400, 0)),
        (at(-86_400, 1), at(-86_400, 0)),
        (at(-86_401, 0), at(-172_800, 0)),
    ];
    for (time, expected) in cases {
        assert_eq!(day(time), expected, "{time:?}");
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let mut step = Duration::from_secs(1 << 62);
    let (mut first, mut last) = (UNIX_EPOCH, UNIX_EPOCH);
    while step > Duration::from_nanos(1) {
        first = first.checked_sub(step).unwrap_or(first);
        last = last.checked_add(step).unwrap_or(last);
        step /= 2;
    }
    let no_fraction =
        |time: SystemTime| time.duration_since(UNIX_EPOCH).map_or_else(|e| e.duration(), |d| d).as_secs() % 86_400;
    assert_eq!((no_fraction(day(first)), no_fraction(day(last))), (0, 0));
}

#[test]
fn dates_in_text_are_cut_to_the_utc_day() {
    let cases = [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22T23:59:59.999999Z", "2026-11-22"),
        ("2026-11-22t23:59z", "2026-11-22"),
        ("2026-11-22 12:00:00", "2026-11-22"),
        ("2026-11-22T23:30:00-02:00", "2026-11-23"),
        ("2026-12-31T23:30:00-02:00", "2027-01-01"),
        ("2024-03-01T00:30:00+02:00", "2024-02-29"),
        ("2023-03-01T00:30:00+02:00", "2023-02-28"),
        ("2000-02-29", "2000-02-29"),
        ("2016-12-31T23:59:60Z", "2016-12-31"),
        ("1969-07-20T20:17:40Z", "1969-07-20"),
        ("0001-01-01", "0001-01-01"),
    ];
    for (text, expected) in cases {
        assert_eq!(day_of_text(text).map(|day| day.to_string()).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn text_that_is_no_date_is_not_cut() {
    let cases = [
        "",
        "2026",
        "2026-11",
        "2026-13-01",
        "2026-04-31",
        "2023-02-29",
        "1900-02-29",
        "2026-00-10",
        "2026-01-00",
        "2026-11-22T",
        "2026-11-22T24:00",
        "2026-11-22T10:00+",
        "2026-11-22T10:00:00 o'clock",
        "22.11.2026",
        "+026-11-22",
        "2026-11-22X10:00",
        "ää26-11-22",
        "2026-1ä-22",
        "0000-01-01T00:00+01:00",
    ];
    for text in cases {
        assert_eq!(day_of_text(text), None, "{text}");
    }
}
