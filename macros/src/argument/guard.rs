//! The alias guard: finds the names from which a field's value is read, and checks what they sound like.
//!
//! A macro sees names only, not where their values come from. A name that sounds like a credential or a person is refused
//! at its token. Other names are compared with the sensitive and personal fields of the schema, which the macro does not
//! know, so rustc evaluates that check.

use super::ast::ERROR;
use crate::names::{self, Sound, Topic};
use proc_macro2::{Group, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Ident, Path};
use walk::Walk;

mod calls;
#[cfg(test)]
mod tests;
mod walk;

/// An expression in the form in which it is compiled, and the names in it that must be checked.
pub(crate) struct Inspected {
    /// The expression without `allow_name(…)`.
    pub(crate) tokens: TokenStream,
    pub(crate) suspects: Vec<Suspect>,
}

/// A name from which the value of a field is read.
pub(crate) struct Suspect {
    pub(crate) field: String,
    pub(crate) name: String,
    /// The name as the user wrote it, in quotes if it is a string.
    pub(crate) written: String,
    pub(crate) span: Span,
    /// What the name sounds like, and the word in it that does.
    pub(crate) sound: Option<(Topic, String)>,
}

/// Inspects the value of `field`.
pub(crate) fn inspect(field: &Ident, value: &impl ToTokens) -> Inspected {
    let mut walk = Walk::new(names::plain(field));
    let tokens = value.to_token_stream();
    let tokens = walk.tokens(tokens.clone()).unwrap_or(tokens);
    Inspected { tokens, suspects: walk.suspects() }
}

/// Returns the expression in the form in which it is compiled where its value is not logged.
pub(crate) fn without_allow_name(value: &impl ToTokens) -> TokenStream {
    inspect(&Ident::new("unnamed", Span::call_site()), value).tokens
}

impl Suspect {
    /// Returns `None` for a name that needs no check. The field's own name is checked where the field is declared.
    fn new(field: &str, name: &str, written: String, span: Span) -> Option<Self> {
        let name = name.trim_start_matches('_');
        let is_variable = name.starts_with(|first: char| first.is_ascii_lowercase()) && name.is_ascii();
        let is_keyword = written == name && syn::parse_str::<Ident>(name).is_err();
        if !is_variable || is_keyword || name == field {
            return None;
        }
        let sound = names::sound(name).filter(|sound| !is_expected(field, name, *sound));
        let sound = sound.map(|sound| (sound.of, sound.word.to_owned()));
        if sound.is_none() && names::asks_about(name) {
            return None;
        }
        Some(Self { field: field.to_owned(), name: name.to_owned(), written, span, sound })
    }
}

/// Returns whether the field's own name announces such values. A personal field takes personal values, because its class
/// is declared. A field whose name qualifies an ambiguous one takes that: `error_code = e.code()`, `cache_key = key`,
/// `error = code`.
fn is_expected(field: &str, name: &str, sound: Sound<'_>) -> bool {
    let name = name.strip_prefix("get_").unwrap_or(name);
    let says_which = || field.strip_suffix(name).is_some_and(|before| before.ends_with('_'));
    match names::sound(field) {
        Some(own) => own.of == Topic::Personal && sound.of == Topic::Personal,
        None => sound.is_alone && (field == ERROR || says_which()),
    }
}

/// Generates the checks of names that sound like something, each in its own constant, so that rustc reports all of them.
pub(crate) fn sound_checks(schema: &Path, suspects: &[Suspect]) -> TokenStream {
    let checks = suspects.iter().filter_map(|suspect| {
        let Suspect { field, name, written, span, sound } = suspect;
        let (topic, word) = sound.as_ref()?;
        let check = match topic {
            Topic::Credential => quote_spanned!(*span=> check_credential(#name, #written, #word)),
            Topic::Personal => quote_spanned!(*span=> check_personal(#field, #name, #written, #word)),
        };
        Some(quote_spanned!(*span=> const _: () = (#schema::__GUARD).#check;))
    });
    checks.collect()
}

/// Generates the checks of the other names against the schema. A test of one mask lets most calls skip them.
pub(crate) fn schema_checks(schema: &Path, suspects: &[Suspect]) -> TokenStream {
    let mut unknown: Vec<&Suspect> = Vec::new();
    for suspect in suspects.iter().filter(|suspect| suspect.sound.is_none()) {
        if !unknown.iter().any(|known| known.name == suspect.name && known.field == suspect.field) {
            unknown.push(suspect);
        }
    }
    if unknown.is_empty() {
        return TokenStream::new();
    }
    let stem = |suspect: &Suspect| names::without_form(&suspect.name).to_owned();
    let mask = unknown
        .iter()
        .fold(0, |mask, suspect| mask | names::guard_mask(&suspect.name) | names::guard_mask(&stem(suspect)));
    let checks = unknown.iter().map(|suspect| {
        let (guard, check, stem) = (unplaced("__GUARD"), unplaced("check"), stem(suspect));
        let Suspect { field, name, written, span, .. } = suspect;
        quote_spanned!(*span=> (#schema::#guard).#check(#field, #name, #stem, #written);)
    });
    quote_spanned!(Span::mixed_site()=> if #schema::__GUARD.may_hit(#mask) { #(#checks)* })
}

/// Returns an identifier of the runtime without the user's span. With it, an editor would link the user's token to the
/// runtime.
fn unplaced(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Returns the group with new content.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> Group {
    let mut regrouped = Group::new(group.delimiter(), content);
    regrouped.set_span(group.span());
    regrouped
}
