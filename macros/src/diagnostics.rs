//! The collector of a macro's mistakes: checks report and go on, so that the user sees all of them at once.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;

#[cfg(test)]
pub(crate) mod tests;

/// Collects the mistakes of one macro invocation, each at its own place.
///
/// It must be finished: dropping it unfinished is a bug of this crate and panics, because a forgotten mistake would let
/// wrong code compile.
#[derive(Debug)]
pub(crate) struct Mistakes {
    /// `None` once finished.
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Mistakes {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Reports a mistake that underlines all of `tokens` (the macro's name, when there are none).
    pub(crate) fn report(&self, tokens: impl ToTokens, message: impl Display) {
        self.combine(syn::Error::new_spanned(tokens, message));
    }

    /// Reports a mistake that underlines `span`, for places that are no tokens: a bracket, the end of a list.
    pub(crate) fn report_at(&self, span: Span, message: impl Display) {
        self.combine(syn::Error::new(span, message));
    }

    /// Takes over what syn's parser reported.
    pub(crate) fn combine(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// The value of a parse, or its mistake taken over and `None`.
    pub(crate) fn take<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.combine(error)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many mistakes there are so far: two counts tell whether the checks between them found any.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().as_ref().map_or(0, Vec::len)
    }

    /// One `compile_error!` for every mistake, each at its place; empty when there is none.
    pub(crate) fn finish(self) -> TokenStream {
        let errors = self.errors.borrow_mut().take().unwrap_or_default();
        // syn writes `::core::compile_error! { … }` with the first token's span in front and the last one's behind,
        // which is how a range is underlined on stable.
        errors.iter().map(syn::Error::to_compile_error).collect()
    }
}

impl Drop for Mistakes {
    fn drop(&mut self) {
        assert!(
            self.errors.get_mut().is_none() || std::thread::panicking(),
            "a macro of chat-log forgot to report its mistakes"
        );
    }
}
