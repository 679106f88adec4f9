//! Credentials that are recognizable by themselves: JSON web tokens, and keys with a provider's fixed prefix.
//!
//! Prefixes and alphabets come from the rules of gitleaks and from the providers' documentation. Lengths have no upper
//! bound, so that a longer future form is redacted as a whole.

use super::Findings;
use regex::Regex;
use std::sync::LazyLock;

/// Prefixes that are not the end of any word.
const ANYWHERE: &[&str] = &[
    // GitHub, GitLab
    "gh[pousr]_[A-Za-z0-9_]{20,}",
    "github_pat_[A-Za-z0-9_]{20,}",
    "gl(?:pat|dt|rt|ptt|ft|soat|cbt|imt|agent|oas)-[A-Za-z0-9_-]{16,}",
    // Slack: tokens, app tokens; the path of a webhook
    "xox[a-z](?:\\.[a-z]+)?-[A-Za-z0-9-]{10,}",
    "xapp-[0-9]-[A-Za-z0-9-]{10,}",
    "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/]{20,}",
    // Stripe secret, restricted and webhook keys; publishable keys (pk_) are public
    "[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}",
    "whsec_[A-Za-z0-9+/=]{20,}",
    // Google: API keys, OAuth access tokens, OAuth client secrets
    "AIza[A-Za-z0-9_-]{30,}",
    "ya29\\.[A-Za-z0-9_-]{20,}",
    "GOCSPX-[A-Za-z0-9_-]{20,}",
    // Package registries
    "npm_[A-Za-z0-9]{30,}",
    "pypi-[A-Za-z0-9_-]{40,}",
    "dckr_pat_[A-Za-z0-9_-]{20,}",
    // Hugging Face, DigitalOcean, Shopify, age, Telegram bots (after the bot's number)
    "hf_[A-Za-z0-9]{30,}",
    "do[opr]_v1_[a-f0-9]{40,}",
    "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32,}",
    "AGE-SECRET-KEY-1[A-Z0-9]{20,}",
    ":AA[A-Za-z0-9_-]{32,}",
];

/// Prefixes that are the end of some words (`task-…`), so no letter or digit may precede them.
const AT_BORDER: &[&str] = &[
    // AWS access key ids (long-term, temporary, bearer, context-specific)
    "(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,}",
    // OpenAI, Anthropic and others of the same form
    "sk-(?:proj|svcacct|admin|ant|or|lf)-[A-Za-z0-9_-]{16,}",
    "sk-[A-Za-z0-9]{20,}",
    // SendGrid, HashiCorp Vault, crates.io
    "SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}",
    "hv[sbr]\\.[A-Za-z0-9_-]{20,}",
    "cio[A-Za-z0-9]{32,}",
];

// All patterns of a table start with literals, which the regex engine searches for first.
static PREFIXED: LazyLock<Regex> = LazyLock::new(|| Regex::new(&ANYWHERE.join("|")).expect("fixed patterns"));
static PREFIXED_AT_BORDER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&AT_BORDER.join("|")).expect("fixed patterns"));

/// JWS and JWE in compact form (RFC 7515, RFC 7516), or only the first part: `eyJ` is the base64 of `{"`.
static JWT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"eyJ[A-Za-z0-9_+/=-]{8,}(?:\.[A-Za-z0-9_+/=-]*){0,4}").expect("a fixed pattern"));

/// Shorter than any token with a header and a payload.
const MIN_JWT_BYTES: usize = 30;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    for token in PREFIXED.find_iter(text) {
        findings.add(token.range());
    }
    find_at_border(text, findings);
    for token in JWT.find_iter(text) {
        // A full stop after the token belongs to the sentence.
        let end = token.start() + token.as_str().trim_end_matches('.').len();
        if end - token.start() >= MIN_JWT_BYTES {
            findings.add(token.start()..end);
        }
    }
}

fn find_at_border(text: &str, findings: &mut Findings<'_>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(token) = PREFIXED_AT_BORDER.find_at(text, from) {
        from = token.end();
        if token.start() > 0 && bytes[token.start() - 1].is_ascii_alphanumeric() {
            // No other token can start in this run of letters and digits, but one may start after it (`task-AKIA…`).
            let run = bytes[token.start()..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            from = token.start() + run;
        } else {
            findings.add(token.range());
        }
    }
}

#[cfg(test)]
mod tests;
