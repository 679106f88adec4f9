//! Dates: T01 for the line's time, T02 for the other dates of ECS.

use super::Layout;
use super::finding::Findings;
use super::line::Line;
use super::rule::Rule;
use super::value::Value;
use std::ops::RangeInclusive;

/// The range of `date_nanos`.
const YEARS: RangeInclusive<u32> = 1970..=2261;

/// ECS dates other than `@timestamp` that a service may write.
const ECS_DATES: [&str; 8] = [
    "event.created",
    "event.start",
    "event.end",
    "event.ingested",
    "file.accessed",
    "file.created",
    "file.mtime",
    "process.start",
];

pub(super) fn check(line: &Line<'_>, findings: &mut Findings) {
    for name in ["@timestamp", "timestamp"] {
        if let Some(value) = line.at_root(name) {
            check_date(name, value, Rule::T01, is_line_time, findings);
        }
    }
    if line.layout() == Layout::Ecs {
        for name in ECS_DATES {
            if let Some(value) = line.at_path(name) {
                check_date(name, value, Rule::T02, is_rfc_3339, findings);
            }
        }
    }
}

fn check_date(name: &str, value: &Value, rule: Rule, is_right: fn(&str) -> bool, findings: &mut Findings) {
    if !value.text().is_some_and(is_right) {
        findings.at_path(rule, name, format!("{value:?}"));
    }
}

/// `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
fn is_line_time(text: &str) -> bool {
    split(text).is_some_and(|(seconds, fraction, zone)| {
        is_second(seconds) && fraction.strip_prefix('.').is_some_and(|digits| is_digits(digits, 6..=6)) && zone == "Z"
    })
}

/// Returns whether `strict_date_optional_time` accepts the text: up to 9 fractional digits, `Z` or an offset.
fn is_rfc_3339(text: &str) -> bool {
    split(text).is_some_and(|(seconds, fraction, zone)| {
        let right_fraction = fraction.strip_prefix('.').map_or(fraction.is_empty(), |digits| is_digits(digits, 1..=9));
        is_second(seconds) && right_fraction && (zone == "Z" || is_offset(zone))
    })
}

/// Splits a time into the date up to the second, the fraction with its dot, and the zone.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (seconds, rest) = text.split_at_checked(19)?;
    let zone = rest.find(|character: char| character != '.' && !character.is_ascii_digit()).unwrap_or(rest.len());
    Some((seconds, &rest[..zone], &rest[zone..]))
}

fn is_second(text: &str) -> bool {
    let shape = text.bytes().zip("0000-00-00T00:00:00".bytes());
    if !shape.into_iter().all(|(byte, wanted)| if wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted }) {
        return false;
    }
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u32>().ok()).unwrap_or(u32::MAX);
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    YEARS.contains(&year)
        && (1..=days_of(year, month)).contains(&day)
        && number(11..13) < 24
        && number(14..16) < 60
        && number(17..19) < 60
}

/// Returns the number of days of a month, 0 if the month does not exist.
fn days_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_offset(zone: &str) -> bool {
    let Some((hours, minutes)) = zone.strip_prefix(['+', '-']).and_then(|offset| offset.split_once(':')) else {
        return false;
    };
    let below =
        |digits: &str, limit| is_digits(digits, 2..=2) && digits.parse::<u32>().is_ok_and(|number| number < limit);
    below(hours, 24) && below(minutes, 60)
}

fn is_digits(text: &str, length: RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
