//! The procedural macros of chat-log. Name them through the crate `chat_log`, which documents them.
#![forbid(unsafe_code)]

use proc_macro::TokenStream;

mod argument;
mod attributes;
mod call;
mod context;
mod diagnostics;
mod field;
mod names;
mod paths;
mod schema;
mod value;

#[cfg(test)]
mod tests;

/// What `chat_log!` forwards to, with the path of the runtime crate in front.
#[doc(hidden)]
#[proc_macro]
pub fn __chat_log(input: TokenStream) -> TokenStream {
    call::expand(input.into()).into()
}

/// What `enabled!` forwards to, with the path of the runtime crate in front.
#[doc(hidden)]
#[proc_macro]
pub fn __enabled(input: TokenStream) -> TokenStream {
    call::expand_enabled(input.into()).into()
}

/// Attaches fields to every record that is made while a function runs.
#[proc_macro_attribute]
pub fn log_context(arguments: TokenStream, item: TokenStream) -> TokenStream {
    context::expand(arguments.into(), item.into()).into()
}

/// Declares the fields that a crate's logs may carry.
#[proc_macro_attribute]
pub fn log_schema(arguments: TokenStream, item: TokenStream) -> TokenStream {
    schema::expand(arguments.into(), item.into()).into()
}

/// Makes an enum, a newtype or a struct of fields a value that a log may carry.
#[proc_macro_derive(LogValue, attributes(log))]
pub fn log_value(item: TokenStream) -> TokenStream {
    value::expand(item.into()).into()
}
