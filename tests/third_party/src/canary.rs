//! A credential that must never be logged.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// The part of the credential that every encoding shows piece by piece.
pub const CORE: &str = "Kanarie7Zq9wX2vB4tRs6";

/// The credential, with characters that URLs, forms and base64 encode.
pub const SECRET: &str = "Kanarie7Zq9wX2vB4tRs6+/=";

/// The credential, URL-encoded.
pub const IN_URL: &str = "Kanarie7Zq9wX2vB4tRs6%2B%2F%3D";

/// Minimum number of consecutive characters of the credential that count as a leak.
const PIECE: usize = 8;

/// Returns every place of the output with a piece of the credential, as text, percent-encoded, escaped, in hexadecimal or
/// decimal numbers, or in base64 at any alignment. Each has its surroundings, to show who wrote it.
pub fn leaks(output: &str) -> Vec<String> {
    let folded = output.to_ascii_lowercase();
    let mut found: Vec<String> = Vec::new();
    for piece in CORE.as_bytes().windows(PIECE) {
        let exact = base64_forms(piece).into_iter().filter_map(|form| output.find(&form));
        let any_case = forms(piece).into_iter().filter_map(|form| folded.find(&form.to_ascii_lowercase()));
        found.extend(exact.chain(any_case).map(|at| line_at(output, at)));
    }
    found.sort();
    found.dedup();
    found
}

fn forms(piece: &[u8]) -> Vec<String> {
    let each = |form: fn(&u8) -> String, between: &str| piece.iter().map(form).collect::<Vec<_>>().join(between);
    vec![
        String::from_utf8_lossy(piece).into_owned(),
        each(|byte| format!("{byte:02x}"), ""),
        each(|byte| format!("{byte:02x}"), " "),
        each(|byte| format!("{byte:02x}"), ", "),
        each(|byte| format!("0x{byte:02x}"), ", "),
        each(|byte| format!("%{byte:02x}"), ""),
        each(|byte| format!("%25{byte:02x}"), ""),
        each(|byte| format!("\\x{byte:02x}"), ""),
        each(|byte| format!("\\u{{{byte:x}}}"), ""),
        each(|byte| format!("\\u{byte:04x}"), ""),
        each(|byte| byte.to_string(), ", "),
        each(|byte| byte.to_string(), ","),
    ]
}

/// Returns the base64 characters that only the piece determines, for each of its three alignments.
fn base64_forms(piece: &[u8]) -> Vec<String> {
    let form = |before: usize| {
        let padded = [&[0; 2][..before], piece].concat();
        let first = (8 * before).div_ceil(6);
        let whole = 8 * padded.len() / 6;
        STANDARD_NO_PAD.encode(padded)[first..whole].to_owned()
    };
    (0..3).map(form).collect()
}

fn line_at(output: &str, at: usize) -> String {
    let start = output[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = output[at..].find('\n').map_or(output.len(), |length| at + length);
    output[start..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE};

    #[test]
    fn every_form_is_found() {
        let hex: String = SECRET.bytes().map(|byte| format!("{byte:02X}")).collect();
        let texts = [
            format!("password={SECRET}"),
            format!("?token={IN_URL}"),
            SECRET.bytes().map(|byte| format!("%{byte:02X}")).collect(),
            hex,
            format!("{:?}", SECRET.as_bytes()),
            format!("{:x?}", SECRET.as_bytes()),
            format!("{:#04x?}", SECRET.as_bytes()).replace(",\n    ", ", "),
            STANDARD.encode(format!("user:{SECRET}")),
            STANDARD.encode(format!("a:{SECRET}")),
            URL_SAFE.encode(format!("of:{SECRET}")),
            SECRET.escape_unicode().to_string(),
            format!("…{}…", &SECRET[6..15]),
        ];
        for text in texts {
            assert!(!leaks(&format!("first\nsecond {text} end\nthird")).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_no_canary_is_not_found() {
        assert_eq!(leaks("Kanarie [REDACTED] S2FuYXJpZQ== 4b616e61 token=****"), [""; 0]);
    }
}
