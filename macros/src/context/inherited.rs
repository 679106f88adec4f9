//! Shows the context's fields to calls that the attribute does not reach: those that another macro makes, and those of a
//! renamed `chat_log!`.

use super::inject::macro_of;
use crate::argument::ast::inherited_method;
use crate::names;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// Macros of `std` and of this crate, which make no calls besides those in their arguments.
const WITHOUT_CALLS: [&str; 33] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "cfg",
    "chat_log",
    "column",
    "compile_error",
    "concat",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "enabled",
    "env",
    "eprint",
    "eprintln",
    "file",
    "format",
    "format_args",
    "include_bytes",
    "include_str",
    "line",
    "matches",
    "module_path",
    "panic",
    "print",
    "println",
    "stringify",
    "todo",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

/// Generates a method of `()` for each field, if the body calls macros that may log. Such a call finds the method because
/// traits are in scope for the code of all macros in the body.
pub(super) fn methods(fields: &[&Ident], body: &TokenStream) -> Option<TokenStream> {
    if fields.is_empty() || !may_log(body.clone()) {
        return None;
    }
    let here = Span::mixed_site();
    let mut names: Vec<String> = fields.iter().map(|field| inherited_method(&names::plain(field))).collect();
    names.sort();
    names.dedup();
    let methods = names.iter().map(|name| Ident::new(name, here));
    Some(quote_spanned! {here=>
        #[allow(dead_code)]
        trait __ChatLogContext: ::core::marker::Sized {
            #(fn #methods(self) {})*
        }
        impl __ChatLogContext for () {}
    })
}

fn may_log(body: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut groups = tokens.iter().enumerate().filter_map(|(position, token)| match token {
        TokenTree::Group(group) => Some((position, group)),
        _ => None,
    });
    groups.any(|(position, group)| {
        let is_other = |name: &Ident| !WITHOUT_CALLS.iter().any(|known| name == known);
        macro_of(&tokens, position).is_some_and(is_other) || may_log(group.stream())
    })
}
