//! The checks of a log value.

use super::ast::{Value, ValueKind, Word};
use crate::diagnostics::Mistakes;
use crate::field;
use std::collections::HashMap;

pub(super) fn value(mistakes: &Mistakes, value: &Value) {
    match &value.kind {
        ValueKind::Words(words) => different(mistakes, words),
        ValueKind::Object(leaves) => {
            for leaf in leaves {
                // A leaf's name comes after the object's name, so it can't clash with a name of ECS or of the logger.
                field::check::form(mistakes, leaf);
                field::check::declaration(mistakes, leaf);
            }
        }
        ValueKind::Wrapper(_) | ValueKind::Mistaken => {}
    }
}

/// The index could not distinguish two variants with the same text.
fn different(mistakes: &Mistakes, words: &[Word]) {
    let mut known: HashMap<&str, &Word> = HashMap::new();
    for word in words {
        let Some(first) = known.insert(&word.text, word) else { continue };
        let message = |other: &Word| {
            format!("`{}` is also written as `{}`: write `#[log(rename = \"..\")]`", other.ident, word.text)
        };
        for (word, other) in [(word, first), (first, word)] {
            match &word.rename {
                Some(rename) => mistakes.report(rename, message(other)),
                None => mistakes.report(&word.ident, message(other)),
            }
        }
    }
}
