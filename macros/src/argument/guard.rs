//! The alias guard: which names give the value that a field gets, and what they say of it.
//!
//! Only names can be seen here, not where a value comes from. A name that sounds like a credential or a person is refused
//! at its token; all other names go to the schema, whose own sensitive and personal fields this macro does not know.

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

/// An expression as it is to be compiled, with the names that a schema must be asked about.
pub(crate) struct Inspected {
    /// Without its `allow_name(…)`.
    pub(crate) tokens: TokenStream,
    pub(crate) suspects: Vec<Suspect>,
}

/// A name that gives the value of a field.
pub(crate) struct Suspect {
    /// The field.
    pub(crate) field: String,
    pub(crate) name: String,
    /// The name as the user wrote it: in quotes if it is a text.
    pub(crate) written: String,
    pub(crate) span: Span,
    /// What it sounds like, and the word that says so.
    pub(crate) sound: Option<(Topic, String)>,
}

/// Looks through the value of `field`.
pub(crate) fn inspect(field: &Ident, value: &impl ToTokens) -> Inspected {
    let mut walk = Walk::new(names::plain(field));
    let tokens = value.to_token_stream();
    let tokens = walk.tokens(tokens.clone()).unwrap_or(tokens);
    Inspected { tokens, suspects: walk.suspects() }
}

/// The expression as it is to be compiled, where nothing of it is logged.
pub(crate) fn without_allow_name(value: &impl ToTokens) -> TokenStream {
    inspect(&Ident::new("unnamed", Span::call_site()), value).tokens
}

impl Suspect {
    /// The suspect, unless nothing can be wrong with it: a field's own name is checked as a field.
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

/// Whether the field says by its own name that it takes such values: personal ones, which the schema has decided on then,
/// or what a name alone leaves open (`error_code = e.code()`, `cache_key = key`, `error = code`).
fn is_expected(field: &str, name: &str, sound: Sound<'_>) -> bool {
    let name = name.strip_prefix("get_").unwrap_or(name);
    let says_which = || field.strip_suffix(name).is_some_and(|before| before.ends_with('_'));
    match names::sound(field) {
        Some(own) => own.of == Topic::Personal && sound.of == Topic::Personal,
        None => sound.is_alone && (field == ERROR || says_which()),
    }
}

/// The checks that stand in constants of their own, so that rustc reports each of them.
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

/// The checks for names that only the schema knows, behind one test of a mask that lets most calls skip them.
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

/// A name of the runtime's in an expression that has the place of a user's token, from which an editor must not be led to it.
fn unplaced(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The group with another content.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> Group {
    let mut regrouped = Group::new(group.delimiter(), content);
    regrouped.set_span(group.span());
    regrouped
}
