//! Generates the item with wrapped bodies. After a mistake it changes only the calls in the bodies, so that they report
//! nothing that the attribute caused.

use super::ast::{Annotated, Block, Body, Context, Function, Member};
use super::{inject, wrap};
use crate::argument::ast::schema_or_default;
use crate::argument::guard::regrouped;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, FnArg, Pat, PatType};

pub(super) fn annotated(context: &Context, annotated: &Annotated, is_right: bool) -> TokenStream {
    match annotated {
        Annotated::Function(annotated) => function(context, annotated, is_right, &mentions(context)),
        Annotated::Block(annotated) => block(context, annotated, is_right),
    }
}

fn block(context: &Context, block: &Block, is_right: bool) -> TokenStream {
    let members = block.members.iter().map(|member| match member {
        // A `const fn` can't log. Refusing it would rule out the attribute on the whole block.
        Member::Function(method) if method.signature.constness.is_some() => untouched(method),
        Member::Function(method) => function(&context.of_method(method), method, is_right, &TokenStream::new()),
        Member::Other(tokens) => tokens.clone(),
    });
    let (mentions, header) = (mentions(context), &block.header);
    let braces = regrouped(&block.braces, members.collect());
    quote!(#mentions #header #braces)
}

fn function(context: &Context, function: &Function, is_right: bool, mentions: &TokenStream) -> TokenStream {
    let Body::Block(block) = &function.body else { return untouched(function) };
    let entries = context.entries.iter().filter(|entry| is_right || (entry.is_nameable() && !entry.is_error()));
    let inherited: Vec<_> = entries.map(|entry| &entry.name).collect();
    let prefix = inject::prefix(&function.signature.ident, &inherited, context.schema.as_ref());
    let (inner, body) = without_inner_attributes(block.stream());
    let body = inject::inject(body, &prefix);
    let mut function = function.clone();
    let body = if is_right {
        wrap::body(context, &mut function, block.span(), body)
    } else {
        with_used_parameters(&function, body)
    };
    with_body(&function, &regrouped(block, quote!(#inner #mentions #body)))
}

/// Generates the field names in code that only editors see. rust-analyzer completes a name that follows the schema's
/// path, and compares expansions by position, so this code comes first with and without mistakes. rustc skips it; it
/// would report an unknown name a second time.
fn mentions(context: &Context) -> TokenStream {
    let schema = schema_or_default(context.schema.as_ref());
    let names = context.entries.iter().map(|entry| &entry.name);
    if names.len() == 0 {
        return TokenStream::new();
    }
    quote_spanned!(Span::mixed_site()=> #[cfg(any())] const _: () = { #(let _ = #schema::#names;)* };)
}

/// Puts dead code before the unchanged body. It uses the parameters that the attribute may have meant to use.
fn with_used_parameters(function: &Function, body: TokenStream) -> TokenStream {
    let names = function.signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(PatType { pat, .. }) => match &**pat {
            Pat::Ident(parameter) => Some(&parameter.ident),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    quote_spanned!(Span::mixed_site()=> if false { #(let _ = &#names;)* } #body)
}

fn untouched(function: &Function) -> TokenStream {
    match &function.body {
        Body::Block(block) => with_body(function, block),
        Body::Missing(end) => with_body(function, end),
    }
}

fn with_body(function: &Function, body: &impl ToTokens) -> TokenStream {
    let Function { attributes, visibility, defaultness, signature, .. } = function;
    quote!(#(#attributes)* #visibility #defaultness #signature #body)
}

/// Splits off attributes of the form `#![…]`, which must come first.
fn without_inner_attributes(body: TokenStream) -> (TokenStream, TokenStream) {
    let parser = |input: ParseStream<'_>| {
        let inner = input.call(Attribute::parse_inner)?;
        Ok((quote!(#(#inner)*), input.parse::<TokenStream>()?))
    };
    parser.parse2(body.clone()).unwrap_or((TokenStream::new(), body))
}
