//! Generates a field's metadata, and the checks that need its type.

use super::ast::{Field, Treatment, Unit};
use super::types::{self, Shape};
use crate::paths::Runtime;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Attribute;

/// The field's names in other systems.
pub(crate) struct Names {
    /// The field's key in `Layout::Ecs`.
    pub(crate) ecs_path: String,
    /// The variant of the runtime's `EcsType` for the field's `ecs` name.
    pub(crate) ecs_type: Option<&'static str>,
}

/// Returns a span at the user's tokens that belongs to the macro: messages point there, but lints skip it.
pub(crate) fn made_at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// Allows uses of a deprecated item in the code generated for it.
pub(crate) fn allow_deprecated(attributes: &[Attribute]) -> Option<TokenStream> {
    let deprecated = attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
    deprecated.then(|| quote!(#[allow(deprecated)]))
}

/// Returns the user's identifier with a span from [`made_at`].
pub(crate) fn made(ident: &Ident) -> Ident {
    let mut made = ident.clone();
    made.set_span(made_at(ident.span()));
    made
}

/// Generates the local type that stands in for the declared type of the field with index `at`.
///
/// It confines the bound on the declared type to one place, so that a type that can't be a field's causes one error
/// instead of one for the metadata and one per check.
pub(super) fn stand_in(at: usize) -> TokenStream {
    quote!(__ChatLogDeclared<#at>)
}

/// Generates the declaration of all stand-ins.
pub(crate) fn stand_ins() -> TokenStream {
    quote!(
        struct __ChatLogDeclared<const FIELD: ::core::primitive::usize>;
    )
}

/// Generates the impl that gives a stand-in its `kind`, or `None` for a field that is never logged.
pub(crate) fn kind(runtime: &Runtime, field: &Field, at: usize, kind: &TokenStream) -> Option<TokenStream> {
    if field.never_logged().is_some() {
        return None;
    }
    let (field_type, kinds, stand_in) = (runtime.field_type(), runtime.kind(), stand_in(at));
    Some(quote! {
        #[diagnostic::do_not_recommend]
        impl #field_type for #stand_in {
            const KIND: #kinds = #kind;
        }
    })
}

/// Generates the expression of the field's `FieldDef`.
pub(crate) fn definition(runtime: &Runtime, field: &Field, at: usize, names: &Names) -> TokenStream {
    let field_def = runtime.field_def();
    let (name, ecs_path) = (&field.name, &names.ecs_path);
    let new = match field.never_logged() {
        Some(_) => quote!(#field_def::sensitive(#name, #ecs_path)),
        None => {
            let stand_in = stand_in(at);
            quote!(#field_def::new::<#stand_in>(#name, #ecs_path))
        }
    };
    let (docs, type_name) = (&field.docs, types::spelled(&field.ty));
    // Without the user's span, `line!()` is the line of the outermost macro.
    let line = quote_spanned!(field.ident.span()=> ::core::line!());
    let class = field.treatment().map(|treatment| {
        let class = class(runtime, treatment);
        quote!(.class(#class))
    });
    let unit = field.options.unit.as_ref().map(|(_, unit)| {
        let (units, unit) = (runtime.unit(), variant(*unit));
        quote!(.unit(#units::#unit))
    });
    let ecs = names.ecs_type.map(|ecs_type| {
        let ecs_type = ecs_variant(runtime, ecs_type);
        quote!(.ecs(#ecs_type))
    });
    let string = field.options.string.as_ref().map(|_| quote!(.string()));
    let text = field.options.text.as_ref().map(|_| quote!(.text()));
    let deprecated = field.deprecated.as_ref().map(|note| quote!(.deprecated(#note)));
    quote! {
        #new.docs(#docs).type_name(#type_name).at(::core::file!(), #line)
            #class #unit #ecs #string #text #deprecated
    }
}

/// Generates the checks of what an alias or a custom type hides from the macro, each at the token that requires it.
pub(crate) fn checks(runtime: &Runtime, field: &Field, at: usize, names: &Names) -> Vec<TokenStream> {
    if field.mistaken || field.never_logged().is_some() {
        return Vec::new();
    }
    let (name, options, declared) = (&field.name, &field.options, stand_in(at));
    let unit = (types::shape(&field.ty) == Shape::Unknown).then(|| {
        let (check, has_unit) = (runtime.check_unit(), options.unit.is_some());
        let place = options.unit.as_ref().map_or_else(|| first_span(&field.ty), |(unit, _)| unit.span());
        underlined(place, quote!(#check::<#declared>(#name, #has_unit)))
    });
    let string = options.string.as_ref().map(|string| {
        let check = runtime.check_string();
        underlined(string.span(), quote!(#check::<#declared>(#name)))
    });
    let text = options.text.as_ref().map(|text| {
        let check = runtime.check_text();
        underlined(text.span(), quote!(#check::<#declared>(#name)))
    });
    let class = options.class.as_ref().map(|given| {
        let (check, class) = (runtime.check_class(), class(runtime, &given.treatment));
        underlined(given.setting.value_span(), quote!(#check::<#declared>(#name, &#class)))
    });
    let ecs = options.ecs.as_ref().zip(names.ecs_type).map(|(ecs, ecs_type)| {
        let (check, ecs_type) = (runtime.check_ecs(), ecs_variant(runtime, ecs_type));
        underlined(ecs.span(), quote!(#check::<#declared>(#name, #ecs, #ecs_type)))
    });
    [unit, string, text, class, ecs].into_iter().flatten().collect()
}

/// Gives every token the user's span. Errors of constant evaluation then point there instead of at the whole attribute.
fn underlined(place: Span, call: TokenStream) -> TokenStream {
    let respan = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), underlined(place, group.stream())).into();
        }
        token.set_span(place);
        token
    };
    call.into_iter().map(respan).collect()
}

fn ecs_variant(runtime: &Runtime, variant: &str) -> TokenStream {
    let (ecs_types, variant) = (runtime.ecs_type(), Ident::new(variant, Span::call_site()));
    quote!(#ecs_types::#variant)
}

fn class(runtime: &Runtime, treatment: &Treatment) -> TokenStream {
    let class = runtime.class();
    match treatment {
        Treatment::Public(why) => quote!(#class::Public(#why)),
        Treatment::Sensitive(why) => quote!(#class::Sensitive(#why)),
        Treatment::Hash { domain: None } => quote!(#class::Hash { domain: ::core::option::Option::None }),
        Treatment::Hash { domain: Some(domain) } => {
            quote!(#class::Hash { domain: ::core::option::Option::Some(#domain) })
        }
        Treatment::Mask { keep_last } => quote!(#class::Mask { keep_last: #keep_last }),
        Treatment::Drop => quote!(#class::Drop),
        Treatment::Truncate => quote!(#class::Truncate),
    }
}

fn variant(unit: Unit) -> Ident {
    let name = match unit {
        Unit::Nanoseconds => "Nanoseconds",
        Unit::Microseconds => "Microseconds",
        Unit::Milliseconds => "Milliseconds",
        Unit::Seconds => "Seconds",
    };
    Ident::new(name, Span::call_site())
}

fn first_span(tokens: &impl ToTokens) -> Span {
    tokens.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span())
}
