//! Digits. The short ways for the numbers that lines are full of; the long way is `itoa`'s and `zmij`'s.

use super::LineBuffer;

const ZEROS: u64 = u64::from_le_bytes(*b"00000000");

impl LineBuffer {
    /// An integer that a signed 64-bit reader can't hold is a string: Filebeat would make it a float.
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
        // The first digit is the lowest byte; of leading zeros the last one stays.
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

    /// A finite double. It always has a point, or the first document that lacks one would make its field a `long`.
    #[inline(always)]
    pub(crate) fn double(&mut self, number: f64) {
        match thousandths(number) {
            Some(thousandths) => self.decimal(thousandths),
            None => self.float(number),
        }
    }

    /// `12.75` of 12750.
    #[inline(always)]
    fn decimal(&mut self, thousandths: u32) {
        let (whole, fraction) = (thousandths / 1000, thousandths % 1000);
        self.short(whole);
        // `.750` and five zeros, of which at least the first digit behind the point counts.
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

    /// Six digits and `Z"`: what follows the seconds of a time stamp.
    #[inline]
    pub(crate) fn microseconds(&mut self, nanoseconds: u32) {
        let digits = eight_digits(nanoseconds / 1000 * 100) | ZEROS;
        let end = u64::from_le_bytes([0, 0, 0, 0, 0, 0, b'Z', b'"']);
        self.block(&(digits & 0x0000_ffff_ffff_ffff | end).to_le_bytes(), 8);
    }
}

/// The number as thousandths, if it is exactly that many and not beyond a million: then these digits are also the
/// shortest that read back as the number.
#[inline]
fn thousandths(number: f64) -> Option<u32> {
    let scaled = number * 1000.0 + 0.5;
    // Zero has a sign of its own that has to stay.
    if !(1.0..1e9).contains(&scaled) {
        return None;
    }
    let thousandths = scaled as u32;
    (f64::from(thousandths) / 1000.0 == number).then_some(thousandths)
}

/// The eight decimal digits of a number below 10^8, the first one in the lowest byte, each 0 to 9.
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
