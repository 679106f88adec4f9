//! The procedural macros of chat-log. Use them through the crate `chat_log`, which re-exports and documents them.
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

/// Expands `chat_log!`, which puts the path of the runtime crate before the arguments.
#[doc(hidden)]
#[proc_macro]
pub fn __chat_log(input: TokenStream) -> TokenStream {
    call::expand(input.into()).into()
}

/// Expands `enabled!`, which puts the path of the runtime crate before the arguments.
#[doc(hidden)]
#[proc_macro]
pub fn __enabled(input: TokenStream) -> TokenStream {
    call::expand_enabled(input.into()).into()
}

/// Attaches fields to every record that is created while a function runs.
#[proc_macro_attribute]
pub fn log_context(arguments: TokenStream, item: TokenStream) -> TokenStream {
    context::expand(arguments.into(), item.into()).into()
}

/// Declares the fields that a crate's logs may contain.
#[proc_macro_attribute]
pub fn log_schema(arguments: TokenStream, item: TokenStream) -> TokenStream {
    schema::expand(arguments.into(), item.into()).into()
}

/// Implements `LogValue` for an enum, a newtype or a struct, so that it can be the value of a log field.
#[proc_macro_derive(LogValue, attributes(log))]
pub fn log_value(item: TokenStream) -> TokenStream {
    value::expand(item.into()).into()
}
