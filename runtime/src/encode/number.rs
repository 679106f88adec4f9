//! Numbers. Frequent ones take a fast path; `itoa` and `zmij` format the others.

use super::LineBuffer;

const ZEROS: u64 = u64::from_le_bytes(*b"00000000");

impl LineBuffer {
    /// Writes an integer. One above `i64::MAX` becomes a string, because Filebeat would convert it to a float.
    #[inline]
    pub(crate) fn unsigned(&mut self, number: u64) {
        if number < 100_000_000 {
            return self.short(number as u32);
        }
        self.long(number);
    }

    #[inline(always)]
    fn short(&mut self, number: u32) {
        let digits = eight_digits(number);
        // The first digit is the lowest byte. The last of all zeros stays.
        let zeros = (digits | 1 << 56).trailing_zeros() / 8;
        self.block(&((digits | ZEROS) >> (zeros * 8)).to_le_bytes(), 8 - zeros as usize);
    }

    #[inline(never)]
    fn long(&mut self, number: u64) {
        if number > i64::MAX as u64 {
            return self.quoted_number(itoa::Buffer::new().format(number));
        }
        self.slice(itoa::Buffer::new().format(number).as_bytes());
    }

    #[inline]
    pub(crate) fn signed(&mut self, number: i64) {
        match u64::try_from(number) {
            Ok(number) => self.unsigned(number),
            Err(_) => self.slice(itoa::Buffer::new().format(number).as_bytes()),
        }
    }

    pub(crate) fn unsigned_wide(&mut self, number: u128) {
        match u64::try_from(number) {
            Ok(number) => self.unsigned(number),
            Err(_) => self.quoted_number(itoa::Buffer::new().format(number)),
        }
    }

    pub(crate) fn signed_wide(&mut self, number: i128) {
        match i64::try_from(number) {
            Ok(number) => self.signed(number),
            Err(_) => self.quoted_number(itoa::Buffer::new().format(number)),
        }
    }

    #[cold]
    fn quoted_number(&mut self, digits: &str) {
        self.push(b'"');
        self.slice(digits.as_bytes());
        self.push(b'"');
    }

    /// Writes a finite double, always with a decimal point: a first document without one would map the field as `long`.
    #[inline(always)]
    pub(crate) fn double(&mut self, number: f64) {
        match thousandths(number) {
            Some(thousandths) => self.decimal(thousandths),
            None => self.float(number),
        }
    }

    /// Writes thousandths: `12.75` for 12750.
    #[inline(always)]
    fn decimal(&mut self, thousandths: u32) {
        let (whole, fraction) = (thousandths / 1000, thousandths % 1000);
        self.short(whole);
        // `.750` and five zeros. At least one digit follows the point.
        let digits = eight_digits(fraction * 100_000);
        let behind = if fraction % 100 == 0 {
            1
        } else if fraction % 10 == 0 {
            2
        } else {
            3
        };
        self.block(&((digits | ZEROS) << 8 | u64::from(b'.')).to_le_bytes(), 1 + behind);
    }

    #[inline(never)]
    pub(crate) fn float<F: zmij::Float>(&mut self, number: F) {
        let mut buffer = zmij::Buffer::new();
        let digits = buffer.format_finite(number);
        if digits.contains('.') {
            return self.slice(digits.as_bytes());
        }
        let (mantissa, exponent) = digits.split_at(digits.find('e').unwrap_or(digits.len()));
        self.slice(mantissa.as_bytes());
        self.slice(b".0");
        self.slice(exponent.as_bytes());
    }

    /// Writes what follows the seconds of a timestamp: six digits and `Z"`.
    #[inline]
    pub(crate) fn microseconds(&mut self, nanoseconds: u32) {
        let digits = eight_digits(nanoseconds / 1000 * 100) | ZEROS;
        let end = u64::from_le_bytes([0, 0, 0, 0, 0, 0, b'Z', b'"']);
        self.block(&(digits & 0x0000_ffff_ffff_ffff | end).to_le_bytes(), 8);
    }
}

/// Returns the number in thousandths if they represent it exactly and it is at most a million. Their digits are then the
/// shortest that parse back to the number.
#[inline]
fn thousandths(number: f64) -> Option<u32> {
    let scaled = number * 1000.0 + 0.5;
    // Negative zero must keep its sign.
    if !(1.0..1e9).contains(&scaled) {
        return None;
    }
    let thousandths = scaled as u32;
    (f64::from(thousandths) / 1000.0 == number).then_some(thousandths)
}

/// Returns the eight decimal digits of a number below 10^8, each 0 to 9, the first in the lowest byte.
///
/// Halves, then quarters, then single digits by multiplication with the reciprocal (D. Lemire, "Converting integers to
/// fixed-digit representations quickly", 2021).
#[inline(always)]
const fn eight_digits(number: u32) -> u64 {
    let high = (number as u64 * 3_518_437_209) >> 45;
    let halves = high | (number as u64 - high * 10_000) << 32;
    let tops = ((halves * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let quarters = tops | (halves - tops * 100) << 16;
    let tens = ((quarters * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (quarters - tens * 10) << 8
}

#[cfg(test)]
mod tests;
