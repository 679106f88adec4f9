//! `#[log_context]`.

use crate::diagnostics::Mistakes;
use proc_macro2::TokenStream;

mod ast;
mod captured;
mod check;
mod future;
mod generate;
mod inherited;
mod inject;
mod parse;
mod records;
mod repeated;
mod setup;
mod wrap;

#[cfg(test)]
mod tests;

pub(crate) fn expand(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mistakes = Mistakes::new();
    let context = parse::context(&mistakes, attribute);
    let Some(annotated) = parse::annotated(&mistakes, item.clone()) else {
        let errors = mistakes.finish();
        return quote::quote!(#item #errors);
    };
    check::context(&mistakes, &context, &annotated);
    let is_right = mistakes.is_empty();
    let errors = mistakes.finish();
    let item = generate::annotated(&context, &annotated, is_right);
    quote::quote!(#item #errors)
}
