//! `chat_log!` and `enabled!`.

use crate::diagnostics::Mistakes;
use proc_macro2::TokenStream;

mod ast;
mod check;
mod generate;
mod parse;
mod rule;
mod template;

#[cfg(test)]
mod tests;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mistakes = Mistakes::new();
    let Some(call) = parse::call(&mistakes, input) else { return mistakes.finish() };
    check::call(&mistakes, &call);
    if !mistakes.is_empty() {
        return generate::refused(&call, &mistakes.finish());
    }
    mistakes.finish();
    generate::call(&call)
}

pub(crate) fn expand_enabled(input: TokenStream) -> TokenStream {
    let mistakes = Mistakes::new();
    let Some((runtime, options, level)) = parse::enabled(&mistakes, input) else { return mistakes.finish() };
    check::level_is_known(&mistakes, &level);
    check::enabled_has_no_rule(&mistakes, options.rule.as_ref());
    if !mistakes.is_empty() {
        return generate::refused_enabled(&level, &mistakes.finish());
    }
    mistakes.finish();
    generate::enabled(&runtime, &options, &level)
}
