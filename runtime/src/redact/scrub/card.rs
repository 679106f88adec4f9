//! Payment card numbers (ISO/IEC 7812): 13 to 19 digits, in one piece or in groups, that pass the Luhn check.
//!
//! One number in ten passes the Luhn check by chance, so the form must match too:
//!
//! - the first digit is 2 to 6, or 1 in a number of 15 digits (UATP): Unix times in milli-, micro- and nanoseconds
//!   start with 1 and have 13, 16 and 19 digits;
//! - groups are separated by one space or hyphen and sized as printed on cards: 4 digits, then two to four groups, the
//!   inner ones of 3 to 6 digits (which excludes dates); or 6 digits and the rest;
//! - the number is not adjacent to a letter (hexadecimal digests), not preceded by `+` (telephone numbers), and not
//!   part of a decimal fraction;
//! - the digits are not all equal.

use super::Findings;
use std::ops::Range;

const DIGITS: std::ops::RangeInclusive<usize> = 13..=19;
const MAX_GROUPS: usize = 5;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    let mut groups: Vec<Range<usize>> = Vec::with_capacity(MAX_GROUPS);
    while let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|offset| from + offset) {
        let end = bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |n| start + n);
        if groups.last().is_some_and(|last| !is_group_divider(&bytes[last.end..start])) {
            groups.clear();
        }
        if groups.len() == MAX_GROUPS {
            groups.remove(0);
        }
        groups.push(start..end);
        for first in 0..groups.len() {
            let span = groups[first].start..end;
            if is_card(bytes, &groups[first..]) && stands_alone(bytes, &span) {
                findings.add(span);
            }
        }
        from = end;
    }
}

fn is_group_divider(between: &[u8]) -> bool {
    matches!(between, [b' ' | b'-'])
}

fn is_card(bytes: &[u8], groups: &[Range<usize>]) -> bool {
    let digits: usize = groups.iter().map(Range::len).sum();
    if !DIGITS.contains(&digits) || !is_card_shape(groups) {
        return false;
    }
    let first = bytes[groups[0].start];
    let starts_right = matches!(first, b'2'..=b'6') || (first == b'1' && digits == 15);
    starts_right && passes_luhn(bytes, groups) && !all_equal(bytes, groups)
}

fn is_card_shape(groups: &[Range<usize>]) -> bool {
    match groups {
        [_whole] => true,
        [first, _rest] => first.len() == 6,
        [first, inside @ .., last] => {
            first.len() == 4 && inside.iter().all(|group| (3..=6).contains(&group.len())) && last.len() <= 7
        }
        [] => false,
    }
}

/// ISO/IEC 7812-1, annex B: from the right, every second digit is doubled; the sum of all digits is a multiple of ten.
fn passes_luhn(bytes: &[u8], groups: &[Range<usize>]) -> bool {
    let sum: u32 = digits_from_right(bytes, groups)
        .enumerate()
        .map(|(position, digit)| match (position % 2, u32::from(digit - b'0')) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => 2 * digit - 9,
            (_, digit) => 2 * digit,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn all_equal(bytes: &[u8], groups: &[Range<usize>]) -> bool {
    let first = bytes[groups[0].start];
    digits_from_right(bytes, groups).all(|digit| digit == first)
}

fn digits_from_right<'a>(bytes: &'a [u8], groups: &'a [Range<usize>]) -> impl Iterator<Item = u8> + 'a {
    groups.iter().rev().flat_map(|group| bytes[group.clone()].iter().rev().copied())
}

fn stands_alone(bytes: &[u8], span: &Range<usize>) -> bool {
    let before = &bytes[..span.start];
    let after = &bytes[span.end..];
    let fraction_before = matches!(before, [.., digit, b'.'] if digit.is_ascii_digit());
    let fraction_after = matches!(after, [b'.', digit, ..] if digit.is_ascii_digit());
    !fraction_before
        && !fraction_after
        && !before.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'+')
        && !after.first().is_some_and(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests;
