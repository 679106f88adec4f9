//! Best-effort scrub of credentials in free text: third-party records, error and panic texts, `text` fields.
//!
//! One pass over the bytes decides which families of patterns the text can contain; most texts are returned after it,
//! borrowed and unchanged. Each family that can match then searches the **original** text and reports spans. The spans
//! are merged, and the text is rebuilt once. So no family can hide the rest of a secret from another one, and the time
//! is linear in the length of the text.
//!
//! | family | redacted | kept |
//! | --- | --- | --- |
//! | [`pair`] | values of names that [`is_denied_key`](super::credential_words::is_denied_key) knows: `k=v`, `k: v`, `"k":"v"`, `k: Some("v")`, `--k v`, `<k>v</k>`, `K("v")`, `("k", v)`, headers to the end of the line | the name, a scheme |
//! | [`url`] | user info; fragments; query values, except those of a few paging and format keys; values of `code` and similar keys in forms | scheme, host, path, keys |
//! | [`scheme`] | the credential after `Bearer` or `Basic` | the scheme |
//! | [`token`] | JWT; keys with a provider's fixed prefix | nothing |
//! | [`pem`] | private keys, to the END marker or the end of the text | nothing |
//! | [`card`] | payment card numbers that pass the Luhn check | nothing |
//! | [`statement`] | SQL's `PASSWORD '…'` and `IDENTIFIED BY '…'` | the rest of the statement |
//! | [`authority`] | user info without a scheme: `user:password@host:port` | host, port |
//! | [`payload`] | hexadecimal dumps of protocol payloads | `payload: 0x` |
//! | [`email`] | e-mail addresses | nothing |
//!
//! Terminal colors do not hide a secret; they are removed from a text in which one is found.
//!
//! In doubt the scrub redacts too much: a word after `token:` is redacted whatever it means, and if a quote or bracket
//! after a denied name is never closed, so is the rest of the text. Of the 48 harmless lines in `tests/patterns.rs`, a
//! dozen of which were chosen because they resemble secrets, 12 lose something: a word after `token:` or `secret =`,
//! the value of a search, a fragment, a number that passes the Luhn check by chance, a public address.
//!
//! It does not find secrets without a distinctive name, form or position (a bare password, a token in a URL path, SQL
//! literals), more than the first word of an unquoted value, card numbers with a space between all digits, secrets in
//! any encoding but one level of percent encoding (base64, UTF-16, compression), or names and postal addresses.

mod authority;
mod card;
mod color;
mod email;
mod findings;
mod key;
mod pair;
mod payload;
mod pem;
mod scheme;
mod statement;
mod token;
mod trigger;
mod url;
mod value;

use findings::Findings;
use std::borrow::Cow;
use trigger::Triggers;
use zeroize::Zeroize as _;

/// Replaces every credential found with `[REDACTED]`; returns the text borrowed if there is none.
///
/// Scrub before truncation: a truncated token is no longer recognized.
pub(crate) fn scrub(text: &str) -> Cow<'_, str> {
    let triggers = trigger::scan(text);
    if !triggers.any() {
        return Cow::Borrowed(text);
    }
    if !triggers.colors {
        return search(text, triggers);
    }
    let mut plain = color::without(text);
    let scrubbed = match search(&plain, trigger::scan(&plain)) {
        Cow::Owned(scrubbed) => Cow::Owned(scrubbed),
        Cow::Borrowed(_) => Cow::Borrowed(text),
    };
    plain.zeroize();
    scrubbed
}

#[inline(never)]
fn search(text: &str, triggers: Triggers) -> Cow<'_, str> {
    let mut findings = Findings::new(text);
    // First, because the families below skip the `:` and `@` of user info.
    if triggers.urls {
        url::find(text, &mut findings);
    }
    if triggers.queries {
        url::find_queries(text, &mut findings);
    }
    if triggers.forms {
        url::find_forms(text, &mut findings);
    }
    if triggers.statements {
        statement::find(text, &mut findings);
    }
    if triggers.authorities {
        authority::find(text, &mut findings);
    }
    if triggers.payloads {
        payload::find(text, &mut findings);
    }
    if triggers.pairs {
        pair::find(text, &mut findings);
    }
    if triggers.schemes {
        scheme::find(text, &mut findings);
    }
    if triggers.tokens {
        token::find(text, &mut findings);
    }
    if triggers.pem {
        pem::find(text, &mut findings);
    }
    if triggers.cards {
        card::find(text, &mut findings);
    }
    if triggers.emails {
        email::find(text, &mut findings);
    }
    findings.replace()
}

#[cfg(test)]
mod tests;
