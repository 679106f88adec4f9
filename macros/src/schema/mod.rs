//! `#[log_schema]` turns a struct into a unit struct with one constant per field.

use crate::diagnostics::Mistakes;
use proc_macro2::TokenStream;
use quote::quote;

mod ast;
mod check;
mod ecs;
mod generate;
mod parse;
mod sensitive;

#[cfg(test)]
mod tests;

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mistakes = Mistakes::new();
    let Some(mut schema) = parse::schema(&mistakes, arguments, item.clone()) else {
        let errors = mistakes.finish();
        return quote!(#item #errors);
    };
    check::schema(&mistakes, &mut schema);
    let (code, errors) = (generate::schema(&schema), mistakes.finish());
    quote!(#code #errors)
}
