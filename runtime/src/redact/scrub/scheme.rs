//! `Bearer …` and `Basic …` (RFC 6750, RFC 7617) that no header name precedes.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

static SCHEME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)(?:(?-u:\b)|_)(?:(bearer)|basic)(?:[\s:=]|%20|\\?["'])+"#).expect("a fixed pattern")
});

/// Words of prose after `bearer` and `basic`. `bearer` is listed so that `Bearer bearer x` finds the `x`.
const PROSE: &[&str] = &[
    "authentication",
    "authenticator",
    "authorization",
    "basic",
    "bearer",
    "certificate",
    "certificates",
    "challenge",
    "credential",
    "credentials",
    "functionality",
    "information",
    "instruments",
    "realm",
    "requests",
    "required",
    "scheme",
    "schemes",
    "security",
    "settings",
    "support",
    "tokens",
];

const MIN_BEARER_BYTES: usize = 6;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    let mut from = 0;
    while let Some(scheme) = SCHEME.captures_at(text, from) {
        let start = scheme.get_match().end();
        let token = token_at(text, start);
        let is_credential = match scheme.get(1) {
            Some(_bearer) => token.len() >= MIN_BEARER_BYTES,
            None => looks_like_basic(token),
        };
        // The search continues inside a rejected token and after an accepted one, which keeps it linear.
        from = start;
        if is_credential && !PROSE.iter().any(|word| word.eq_ignore_ascii_case(token)) {
            from += token.len();
            findings.add(start..from);
        }
    }
}

fn token_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = rest.find(|c: char| c.is_whitespace() || "\"'<>`,;\\()[]{}".contains(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ':', '!', '?'])
}

/// Whether a token decodes to `user:password`, or is too long or too mixed to be a word.
fn looks_like_basic(token: &str) -> bool {
    let mixed = || {
        token.bytes().any(|byte| byte.is_ascii_digit() || b"+/=_".contains(&byte))
            || token.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
    };
    token.len() >= 24 || (token.len() >= 16 && mixed()) || decodes_to_pair(token)
}

fn decodes_to_pair(token: &str) -> bool {
    let mut bits = 0_u32;
    let mut has_colon = false;
    for (index, byte) in token.trim_end_matches('=').bytes().enumerate() {
        let sextet = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return false,
        };
        bits = bits << 6 | u32::from(sextet);
        // Four characters encode three bytes; each character after the first completes one of them.
        let completed = match index % 4 {
            0 => None,
            1 => Some(bits >> 4),
            2 => Some(bits >> 2),
            _ => Some(bits),
        };
        has_colon |= completed.is_some_and(|byte| byte & 0xff == u32::from(b':'));
    }
    has_colon
}

#[cfg(test)]
mod tests;
