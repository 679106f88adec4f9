//! Generates the item with wrapped bodies. After a mistake it changes only the calls in the bodies, so that they report
//! nothing that the attribute caused.

use super::ast::{Annotated, Block, Body, Context, Function, Member};
use super::{inherited, inject, repeated, wrap};
use crate::argument::ast::schema_or_default;
use crate::argument::guard::regrouped;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, FnArg, Pat, PatType};

pub(super) fn annotated(context: &Context, annotated: &Annotated, is_right: bool) -> TokenStream {
    match annotated {
        Annotated::Function(annotated) => {
            let may_repeat = repeated::may_follow(&annotated.attributes);
            Expansion { context, is_right, may_repeat }.function(annotated, &mentions(context))
        }
        Annotated::Block(annotated) => block(context, annotated, is_right),
    }
}

fn block(context: &Context, block: &Block, is_right: bool) -> TokenStream {
    let may_repeat = repeated::may_follow(&block.attributes);
    let members = block.members.iter().map(|member| match member {
        // A `const fn` can't log. Refusing it would rule out the attribute on the whole block.
        Member::Function(method) if method.signature.constness.is_some() => untouched(method),
        Member::Function(method) => {
            let may_repeat = may_repeat || repeated::may_follow(&method.attributes);
            let context = &context.of_method(method);
            Expansion { context, is_right, may_repeat }.function(method, &TokenStream::new())
        }
        Member::Other(tokens) => tokens.clone(),
    });
    let (mentions, Block { attributes, header, .. }) = (mentions(context), block);
    let braces = regrouped(&block.braces, members.collect());
    quote!(#mentions #(#attributes)* #header #braces)
}

/// How a function is expanded.
struct Expansion<'a> {
    context: &'a Context,
    is_right: bool,
    /// Whether a further `#[log_context]` may expand on the function.
    may_repeat: bool,
}

impl Expansion<'_> {
    fn function(&self, function: &Function, mentions: &TokenStream) -> TokenStream {
        let Body::Block(block) = &function.body else { return untouched(function) };
        let mut expanded = function.clone();
        let body = repeated::replaced(block.stream(), &mut |outer| {
            let context = &self.context.clone().over(&outer.context);
            let (body, _) = Expansion { context, ..*self }.body(&outer.of(function), &mut expanded, mentions);
            quote!(; #body)
        });
        let body = body.unwrap_or_else(|| {
            let (body, inner) = self.body(function, &mut expanded, mentions);
            quote!(#inner #body)
        });
        with_body(&expanded, &regrouped(block, body))
    }

    /// Generates the body of a function, and returns its inner attributes. Adds the attributes that it needs to
    /// `expanded`.
    fn body(&self, function: &Function, expanded: &mut Function, mentions: &TokenStream) -> (TokenStream, TokenStream) {
        let Self { context, is_right, may_repeat } = *self;
        let Body::Block(block) = &function.body else { return Default::default() };
        let entries = context.entries.iter().filter(|entry| is_right || (entry.is_nameable() && !entry.is_error()));
        let fields: Vec<_> = entries.map(|entry| &entry.name).collect();
        let prefix = inject::prefix(&function.signature.ident, &fields, context.schema.as_ref());
        let (inner, body) = without_inner_attributes(block.stream());
        let methods = inherited::methods(&fields, &body);
        let body = inject::seal(inject::inject(body, &prefix));
        let body = if is_right {
            wrap::body(context, function, &mut expanded.attributes, block.span(), body)
        } else {
            with_used_parameters(function, body)
        };
        let body = quote!(#mentions #methods #body);
        let body = if is_right && may_repeat {
            repeated::kept(context, function, block, &body).into_token_stream()
        } else {
            body
        };
        (body, inner)
    }
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
