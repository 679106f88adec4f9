//! Generates the code before a body: the context, and the checks of its values.

use super::records::Records;
use crate::argument::guard;
use crate::argument::setter::{self, Purpose};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// What the context is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purposes {
    /// The code that follows.
    Code,
    /// A future.
    Future,
    /// The code that follows, and the future that it creates.
    CodeAndFuture,
}

/// Generates the context and the checks. The context borrows nothing, because the body may move the values'
/// sources.
///
/// The future of a body in two parts gets a context without own fields, which inherits those of the first part.
pub(super) fn setup(records: &Records<'_>, purposes: Purposes) -> TokenStream {
    let context = records.context;
    if !context.is_entered() {
        return TokenStream::new();
    }
    let (here, schema) = (Span::mixed_site(), records.schema);
    let (mut entries, mut suspects) = (Vec::new(), Vec::new());
    for set in context.entries.iter().filter_map(|entry| setter::set(schema, entry, Purpose::Entry)) {
        entries.push(set.tokens);
        suspects.extend(set.suspects);
    }
    let credentials = guard::sound_checks(schema, &suspects);
    let of_schema = guard::schema_checks(schema, &suspects);
    let of_schema = (!of_schema.is_empty()).then(|| quote_spanned!(here=> const _: () = { #of_schema };));
    // The values come first for editors: see `call::generate::call`.
    let checks = quote!(#credentials #of_schema);
    match purposes {
        Purposes::Future => {
            let context = made(records, &entries);
            quote_spanned!(here=> let __context = #context; #checks)
        }
        Purposes::Code => {
            let (scope, records) = (scope(records, &entries), records.guard());
            quote_spanned!(here=> #scope #checks #records)
        }
        Purposes::CodeAndFuture => {
            let scope = scope(records, &entries);
            quote_spanned!(here=> #scope #checks let __context = #schema::__context([]).inherit();)
        }
    }
}

fn made(records: &Records<'_>, entries: &[TokenStream]) -> TokenStream {
    let (here, schema) = (Span::mixed_site(), records.schema);
    let context = quote_spanned!(here=> #schema::__context([#(#entries),*]));
    if entries.is_empty() || records.context.values_may_leave() {
        return context;
    }
    // Like those of a disabled call, the values are not evaluated if nothing is logged.
    quote_spanned!(here=> if #schema::__is_logging() { #context } else { #schema::__context([]) })
}

fn scope(records: &Records<'_>, entries: &[TokenStream]) -> Option<TokenStream> {
    let (here, schema) = (Span::mixed_site(), records.schema);
    if entries.is_empty() {
        return None;
    }
    let scope = quote_spanned!(here=> #schema::__context([#(#entries),*]).enter());
    if records.context.values_may_leave() {
        return Some(quote_spanned!(here=> let __scope = #scope;));
    }
    Some(quote_spanned!(here=> let __scope = if #schema::__is_logging() {
        ::core::option::Option::Some(#scope)
    } else {
        ::core::option::Option::None
    };))
}
