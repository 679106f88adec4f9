//! Payment card numbers (ISO/IEC 7812): a known issuer with a length it uses, grouped as printed on cards or not at all,
//! that passes the Luhn check.
//!
//! One number in ten passes the Luhn check by chance, so a number is kept if a unit follows it, if another kind of number is
//! announced before it, if it is a part of a longer name, or if it has 17 digits or more and nothing says that it is a card:
//! snowflake ids, offsets and block ids have as many.

use super::lexer::{Lexer, is_space, steps};
use std::ops::{Range, RangeInclusive};

/// The leading digits of an issuer, all of one length, and how many digits its numbers have.
struct Issuer {
    leading: RangeInclusive<u32>,
    digits: RangeInclusive<usize>,
}

const fn issuer(first: u32, last: u32, shortest: usize, longest: usize) -> Issuer {
    Issuer { leading: first..=last, digits: shortest..=longest }
}

/// From the issuers' public ranges of identification numbers.
const ISSUERS: &[Issuer] = &[
    // Visa, of which numbers of 13 digits are historic
    issuer(4, 4, 13, 13),
    issuer(4, 4, 16, 16),
    issuer(4, 4, 19, 19),
    // Mastercard
    issuer(51, 55, 16, 16),
    issuer(2221, 2720, 16, 16),
    // American Express
    issuer(34, 34, 15, 15),
    issuer(37, 37, 15, 15),
    // Diners Club
    issuer(300, 305, 14, 14),
    issuer(3095, 3095, 14, 14),
    issuer(36, 36, 14, 14),
    issuer(38, 39, 14, 14),
    // Discover
    issuer(6011, 6011, 16, 19),
    issuer(644, 649, 16, 19),
    issuer(65, 65, 16, 19),
    // JCB
    issuer(3528, 3589, 16, 19),
    // UnionPay
    issuer(62, 62, 16, 19),
    // Maestro
    issuer(5018, 5020, 13, 19),
    issuer(5038, 5038, 13, 19),
    issuer(5893, 5893, 13, 19),
    issuer(6304, 6304, 13, 19),
    issuer(6759, 6763, 13, 19),
    // Mir, RuPay, Verve, Elo
    issuer(2200, 2204, 16, 19),
    issuer(508, 508, 16, 16),
    issuer(5060, 5061, 16, 19),
    issuer(6500, 6509, 16, 19),
];

/// How digits are grouped on cards.
const GROUPINGS: &[&[usize]] =
    &[&[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4], &[4, 4, 4, 1], &[4, 4, 4, 4, 3], &[6, 13], &[6, 10]];

/// Words before a number that is not of a card.
const OTHER_NUMBERS: &[&str] = &[
    "order",
    "invoice",
    "trace",
    "gtin",
    "ean",
    "upc",
    "isbn",
    "heap",
    "offset",
    "offsets",
    "size",
    "bytes",
    "length",
    "len",
    "block",
    "blk",
    "id",
    "ids",
    "seq",
    "sequence",
    "span",
    "message",
    "msg",
    "job",
    "batch",
    "task",
    "tracking",
    "shipment",
    "parcel",
    "snowflake",
    "timestamp",
    "time",
    "ts",
    "at",
    "lsn",
    "xid",
    "tid",
    "pid",
    "hash",
    "checksum",
    "counter",
    "count",
    "total",
    "sum",
    "memory",
    "position",
    "cursor",
    "version",
    "serial",
    "sku",
    "ticket",
    "request",
    "req",
    "event",
    "tweet",
    "post",
    "user",
    "chat",
    "channel",
    "guild",
    "node",
    "key",
    "row",
    "txn",
    "transaction",
    "commit",
    "epoch",
    "nanos",
    "took",
    "session",
    "ref",
    "reference",
    "po",
];

const UNITS: &[&str] = &[
    "bytes", "byte", "b", "kb", "mb", "ms", "us", "ns", "micros", "nanos", "seconds", "rows", "items", "records",
    "events", "ticks", "times",
];

const CARDS: &[&str] = &[
    "card",
    "pan",
    "cardnumber",
    "card_number",
    "cc",
    "creditcard",
    "credit_card",
    "visa",
    "mastercard",
    "maestro",
    "unionpay",
];

/// A card number that begins with the digit at `start`, which no digit precedes.
pub(super) fn find(lexer: Lexer<'_>, start: usize, before: Range<usize>) -> Option<Range<usize>> {
    let groups = Groups::at(lexer, start);
    let span = start..groups.card_end(lexer)?;
    let digits = span.clone().filter(|at| lexer.at(*at).is_ascii_digit()).count();
    let is_card = before.end <= start && start - before.end <= 10 && lexer.is(before.clone(), CARDS);
    (is_alone(lexer, &span) && is_card_context(lexer, &span, before, is_card, digits)).then_some(span)
}

/// Up to five groups of digits with a single divider between two.
struct Groups {
    groups: [(usize, usize); 5],
    count: usize,
}

impl Groups {
    fn at(lexer: Lexer<'_>, start: usize) -> Self {
        let mut groups = Self { groups: [(0, 0); 5], count: 0 };
        let mut at = start;
        while groups.count < 5 {
            let end = lexer.skip_within(at, at + 20, |byte| byte.is_ascii_digit());
            groups.groups[groups.count] = (at, end);
            groups.count += 1;
            let divides = matches!(lexer.at(end), b' ' | b'-' | b'.' | b'_') && lexer.at(end + 1).is_ascii_digit();
            if !divides || end - at > 6 {
                break;
            }
            at = end + 1;
        }
        groups
    }

    /// The end of the card number that the groups begin with.
    fn card_end(&self, lexer: Lexer<'_>) -> Option<usize> {
        let lens = self.groups.map(|(start, end)| end - start);
        if self.count == 1 || lens[0] > 6 {
            return ((13..=19).contains(&lens[0]) && self.is_number(lexer, 1)).then_some(self.groups[0].1);
        }
        let fitting = GROUPINGS.iter().filter(|grouping| lens[..self.count].starts_with(grouping));
        let groups = fitting.map(|grouping| grouping.len()).filter(|count| self.is_number(lexer, *count)).max()?;
        Some(self.groups[groups - 1].1)
    }

    fn is_number(&self, lexer: Lexer<'_>, groups: usize) -> bool {
        let mut digits = [0_u8; 24];
        let mut len = 0;
        for (start, end) in &self.groups[..groups] {
            for at in *start..*end {
                digits[len] = lexer.at(at) - b'0';
                len = (len + 1).min(23);
            }
        }
        steps::add(len);
        let digits = &digits[..len];
        has_issuer(digits) && passes_luhn(digits) && digits.iter().any(|digit| *digit != digits[0])
    }
}

fn has_issuer(digits: &[u8]) -> bool {
    ISSUERS.iter().any(|issuer| {
        let places = issuer.leading.start().ilog10() as usize + 1;
        let leading = digits.iter().take(places).fold(0, |number, digit| number * 10 + u32::from(*digit));
        issuer.leading.contains(&leading) && issuer.digits.contains(&digits.len())
    })
}

/// ISO/IEC 7812-1, annex B: from the right, every second digit is doubled; the sum of all digits is a multiple of ten.
fn passes_luhn(digits: &[u8]) -> bool {
    let value = |(place, digit): (usize, &u8)| match (place % 2, u32::from(*digit)) {
        (0, digit) => digit,
        (_, digit) if digit > 4 => 2 * digit - 9,
        (_, digit) => 2 * digit,
    };
    digits.iter().rev().enumerate().map(value).sum::<u32>().is_multiple_of(10)
}

/// Whether the number is not a part of something longer: a hexadecimal number, a fraction, a telephone number.
fn is_alone(lexer: Lexer<'_>, span: &Range<usize>) -> bool {
    let (before, after) = (lexer.before(span.start), lexer.at(span.end));
    let is_fraction = |mark: usize, digit: u8| lexer.at(mark) == b'.' && digit.is_ascii_digit();
    let track = before == b'B' && lexer.before(span.start - 1) == b'%';
    let ends_fraction = before == b'.' && lexer.before(span.start - 1).is_ascii_digit();
    let has_fraction = is_fraction(span.end, lexer.at(span.end + 1));
    !ends_fraction
        && !has_fraction
        && (track || !before.is_ascii_alphanumeric() && before != b'+')
        && !after.is_ascii_alphanumeric()
        && !(after == b'-' && lexer.at(span.end + 1).is_ascii_digit())
}

fn is_card_context(lexer: Lexer<'_>, span: &Range<usize>, before: Range<usize>, is_card: bool, digits: usize) -> bool {
    if is_card || lexer.ends_with(span.start, "card_") || lexer.ends_with(span.start, "pan_") {
        return true;
    }
    let after = lexer.skip_within(span.end, span.end + 2, is_space);
    let unit = after..lexer.peek(after, |byte| byte.is_ascii_alphabetic());
    let announced = before.end <= span.start && span.start - before.end <= 4 && {
        let last = lexer.back(before.end, |byte| byte.is_ascii_alphanumeric());
        lexer.is(last..before.end, OTHER_NUMBERS)
    };
    let joined = matches!(lexer.before(span.start), b'_' | b'-' | b'#' | b'/' | b'~');
    digits <= 16 && !announced && !joined && !lexer.is(unit, UNITS)
}
