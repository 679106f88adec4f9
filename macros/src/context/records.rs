//! Generates the code of the records that the attribute itself writes.

use super::ast::{Context, Function};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Path;
use syn::ext::IdentExt;

pub(super) struct Records<'a> {
    pub(super) context: &'a Context,
    pub(super) function: &'a Function,
    pub(super) schema: &'a Path,
}

impl Records<'_> {
    /// Generates the records of entry and exit for a future, or `None`.
    pub(super) fn of_future(&self) -> TokenStream {
        match self.context.entry_exit {
            Some(_) => self.own("__entry_exit", true),
            None => quote_spanned!(Span::mixed_site()=> ::core::option::Option::None),
        }
    }

    /// Generates a guard that writes the entry and the exit of the code after it.
    pub(super) fn guard(&self) -> Option<TokenStream> {
        self.context.entry_exit.as_ref()?;
        let guard = self.own("__running", true);
        Some(quote_spanned!(Span::mixed_site()=> let __records = #guard;))
    }

    /// Generates code that logs the result if it is an error. `main` then exits the process itself, because std would
    /// print the returned error unredacted to standard error.
    pub(super) fn report(&self, result: &TokenStream) -> TokenStream {
        let Some(err) = &self.context.err else { return TokenStream::new() };
        let at = Span::mixed_site().located_at(err.span());
        let (schema, failed) = (self.schema, self.own("__failed", false));
        let error = quote_spanned!(at=> #schema::__error_arg(__error).capture());
        let record = if self.function.is_main() {
            quote_spanned!(at=> #failed.error_of_main(#error))
        } else {
            quote_spanned!(at=> #failed.error(#error))
        };
        quote_spanned!(at=> if let ::core::result::Result::Err(__error) = #result { #record; })
    }

    /// Generates the attribute's own call sites: a static of a type from `core`, because the attribute does not know
    /// the runtime's path. `None` takes the place of disabled ones that are `optional`.
    fn own(&self, create: &str, optional: bool) -> TokenStream {
        let (schema, create) = (self.schema, syn::Ident::new(create, Span::mixed_site()));
        let name = self.function.signature.ident.unraw().to_string();
        let line = quote_spanned!(self.function.signature.ident.span()=> ::core::line!());
        let skip = optional.then(|| {
            quote_spanned!(Span::mixed_site()=> if #schema::__is_disabled(&__SLOT) { ::core::option::Option::None } else)
        });
        quote_spanned!(Span::mixed_site()=> {
            static __SLOT: ::core::sync::atomic::AtomicUsize = ::core::sync::atomic::AtomicUsize::new(0);
            #skip { #schema::#create(&__SLOT, (::core::module_path!(), ::core::file!(), #line, #name)) }
        })
    }
}
