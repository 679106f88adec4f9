use super::Mistakes;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote;
use syn::LitStr;

/// Returns the texts of all `compile_error!` in an expansion, for the tests of the other modules.
pub(crate) fn messages(code: TokenStream) -> Vec<String> {
    let mut messages = Vec::new();
    let mut is_error = false;
    for token in code {
        match token {
            TokenTree::Ident(ident) => is_error = ident == "compile_error",
            TokenTree::Group(group) if is_error => {
                messages.extend(syn::parse2::<LitStr>(group.stream()).map(|message| message.value()));
            }
            TokenTree::Group(group) => messages.extend(self::messages(group.stream())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    messages
}

#[test]
fn none_expands_to_nothing() {
    let mistakes = Mistakes::new();
    assert!(mistakes.is_empty());
    assert!(mistakes.finish().is_empty());
}

#[test]
fn each_mistake_is_an_error_of_its_own() {
    let mistakes = Mistakes::new();
    mistakes.report(quote!(a b), "first");
    mistakes.report_at(Span::call_site(), "second");
    assert_eq!(mistakes.take(syn::parse_str::<syn::Ident>("1")), None);
    assert_eq!(mistakes.count(), 3);
    let expected = quote!(
        ::core::compile_error! { "first" }
        ::core::compile_error! { "second" }
        ::core::compile_error! { "expected identifier" }
    );
    assert_eq!(mistakes.finish().to_string(), expected.to_string());
}

#[test]
#[should_panic(expected = "forgot to report")]
fn forgetting_to_finish_panics() {
    Mistakes::new().report(quote!(a), "lost");
}
