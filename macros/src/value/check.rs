//! What a log value must meet.

use super::ast::{Value, ValueKind, Word};
use crate::diagnostics::Mistakes;
use crate::field;
use std::collections::HashMap;

pub(super) fn value(mistakes: &Mistakes, value: &Value) {
    match &value.kind {
        ValueKind::Words(words) => different(mistakes, words),
        ValueKind::Object(leaves) => {
            for leaf in leaves {
                // A leaf's name stands below the object's, so the names of ECS and of the logger are free here.
                field::check::form(mistakes, leaf);
                field::check::declaration(mistakes, leaf);
            }
        }
        ValueKind::Wrapper(_) | ValueKind::Mistaken => {}
    }
}

/// Two variants that are written alike could not be told apart in the index.
fn different(mistakes: &Mistakes, words: &[Word]) {
    let mut known: HashMap<&str, &Word> = HashMap::new();
    for word in words {
        let Some(first) = known.insert(&word.text, word) else { continue };
        let message = |other: &Word| {
            format!("`{}` is also what `{}` is written as: write `#[log(rename = \"..\")]`", word.text, other.ident)
        };
        for (word, other) in [(word, first), (first, word)] {
            match &word.rename {
                Some(rename) => mistakes.report(rename, message(other)),
                None => mistakes.report(&word.ident, message(other)),
            }
        }
    }
}
