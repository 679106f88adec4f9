//! Several `#[log_context]` on one function, also under other names or in `cfg_attr`.
//!
//! The outermost attribute expands first and cannot know whether a further one is among the function's attributes. So
//! it leaves what it was given beside its expansion, in code that rustc never compiles. The next attribute replaces that
//! expansion by one of both, in which its own arguments override those of the outer one.

use super::ast::{Body, Context, Function};
use super::parse;
use crate::argument::guard::regrouped;
use crate::diagnostics::Mistakes;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Meta, Signature, braced};

/// Attributes that do not expand into items.
const BUILT_IN: [&str; 24] = [
    "allow",
    "cfg",
    "clippy",
    "cold",
    "coverage",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "export_name",
    "forbid",
    "ignore",
    "inline",
    "instruction_set",
    "link_section",
    "must_use",
    "naked",
    "no_mangle",
    "rustfmt",
    "should_panic",
    "target_feature",
    "test",
    "track_caller",
    "warn",
];

/// The macro call that keeps the arguments.
const KEPT: &str = "__log_context";

/// An expansion's input, as [`kept`] keeps it.
pub(super) struct Outer {
    pub(super) context: Context,
    signature: Signature,
    body: Group,
}

impl Outer {
    /// Returns the function as the outer attribute saw it.
    pub(super) fn of(&self, function: &Function) -> Function {
        Function { signature: self.signature.clone(), body: Body::Block(self.body.clone()), ..function.clone() }
    }
}

impl Parse for Outer {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (context, signature);
        braced!(context in input);
        braced!(signature in input);
        // The outer attribute has reported the mistakes in its arguments.
        let mistakes = Mistakes::new();
        let context = parse::context(&mistakes, context.parse()?);
        mistakes.finish();
        Ok(Self { context, signature: signature.parse()?, body: input.parse()? })
    }
}

/// Returns whether a `#[log_context]` may be among the attributes.
pub(super) fn may_follow(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("unsafe") => false,
        meta => meta.path().segments.first().is_none_or(|first| !BUILT_IN.iter().any(|name| first.ident == name)),
    })
}

/// Generates the expansion as one group that begins with the input, for [`replaced`].
pub(super) fn kept(context: &Context, function: &Function, block: &Group, expansion: &TokenStream) -> Group {
    let (signature, kept) = (&function.signature, Ident::new(KEPT, Span::mixed_site()));
    let kept = quote_spanned!(Span::mixed_site()=> #[cfg(any())] #kept! { {#context} {#signature} #block });
    // The empty statement makes the braces necessary in rustc's eyes.
    regrouped(block, quote!(; #kept #expansion))
}

/// Replaces every expansion that [`kept`] its input. Returns `None` if there is none.
pub(super) fn replaced(body: TokenStream, replace: &mut impl FnMut(Outer) -> TokenStream) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut changed = false;
    for token in &mut tokens {
        let TokenTree::Group(group) = token else { continue };
        let inside = match input(group) {
            Some(outer) => Some(replace(outer)),
            None => replaced(group.stream(), replace),
        };
        if let Some(inside) = inside {
            *token = regrouped(group, inside).into();
            changed = true;
        }
    }
    changed.then(|| tokens.into_iter().collect())
}

/// Returns the input that the group begins with.
fn input(group: &Group) -> Option<Outer> {
    if group.delimiter() != Delimiter::Brace {
        return None;
    }
    // Other attributes may have dropped the empty statement.
    let mut tokens = group.stream().into_iter();
    tokens.by_ref().take(4).find(|token| matches!(token, TokenTree::Ident(name) if name == KEPT))?;
    match tokens.nth(1)? {
        TokenTree::Group(input) => syn::parse2(input.stream()).ok(),
        _ => None,
    }
}
