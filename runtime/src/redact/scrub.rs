//! Best-effort scrub of credentials in free text: third-party records, error and panic texts, `text` fields.
//!
//! One look at every byte decides which families of patterns can be in the text at all; most texts end there, borrowed
//! and unchanged. Each family that can be there then searches the text **as it came in** and reports spans; the spans
//! are merged, and the text is rebuilt once. So no family can hide a secret's rest from another one, and the time is
//! linear in the text's length.
//!
//! | family | found | left standing |
//! | --- | --- | --- |
//! | [`pair`] | values of names that [`is_denied_key`](super::deny::is_denied_key) knows: `k=v`, `k: v`, `"k":"v"`, `k: Some("v")`, `--k v`, `<k>v</k>`, `K("v")`, `("k", v)`, headers to the end of the line | the name, a scheme |
//! | [`url`] | user info; fragments; query values, except those of a few paging and format keys; `code` and the like in forms | scheme, host, path, keys |
//! | [`scheme`] | what follows `Bearer` or `Basic` | the scheme |
//! | [`token`] | JWT; keys with a provider's fixed prefix | nothing |
//! | [`pem`] | private keys, to the END marker or the end of the text | nothing |
//! | [`card`] | payment card numbers that pass the Luhn check | nothing |
//! | [`statement`] | SQL's `PASSWORD '…'` and `IDENTIFIED BY '…'` | the rest of the statement |
//! | [`authority`] | user info without a scheme: `user:password@host:port` | host, port |
//! | [`payload`] | what a protocol carried, dumped in hexadecimal | `payload: 0x` |
//! | [`email`] | e-mail addresses | nothing |
//!
//! Colors of terminals are looked through; a text that loses a secret loses them too.
//!
//! In doubt it redacts too much: a word after `token:` goes, whatever it means, and a quote or bracket that opens after
//! a denied name and never closes takes the rest of the text along. Of the 48 harmless lines in `tests/patterns.rs`, a dozen of
//! them chosen because they look suspicious, 12 lose something: a word behind `token:` or `secret =`, the value of a search,
//! a fragment, a number that passes the Luhn check by chance, a public address.
//!
//! It does not find: a secret without a telling name, shape or place (a bare password, a token in a URL path, SQL
//! literals), more than the first word of an unquoted value, card numbers with a blank between all digits, anything
//! encoded otherwise than by one level of percent encoding (base64, UTF-16, compression), names and postal addresses.

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

/// The text with `[REDACTED]` in place of every credential found; borrowed when there was none.
///
/// Scrub before truncation: half of a token is no longer recognised.
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
    // First, as the families below leave the `:` and `@` of user info alone.
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
