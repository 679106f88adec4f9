//! Parses the item into its syntax tree.

use super::ast::{Value, ValueKind, Word};
use crate::attributes;
use crate::diagnostics::Mistakes;
use crate::field::parse::{Owner, field};
use crate::field::types;
use crate::names;
use crate::paths::Runtime;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Data, DataEnum, DataStruct, DeriveInput, Fields, Variant};

pub(super) fn value(mistakes: &Mistakes, item: TokenStream) -> Option<Value> {
    let item: DeriveInput = mistakes.take(syn::parse2(item))?;
    let runtime = runtime(mistakes, &item.attrs);
    if !item.generics.params.is_empty() {
        let generics = &item.generics;
        mistakes.report(quote!(#generics), "a log value can't be generic: derive it for a concrete type");
    }
    let kind = match item.data {
        Data::Enum(data) => words(mistakes, data),
        Data::Struct(data) => of_struct(mistakes, &runtime, &item.ident, data),
        Data::Union(data) => {
            mistakes.report(data.union_token, "a union can't be logged: derive `LogValue` for a struct or an enum");
            ValueKind::Mistaken
        }
    };
    Some(Value { runtime, attributes: item.attrs, ident: item.ident, generics: item.generics, kind })
}

fn runtime(mistakes: &Mistakes, attributes: &[Attribute]) -> Runtime {
    let settings = attributes::accept(mistakes, attributes::log_settings(mistakes, attributes), &["crate"]);
    let path = settings.first().and_then(|setting| setting.path(mistakes, "crate", "::chat_log"));
    path.map_or_else(Runtime::default, |path| Runtime::new(path.into_token_stream()))
}

fn words(mistakes: &Mistakes, data: DataEnum) -> ValueKind {
    if data.variants.is_empty() {
        mistakes.report(data.enum_token, "an enum without variants has no value to log: add a variant");
        return ValueKind::Mistaken;
    }
    ValueKind::Words(data.variants.into_iter().map(|variant| word(mistakes, variant)).collect())
}

fn word(mistakes: &Mistakes, variant: Variant) -> Word {
    if !variant.fields.is_empty() {
        let message = format!(
            "a variant is logged as one word, but `{}` holds data: log the data in another field",
            variant.ident
        );
        mistakes.report(&variant.fields, message);
    }
    for field in &variant.fields {
        misplaced(mistakes, &field.attrs);
    }
    let settings = attributes::accept(mistakes, attributes::log_settings(mistakes, &variant.attrs), &["rename"]);
    let written = names::snake_case(&variant.ident.unraw().to_string());
    let rename = settings.first().and_then(|setting| setting.text(mistakes, "new name", &written));
    let text = rename.as_ref().map_or(written, syn::LitStr::value);
    Word { ident: variant.ident, rename, text }
}

fn of_struct(mistakes: &Mistakes, runtime: &Runtime, ident: &syn::Ident, data: DataStruct) -> ValueKind {
    match data.fields {
        Fields::Named(fields) if !fields.named.is_empty() => {
            let leaves = fields.named.into_iter().filter_map(|leaf| field(mistakes, runtime, leaf, Owner::Object));
            ValueKind::Object(leaves.collect())
        }
        Fields::Unnamed(fields) if fields.unnamed.len() > 1 => {
            let message = format!("the leaves of an object need names: write `struct {ident} {{ first: .., .. }}`");
            mistakes.report(fields, message);
            ValueKind::Mistaken
        }
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let wrapped = fields.unnamed.into_iter().next().map(|wrapped| {
                misplaced(mistakes, &wrapped.attrs);
                types::declared(mistakes, runtime, wrapped.ty)
            });
            wrapped.map_or(ValueKind::Mistaken, |wrapped| ValueKind::Wrapper(Box::new(wrapped)))
        }
        _ => {
            mistakes.report(ident, format!("`{ident}` has no value to log: add a field"));
            ValueKind::Mistaken
        }
    }
}

/// Options of a whole value belong on the schema's field.
fn misplaced(mistakes: &Mistakes, attributes: &[Attribute]) {
    for setting in attributes::log_settings(mistakes, attributes) {
        let message = format!("`{}` has no effect here: move it to the schema's field of this type", setting.key);
        mistakes.report(&setting.key, message);
    }
}
