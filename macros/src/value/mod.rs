//! `#[derive(LogValue)]`: an enum of words, a newtype, or an object of declared leaves.

use crate::diagnostics::Mistakes;
use proc_macro2::TokenStream;
use quote::quote;

mod ast;
mod check;
mod generate;
mod parse;

#[cfg(test)]
mod tests;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let mistakes = Mistakes::new();
    let code = parse::value(&mistakes, item).map(|value| {
        check::value(&mistakes, &value);
        if mistakes.is_empty() { generate::value(&value) } else { generate::mistaken(&value) }
    });
    let errors = mistakes.finish();
    quote!(#code #errors)
}
