//! Generates the constant of a field that is never logged. Its setters take any value, under a bound that no type meets.
//! The refusal is therefore a type error, which rustc reports for every field of a call beside all other mistakes.

use super::ast::Schema;
use crate::argument::setter::METHODS;
use crate::field::ast::Field;
use crate::field::generate::{allow_deprecated, made, made_at};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// Generates the constant, its type and the bound. The type and its methods have the span of the field's name, and the
/// bound has that of the reason, so rustc's notes show both.
pub(super) fn constant(schema: &Schema, field: &Field, docs: &TokenStream, place: &TokenStream) -> Option<TokenStream> {
    let why = field.never_logged()?;
    let (attributes, conditions) = (&field.attributes, &field.conditions);
    let (owner, name) = (made(&schema.ident), made(&field.ident));
    let allow_deprecated = allow_deprecated(&schema.attributes);
    let bound = Ident::new("NotSensitive", made_at(why.span()));
    let message = format!("`{}` is a sensitive field of `{}`: {}", field.name, schema.ident, why.value());
    let message = message.replace('{', "{{").replace('}', "}}");
    let methods = methods(schema, &bound, made_at(field.ident.span()));
    let ty = quote_spanned!(made_at(field.ident.span())=> pub struct #name(()););
    let field_def = schema.settings.runtime.field_def();
    Some(quote_spanned! {Span::mixed_site()=>
        #(#[cfg(#conditions)])*
        #allow_deprecated
        const _: () = {
            #[diagnostic::on_unimplemented(message = #message, label = "never logged")]
            pub trait #bound<'a> {}
            // rustc suggests implementing a trait that has no implementation.
            #[diagnostic::do_not_recommend]
            impl #bound<'_> for ::core::convert::Infallible {}
            #[doc(hidden)]
            #ty
            impl #name {
                // The static of a call reads it. Without it, rustc would report a second mistake.
                pub const fn def(&self) -> &'static #field_def {
                    #field_def::nth(#owner::__FIELDS, #place)
                }
                #methods
            }
            impl #owner {
                #(#attributes)*
                #docs
                pub const #name: #name = #name(());
            }
        };
    })
}

/// Generates the setters of the runtime's `Field`, which here take any value.
fn methods(schema: &Schema, bound: &Ident, at: Span) -> TokenStream {
    let runtime = &schema.settings.runtime;
    let bound = quote_spanned!(bound.span()=> #bound<'b>);
    let methods = METHODS.iter().flat_map(|[value, entry]| [(value, runtime.value()), (entry, runtime.entry())]);
    let methods = methods.map(|(method, result)| {
        let method = Ident::new(method, at);
        quote_spanned! {at=>
            pub fn #method<'a, V: ?::core::marker::Sized>(&self, _: &'a V) -> #result<'a>
            where
                for<'b> Self: #bound,
            {
                ::core::unreachable!()
            }
        }
    });
    quote!(#(#methods)*)
}
