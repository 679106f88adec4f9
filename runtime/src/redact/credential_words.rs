//! Names that sound like a credential, for what the compiler does not see: keys of third-party records, of JSON
//! leaves, and of `key=value` pairs in free text.
//!
//! The words are those by which a schema demands a class, read by the rule of [`words`]. Only the names of its list
//! `ambiguous` are not hidden here: a schema's author can be asked what `code`, `key` or `session` holds, other crates'
//! records cannot.

#[expect(dead_code, reason = "only the macros ask about single words, and the copies are equal")]
mod words;

use words::Words;

static DENIED: Words<2048> = Words::of(&["credential", "payment"]);

/// Whether a value under this name is replaced without looking at it.
pub(crate) fn is_denied_key(name: &str) -> bool {
    DENIED.find(name).is_some()
}

#[cfg(test)]
mod tests;
