//! Best-effort scrub of credentials in free text: third-party records, error and panic texts, `text` fields.
//!
//! One pass over the bytes reads the text word by word ([`search`]). It looks back and ahead by a bounded number of bytes,
//! and what it reads as a value is redacted and not read again, so its time is linear in the length of the text whatever
//! the text is. A text that is encoded (percent encoding, HTML entities, escapes) is read once more without the code. The
//! spans of both passes are merged, and the text is rebuilt once.
//!
//! `docs/scrub.md` lists what is found and what is not.
//!
//! | module | finds |
//! | --- | --- |
//! | [`name`] | nothing, at once, in the texts that most values are |
//! | [`pair`], [`value`], [`header`], [`block`] | values after names that [`keys`] knows, in all notations |
//! | [`named`] | name and value as two entries: Kubernetes, XML, multipart, SQL |
//! | [`announced`], [`prose`], [`scheme`], [`statement`] | values that a word announces: sentences, SQL, protocols |
//! | [`command`] | passwords on command lines |
//! | [`url`], [`path`], [`authority`] | user info, queries, fragments, secret paths |
//! | [`providers`], [`token`] | keys and tokens by their form |
//! | [`armor`] | private keys |
//! | [`card`], [`email`] | payment cards, e-mail addresses |

mod announced;
mod armor;
mod authority;
mod block;
mod bound;
mod card;
mod command;
mod decode;
mod email;
mod filter;
mod findings;
mod header;
mod invisible;
mod keys;
mod lexer;
mod name;
mod named;
mod pair;
mod path;
mod prose;
mod providers;
mod quote;
mod scheme;
mod search;
mod statement;
mod token;
mod url;
mod value;
mod view;
mod words;

pub(crate) use bound::bound_texts;
use findings::Findings;
use std::borrow::Cow;
use view::View;

/// Replaces every credential found with `[REDACTED]`; returns the text borrowed if there is none.
///
/// Scrub before truncation: a truncated token is no longer recognized. A text that is longer than any line can show is cut
/// here, at a place where no credential is cut in two.
pub fn scrub(text: &str) -> Cow<'_, str> {
    if name::is_name(text) {
        return Cow::Borrowed(text);
    }
    search_all(text)
}

#[inline(never)]
fn search_all(text: &str) -> Cow<'_, str> {
    let text = bound::shown(text);
    let plain = View::plain(text);
    let mut findings = Findings::default();
    findings.extend(plain.originals(search::search(plain.bytes()).into_iter()));
    if let Some(decoded) = View::decoded(text) {
        findings.extend(decoded.originals(search::search(decoded.bytes()).into_iter()));
    }
    findings.replace(text)
}

#[cfg(test)]
mod tests;
