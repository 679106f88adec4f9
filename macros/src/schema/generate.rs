//! Generates the unit struct, its constants and its metadata.

use super::ast::Schema;
use super::{ecs, sensitive};
use crate::field::ast::{Field, Treatment};
use crate::field::generate::{Names, allow_deprecated, checks, definition, kind, made, stand_ins};
use crate::field::types;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use std::collections::HashSet;

/// Generates the code of a schema. A schema with mistakes has all its names, so that its calls report nothing.
pub(super) fn schema(schema: &Schema) -> TokenStream {
    let mut names = HashSet::new();
    let mut fields: Vec<&Field> = schema.fields.iter().collect();
    fields.retain(|field| names.insert(&field.name) || !field.conditions.is_empty());
    let (item, constants, metadata) = (item(schema), constants(schema, &fields), metadata(schema, &fields));
    quote!(#item #constants #metadata)
}

fn names(schema: &Schema, field: &Field) -> Names {
    let ecs = field.options.ecs.as_ref();
    Names { ecs_path: schema.ecs_path(field), ecs_type: ecs.and_then(|ecs| ecs::type_of(&ecs.value())) }
}

fn item(schema: &Schema) -> TokenStream {
    let Schema { attributes, visibility, ident, .. } = schema;
    quote!(#(#attributes)* #visibility struct #ident;)
}

/// Generates one constant per field, which calls name.
fn constants(schema: &Schema, fields: &[&Field]) -> TokenStream {
    let ident = made(&schema.ident);
    let runtime = &schema.settings.runtime;
    let (mut logged, mut sensitive) = (TokenStream::new(), TokenStream::new());
    for (at, field) in fields.iter().enumerate() {
        let (docs, place) = (docs(field), place(&fields[..at]));
        if let Some(constant) = sensitive::constant(schema, field, &docs, &place) {
            sensitive.extend(constant);
            continue;
        }
        let (attributes, ty, constant) = (&field.attributes, &field.ty, made(&field.ident));
        let (declared, field_def) = (runtime.field(), runtime.field_def());
        logged.extend(quote! {
            #(#attributes)*
            #docs
            pub const #constant: #declared<#ty> = <#declared<#ty>>::new(#field_def::nth(Self::__FIELDS, #place));
        });
    }
    let allow_deprecated = allow_deprecated(&schema.attributes);
    quote_spanned!(Span::mixed_site()=> #allow_deprecated impl #ident { #logged } #sensitive)
}

/// Generates the statics behind the constants, and the schema's registration and traits.
fn metadata(schema: &Schema, fields: &[&Field]) -> TokenStream {
    let ident = made(&schema.ident);
    let runtime = &schema.settings.runtime;
    let (name, service, namespace) = (schema.ident.to_string(), &schema.settings.service, &schema.settings.namespace);
    let (field_def, schema_def, schema_trait) = (runtime.field_def(), runtime.schema_def(), runtime.schema());
    let (register, count) = (runtime.register_schema(), place(fields));
    let (mut kinds, mut checked, mut definitions) = (TokenStream::new(), TokenStream::new(), Vec::new());
    for (at, field) in fields.iter().enumerate() {
        let (conditions, ty, field_type) = (&field.conditions, &field.ty, runtime.field_type());
        let conditions = quote!(#(#[cfg(#conditions)])*);
        let names = names(schema, field);
        if let Some(kind) = kind(runtime, field, at, &quote!(<#ty as #field_type>::KIND)) {
            kinds.extend(quote!(#conditions #kind));
        }
        for check in checks(runtime, field, at, &names) {
            checked.extend(quote!(#conditions const _: () = #check;));
        }
        let definition = definition(runtime, field, at, &names);
        definitions.push(quote!(#conditions #definition));
    }
    let stand_ins = stand_ins();
    let allow_deprecated = allow_deprecated(&schema.attributes);
    let (guard, hidden) = (guard(schema, fields), hidden(schema));
    quote_spanned! {Span::mixed_site()=>
        #allow_deprecated
        const _: () = {
            #stand_ins
            #kinds
            #checked
            static __CHAT_LOG_FIELDS: [#field_def; #count] = [#(#definitions),*];
            static __CHAT_LOG_SCHEMA: #schema_def = #schema_def::new(
                #name, #service, #namespace, &__CHAT_LOG_FIELDS, ::core::module_path!(),
            );
            #register!(__CHAT_LOG_SCHEMA);
            impl #schema_trait for #ident {
                const DEF: &'static #schema_def = &__CHAT_LOG_SCHEMA;
            }
            impl #ident {
                #[doc(hidden)]
                pub const __SCHEMA: &'static #schema_def = &__CHAT_LOG_SCHEMA;
                #[doc(hidden)]
                pub const __FIELDS: &'static [#field_def] = &__CHAT_LOG_FIELDS;
                #guard
                #hidden
            }
        };
    }
}

/// Generates the names with which a call's alias guard compares.
fn guard(schema: &Schema, fields: &[&Field]) -> TokenStream {
    let guard = schema.settings.runtime.guard();
    let name = schema.ident.to_string();
    let sensitive = fields.iter().filter_map(|field| {
        let (conditions, name, why) = (&field.conditions, &field.name, field.never_logged()?);
        Some(quote!(#(#[cfg(#conditions)])* (#name, #why)))
    });
    let public = fields.iter().filter(|field| matches!(field.treatment(), Some(Treatment::Public(_)))).map(|field| {
        let (conditions, name) = (&field.conditions, &field.name);
        quote!(#(#[cfg(#conditions)])* #name)
    });
    let personal = fields.iter().filter_map(|field| {
        let (conditions, name, (class, strictness)) =
            (&field.conditions, &field.name, personal_class(field.treatment()?)?);
        Some(quote!(#(#[cfg(#conditions)])* (#name, #class, #strictness)))
    });
    quote! {
        #[doc(hidden)]
        pub const __GUARD: #guard =
            #guard::new(#name, &[#(#sensitive),*], &[#(#public),*], &[#(#personal),*]);
    }
}

/// Returns a personal class by name, and its strictness: the less of a value it shows, the higher the number.
fn personal_class(treatment: &Treatment) -> Option<(&'static str, u8)> {
    match treatment {
        Treatment::Public(_) | Treatment::Sensitive(_) => None,
        Treatment::Truncate => Some(("truncate", 1)),
        Treatment::Mask { keep_last: 1.. } => Some(("mask", 2)),
        Treatment::Hash { .. } => Some(("hash", 3)),
        Treatment::Mask { keep_last: 0 } => Some(("mask", 4)),
        Treatment::Drop => Some(("drop", 5)),
    }
}

/// Generates the functions through which `#[log_context]` reaches the runtime, whose path it does not know.
fn hidden(schema: &Schema) -> TokenStream {
    let runtime = &schema.settings.runtime;
    let (entry, context, event) = (runtime.entry(), runtime.context(), runtime.event());
    let (error_arg, make_error_arg) = (runtime.error_arg_type(), runtime.error_arg());
    let (entry_exit, running_guard) = (runtime.entry_exit(), runtime.running_guard());
    let (is_logging, boxed) = (runtime.is_logging(), runtime.boxed());
    let (observe, observed_future) = (runtime.observe(), runtime.observed_future());
    let place = quote! {(
        &'static ::core::primitive::str,
        &'static ::core::primitive::str,
        ::core::primitive::u32,
        &'static ::core::primitive::str,
    )};
    let slot = quote!(&'static ::core::sync::atomic::AtomicUsize);
    quote! {
        #[doc(hidden)]
        #[inline]
        pub fn __is_logging() -> ::core::primitive::bool {
            #is_logging()
        }
        #[doc(hidden)]
        #[inline]
        pub fn __context<const N: ::core::primitive::usize>(entries: [#entry<'_>; N]) -> #context {
            #context::new(&entries)
        }
        #[doc(hidden)]
        #[inline(always)]
        pub fn __is_disabled(slot: #slot) -> ::core::primitive::bool {
            #entry_exit::is_disabled(slot)
        }
        #[doc(hidden)]
        pub fn __entry_exit(slot: #slot, place: #place) -> ::core::option::Option<#entry_exit> {
            #entry_exit::new(slot, &__CHAT_LOG_SCHEMA, place)
        }
        #[doc(hidden)]
        pub fn __running(slot: #slot, place: #place) -> ::core::option::Option<#running_guard> {
            #entry_exit::new(slot, &__CHAT_LOG_SCHEMA, place).map(#entry_exit::start)
        }
        #[doc(hidden)]
        pub fn __failed(slot: #slot, place: #place) -> #event {
            #event::new(slot, &__CHAT_LOG_SCHEMA, place)
        }
        #[doc(hidden)]
        pub fn __observe<F: ::core::future::Future, L: ::core::ops::FnMut(&F::Output)>(
            future: F,
            observer: L,
        ) -> #observed_future<F, L> {
            #observe(future, observer)
        }
        #[doc(hidden)]
        pub fn __error_arg<T: ?::core::marker::Sized>(error: &T) -> #error_arg<'_, T> {
            #make_error_arg(error)
        }
        #[doc(hidden)]
        #[inline]
        pub fn __once<T>(body: impl ::core::ops::FnOnce() -> T) -> T {
            body()
        }
        #[doc(hidden)]
        pub fn __boxed<F>(future: F) -> ::core::pin::Pin<#boxed<F>> {
            #boxed::pin(future)
        }
    }
}

/// Generates the number of the fields that exist under their `#[cfg(..)]`, which is the index of the next field.
fn place(fields: &[&Field]) -> TokenStream {
    let (always, sometimes): (Vec<&Field>, Vec<_>) = fields.iter().partition(|field| field.conditions.is_empty());
    let always = always.len();
    let sometimes = sometimes.iter().map(|field| {
        let conditions = &field.conditions;
        quote!(+ ::core::cfg!(all(#(#conditions),*)) as ::core::primitive::usize)
    });
    quote!(#always #(#sometimes)*)
}

/// Generates the docs that an editor shows besides the user's own, which are among the other attributes.
fn docs(field: &Field) -> TokenStream {
    let declared = format!("The log field `{}`, declared `{}`.", field.name, types::spelled(&field.ty));
    let class = match field.treatment() {
        None => None,
        Some(Treatment::Public(why)) => Some(format!("Declared harmless: {}.", why.value())),
        Some(Treatment::Sensitive(why)) => Some(format!("Never logged: {}.", why.value())),
        Some(Treatment::Hash { .. }) => Some("Personal data, written as a keyed pseudonym.".to_owned()),
        Some(Treatment::Mask { .. }) => Some("Personal data, written as a mask.".to_owned()),
        Some(Treatment::Drop) => Some("Personal data, never written.".to_owned()),
        Some(Treatment::Truncate) => Some("Personal data, written in part: a network prefix, a day.".to_owned()),
    };
    let class = class.map(|class| quote!(#[doc = ""] #[doc = #class]));
    if field.docs.is_empty() { quote!(#[doc = #declared] #class) } else { quote!(#class) }
}
