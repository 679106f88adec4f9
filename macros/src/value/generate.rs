//! Generates the trait implementations of a log value.

use super::ast::{Value, ValueKind, Word};
use crate::field::ast::Field;
use crate::field::generate::{Names, allow_deprecated, checks, definition, kind, made, made_at, stand_ins};
use crate::paths::Runtime;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

/// Generates the code of a value without mistakes.
pub(super) fn value(value: &Value) -> TokenStream {
    let code = match &value.kind {
        ValueKind::Words(words) => of_words(value, words),
        ValueKind::Wrapper(wrapped) => of_wrapper(value, wrapped),
        ValueKind::Object(leaves) => of_object(value, leaves),
        ValueKind::Mistaken => return mistaken(value),
    };
    let allow_deprecated = allow_deprecated(&value.attributes);
    quote!(#allow_deprecated const _: () = { #code };)
}

/// Generates the code of a value with mistakes. Schemas and calls can still use it, so they report no further mistakes.
pub(super) fn mistaken(value: &Value) -> TokenStream {
    let runtime = &value.runtime;
    let (kinds, values) = (runtime.kind(), runtime.value());
    implement(value, &quote!(#kinds::Keyword(::core::option::Option::None)), &quote!(#values::Absent))
}

fn of_words(value: &Value, words: &[Word]) -> TokenStream {
    let runtime = &value.runtime;
    let (kinds, values) = (runtime.kind(), runtime.value());
    let texts = words.iter().map(|word| &word.text);
    let arms = words.iter().map(|word| {
        let (variant, text) = (made(&word.ident), &word.text);
        quote!(Self::#variant { .. } => #text)
    });
    implement(
        value,
        &quote!(#kinds::Keyword(::core::option::Option::Some(&[#(#texts),*]))),
        &quote!(#values::Str(match *self { #(#arms),* })),
    )
}

fn of_wrapper(value: &Value, wrapped: &Type) -> TokenStream {
    let runtime = &value.runtime;
    let (ident, log_value, to_value) = (made(&value.ident), runtime.log_value(), runtime.to_value());
    let (kinds, kind) = (kinds(runtime), kind_of(wrapped));
    let implementations = implement(value, &kind, &at(wrapped, quote!(#to_value::<#wrapped, _>(&self.0))));
    quote! {
        #kinds
        #implementations
        impl #log_value<#wrapped> for #ident {}
    }
}

fn of_object(value: &Value, leaves: &[Field]) -> TokenStream {
    let runtime = &value.runtime;
    let ident = made(&value.ident);
    let (field_def, values, log_object) = (runtime.field_def(), runtime.value(), runtime.log_object());
    let (stand_ins, kinds, count) = (stand_ins(), kinds(runtime), leaves.len());
    let (mut declarations, mut definitions, mut visits) = (TokenStream::new(), Vec::new(), TokenStream::new());
    for (at, leaf) in leaves.iter().enumerate() {
        let names = Names { ecs_path: leaf.name.clone(), ecs_type: None };
        declarations.extend(kind(runtime, leaf, at, &kind_of(&leaf.ty)));
        declarations.extend(checks(runtime, leaf, at, &names).iter().map(|check| quote!(const _: () = #check;)));
        definitions.push(definition(runtime, leaf, at, &names));
        visits.extend(visit(runtime, leaf, at));
    }
    let kind = runtime.kind();
    let implementations = implement(value, &quote!(#kind::Object(&__CHAT_LOG_FIELDS)), &quote!(#values::Object(self)));
    quote! {
        #stand_ins
        #kinds
        #declarations
        static __CHAT_LOG_FIELDS: [#field_def; #count] = [#(#definitions),*];
        impl #log_object for #ident {
            fn fields(&self) -> &'static [#field_def] {
                &__CHAT_LOG_FIELDS
            }
            fn visit(&self, each: &mut dyn ::core::ops::FnMut(&'static #field_def, #values<'_>)) {
                #visits
            }
        }
        #implementations
    }
}

fn visit(runtime: &Runtime, leaf: &Field, place: usize) -> TokenStream {
    let (ident, ty, to_value) = (made(&leaf.ident), &leaf.ty, runtime.to_value());
    if leaf.never_logged().is_some() {
        // Borrowed so that the leaf does not count as unused.
        return quote!(let _ = &self.#ident;);
    }
    let value = at(ty, quote!(#to_value::<#ty, _>(&self.#ident)));
    quote!(each(&__CHAT_LOG_FIELDS[#place], #value);)
}

/// Generates the three impls of a value: its kind, its encoding, and that it fits a field of its type.
fn implement(value: &Value, kind: &TokenStream, written: &TokenStream) -> TokenStream {
    let runtime = &value.runtime;
    let (field_type, make_value, log_value) = (runtime.field_type(), runtime.make_value(), runtime.log_value());
    let (kinds, values, ident) = (runtime.kind(), runtime.value(), made(&value.ident));
    let (parameters, arguments, bounds) = value.generics.split_for_impl();
    quote! {
        impl #parameters #field_type for #ident #arguments #bounds {
            const KIND: #kinds = #kind;
        }
        impl #parameters #make_value for #ident #arguments #bounds {
            fn to_value(&self) -> #values<'_> {
                #written
            }
        }
        impl #parameters #log_value<Self> for #ident #arguments #bounds {}
    }
}

/// Generates `__ChatLogKinds::<T>::KIND`, the kind of `T`, or `Nothing` for a type that can't be logged. For such a type,
/// reading the value is the only error. An inherent constant whose bound is met overrides the trait's.
fn kinds(runtime: &Runtime) -> TokenStream {
    let (field_type, kind) = (runtime.field_type(), runtime.kind());
    quote! {
        struct __ChatLogKinds<T: ?::core::marker::Sized>(::core::marker::PhantomData<T>);
        impl<T: #field_type + ?::core::marker::Sized> __ChatLogKinds<T> {
            const KIND: #kind = T::KIND;
        }
        trait __ChatLogNoKind {
            const KIND: #kind = #kind::Nothing;
        }
        impl<T: ?::core::marker::Sized> __ChatLogNoKind for __ChatLogKinds<T> {}
    }
}

fn kind_of(ty: &Type) -> TokenStream {
    quote!(__ChatLogKinds::<#ty>::KIND)
}

/// Gives the call the span of the type, where rustc then reports its errors.
fn at(ty: &Type, call: TokenStream) -> TokenStream {
    let place = ty.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    call.into_iter()
        .map(|mut token| {
            token.set_span(made_at(place).resolved_at(token.span()));
            token
        })
        .collect()
}
