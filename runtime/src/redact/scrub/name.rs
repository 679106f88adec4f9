//! Texts that are clearly a name, a path, an id or a short word, as most values of other crates are. They need no search.

const NAME: u8 = 1;
const HEX_LETTER: u8 = 2;
const DIGIT: u8 = 4;
const DASH: u8 = 8;
const OTHER: u8 = 16;

/// The length below which a text is no token, no key of a provider and no card number.
const SHORTEST_WITH_DIGITS: usize = 13;
const SHORTEST_OF_LETTERS: usize = 23;

/// The length of a UUID with its hyphens (RFC 9562). No provider's keys are hexadecimal digits alone.
const LONGEST_ID: usize = 36;

static KINDS: [u8; 256] = {
    let (mut kinds, mut byte) = ([OTHER; 256], 0);
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'f' => HEX_LETTER,
            b'g'..=b'z' | b'A'..=b'Z' | b'_' | b'.' | b'/' | b'{' | b'}' => NAME,
            b'0'..=b'9' => DIGIT,
            b'-' => DASH,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

/// Returns whether the text can't hold a credential that is known by its form: without a separator there is no pair, and
/// random tokens have digits and are long.
#[inline]
pub(super) fn is_name(text: &str) -> bool {
    let kinds = text.bytes().fold(0, |kinds, byte| kinds | KINDS[usize::from(byte)]);
    if kinds & OTHER != 0 {
        return false;
    }
    let is_hex_id = kinds & (NAME | HEX_LETTER | DIGIT) == HEX_LETTER | DIGIT && text.len() <= LONGEST_ID;
    let shortest = if kinds & DIGIT == 0 { SHORTEST_OF_LETTERS } else { SHORTEST_WITH_DIGITS };
    is_hex_id || text.len() < shortest
}
