//! Email addresses: an `@` (or `%40`) between a local part and a domain name.
//!
//! `git@github.com:…` is a clone address and `react@18.2.0` a version; both are kept.

use super::Findings;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    // An address has one `@`, so it begins after the previous one. This also keeps the search linear.
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
        if !local.is_empty() && local != "git" && !domain.is_empty() {
            findings.add(at - local.len()..domain_start + domain.len());
        }
        floor = domain_start;
    }
}

/// RFC 5322 allows more characters here, but they are rare in addresses and common around them: `to=ada@…`, `{ada@…}`.
fn local_part(before: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    &before[before.trim_end_matches(is_part).len()..]
}

/// The domain name at the start of the text, up to its top-level domain; empty if there is none.
fn domain(after: &str) -> &str {
    let end = after.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.')).unwrap_or(after.len());
    let mut rest = &after[..end];
    let is_version = rest.split('.').take(2).all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    while let Some((parent, label)) = rest.rsplit_once('.').filter(|_| !is_version) {
        let top = top_level(label);
        if !top.is_empty() && !parent.is_empty() {
            return &after[..parent.len() + 1 + top.len()];
        }
        rest = parent;
    }
    ""
}

/// The top-level domain at the start of a label (`org` of `org--` or `org12`); empty if there is none.
fn top_level(label: &str) -> &str {
    if label.starts_with("xn--") {
        return label;
    }
    let word = &label[..label.find(|c: char| !c.is_alphabetic()).unwrap_or(label.len())];
    if word.chars().nth(1).is_some() { word } else { "" }
}

#[cfg(test)]
mod tests;
