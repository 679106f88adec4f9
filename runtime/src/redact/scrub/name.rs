//! Texts that are clearly a name, a path or a short word, as most values of other crates are. They need no search.

/// A character that a name or a path consists of.
const NAME: u8 = 0;
const DIGIT: u8 = 1;
const OTHER: u8 = 2;

/// The length below which a text is no token, no key of a provider and no card number.
const SHORTEST_WITH_DIGITS: usize = 12;
const SHORTEST_OF_LETTERS: usize = 20;

static CLASSES: [u8; 256] = {
    let (mut classes, mut byte) = ([OTHER; 256], 0);
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'-' | b'.' | b'/' | b'{' | b'}' => NAME,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// Returns whether the text can't hold a credential: without a separator there is no pair, and random tokens have digits
/// and are long.
#[inline]
pub(super) fn is_name(text: &str) -> bool {
    let kinds = text.bytes().fold(NAME, |kinds, byte| kinds | CLASSES[usize::from(byte)]);
    match kinds {
        NAME => text.len() < SHORTEST_OF_LETTERS,
        DIGIT => text.len() < SHORTEST_WITH_DIGITS,
        _ => false,
    }
}
