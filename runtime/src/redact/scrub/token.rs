//! Credentials that show what they are: JSON web tokens, and keys with a provider's fixed prefix.
//!
//! Prefixes and alphabets as in the rules of gitleaks and in the providers' documents. Lengths are open at the end: a
//! longer form than today's is redacted as a whole, not in part.

use std::sync::LazyLock;

use regex::Regex;

use super::Findings;

/// A border or `_` on the left, for prefixes that ordinary words end in (`task-…`).
macro_rules! after_border {
    ($pattern:literal) => {
        concat!(r"(?:(?-u:\b)|_)", $pattern)
    };
}

const PATTERNS: &[&str] = &[
    // AWS access key ids (long-term, temporary, bearer, context-specific)
    after_border!("(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,}"),
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
    // OpenAI, Anthropic and others of the same form
    after_border!("sk-(?:proj|svcacct|admin|ant|or|lf)-[A-Za-z0-9_-]{16,}"),
    after_border!("sk-[A-Za-z0-9]{20,}"),
    // Package registries
    "npm_[A-Za-z0-9]{30,}",
    "pypi-[A-Za-z0-9_-]{40,}",
    after_border!("cio[A-Za-z0-9]{32,}"),
    "dckr_pat_[A-Za-z0-9_-]{20,}",
    // Hugging Face, SendGrid, DigitalOcean, HashiCorp Vault, Shopify, Twilio, Telegram bots, age
    "hf_[A-Za-z0-9]{30,}",
    after_border!("SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
    "do[opr]_v1_[a-f0-9]{40,}",
    after_border!("hv[sbr]\\.[A-Za-z0-9_-]{20,}"),
    "shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32,}",
    after_border!("SK[a-f0-9]{32,}"),
    "[0-9]{8,10}:AA[A-Za-z0-9_-]{32,}",
    "AGE-SECRET-KEY-1[A-Z0-9]{20,}",
];

static PREFIXED: LazyLock<Regex> = LazyLock::new(|| Regex::new(&PATTERNS.join("|")).expect("a fixed pattern"));

/// JWS and JWE in compact form (RFC 7515, RFC 7516), and the lone first part of one: `eyJ` is the base64 of `{"`.
static JWT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"eyJ[A-Za-z0-9_+/=-]{8,}(?:\.[A-Za-z0-9_+/=-]*){0,4}").expect("a fixed pattern")
});

/// Shorter than any token with a header and a payload.
const MIN_JWT_BYTES: usize = 30;

pub(super) fn find(text: &str, findings: &mut Findings<'_>) {
    for token in PREFIXED.find_iter(text) {
        findings.add(token.range());
    }
    for token in JWT.find_iter(text) {
        // A full stop behind the token belongs to the sentence.
        let end = token.start() + token.as_str().trim_end_matches('.').len();
        if end - token.start() >= MIN_JWT_BYTES {
            findings.add(token.start()..end);
        }
    }
}

#[cfg(test)]
mod tests;
