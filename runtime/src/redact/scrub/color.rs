//! Terminal colors (`ESC [ … m`, ECMA-48, section 8.3.117). Error reports contain them between a name, its separator
//! and its value.

pub(super) const ESCAPE: u8 = 0x1b;

/// Replaces each color sequence with a space.
pub(super) fn without(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, sequence)) = rest.split_once("\u{1b}[") {
        let numbers = sequence.bytes().take_while(|byte| matches!(byte, b'0'..=b';')).count();
        plain.push_str(before);
        if sequence[numbers..].starts_with('m') {
            plain.push(' ');
            rest = &sequence[numbers + 1..];
        } else {
            plain.push_str("\u{1b}[");
            rest = sequence;
        }
    }
    plain.push_str(rest);
    plain
}
