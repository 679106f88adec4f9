//! User info of an authority without a scheme: `user:password@host:port`, as connection pools and proxies log their
//! targets.
//!
//! The host must have a port, or be an IP address or `localhost`. So `image:tag@sha256:…` and `pkg:name@1.2.3` are
//! kept, and `name@example.org` is left to [`email`](super::email).

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

static USER_INFO: LazyLock<Regex> = LazyLock::new(|| {
    let start = r#"(?:^|[\s"'`(\[{<>=,;|])"#;
    let user_info = r#"([\w.~%+!$-]*:[^\s"'`@/\\,;(){}<>\[\]]+)"#;
    let host = r"(?:(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}|localhost)";
    Regex::new(&format!("{start}{user_info}@{host}(?-u:\\b)")).expect("a fixed pattern")
});

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    for found in USER_INFO.captures_iter(text) {
        if let Some(user_info) = found.get(1) {
            findings.add(user_info.range());
        }
    }
}

#[cfg(test)]
mod tests;
