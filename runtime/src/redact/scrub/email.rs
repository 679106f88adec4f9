//! E-mail addresses: what stands around an `@` (or `%40`) when the right side is a domain name.
//!
//! `git@github.com:…` is a clone address and `react@18.2.0` a version; both stay.

use super::Findings;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    // An address has one at sign, so it begins behind the one before; this also keeps the search linear.
    let mut floor = 0;
    let mut from = 0;
    while let Some(at) = text[from..].find(['@', '%']).map(|offset| from + offset) {
        from = at + 1;
        let domain_start = match &text.as_bytes()[at..] {
            [b'@', ..] if !findings.is_user_info(at) => at + 1,
            [b'%', b'4', b'0', ..] => at + 3,
            _ => continue,
        };
        let local = local_part(&text[floor..at]);
        let domain = domain(&text[domain_start..]);
        if !local.is_empty() && local != "git" && is_domain(domain) {
            findings.add(at - local.len()..domain_start + domain.len());
        }
        floor = domain_start;
    }
}

/// The other signs that RFC 5322 allows here are rare in addresses and usual around them: `to=ada@…`, `{ada@…}`.
fn local_part(before: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    &before[before.trim_end_matches(is_part).len()..]
}

fn domain(after: &str) -> &str {
    let end = after.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).unwrap_or(after.len());
    after[..end].trim_end_matches(['.', '-'])
}

fn is_domain(domain: &str) -> bool {
    let mut labels = domain.split('.');
    let numbers = labels.clone().take(2).filter(|label| label.bytes().all(|byte| byte.is_ascii_digit())).count();
    let top = labels.next_back().unwrap_or_default();
    let has_parent = labels.next().is_some_and(|label| !label.is_empty());
    let is_top = top.starts_with("xn--") || (top.chars().count() >= 2 && top.chars().all(char::is_alphabetic));
    has_parent && numbers < 2 && is_top
}

#[cfg(test)]
mod tests;
