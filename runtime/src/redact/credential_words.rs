//! Names that sound like a credential and that the compiler does not see: keys of third-party records, of JSON leaves, and
//! of `key=value` pairs in free text.
//!
//! [`words`] reads the same list by which a schema requires a class. Only the names of the topic `ambiguous` are not hidden
//! here: a schema's author can say what `code`, `key` or `session` holds, other crates' records cannot.

#[expect(dead_code, reason = "only the macros query single words, and the copies are equal")]
mod words;

pub(crate) use words::Words;

static DENIED: Words<2048> = Words::of(&["credential", "payment"]);

/// Returns whether a value under this name is hidden, whatever it is.
pub(crate) fn is_denied_key(name: &str) -> bool {
    DENIED.find(name).is_some()
}

#[cfg(test)]
mod tests;
