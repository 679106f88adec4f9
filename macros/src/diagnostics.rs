//! Collects the mistakes in a macro's input. Checks report a mistake and continue, so the user sees all of them at
//! once.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;

#[cfg(test)]
pub(crate) mod tests;

/// The mistakes of one macro invocation, each with its span.
///
/// Call [`finish`](Self::finish) before dropping it. Otherwise the drop panics, because wrong code would compile.
#[derive(Debug)]
pub(crate) struct Mistakes {
    /// `None` once finished.
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Mistakes {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::new(Some(Vec::new())) }
    }

    /// Reports a mistake that underlines all of `tokens`, or the macro's name if there are none.
    pub(crate) fn report(&self, tokens: impl ToTokens, message: impl Display) {
        self.combine(syn::Error::new_spanned(tokens, message));
    }

    /// Reports a mistake at `span`, where there are no tokens to underline: a bracket, the end of a list.
    pub(crate) fn report_at(&self, span: Span, message: impl Display) {
        self.combine(syn::Error::new(span, message));
    }

    /// Adds an error that syn's parser reported.
    pub(crate) fn combine(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// Returns the parsed value, or reports the error and returns `None`.
    pub(crate) fn take<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.combine(error)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Returns the number of mistakes so far. A difference of two counts shows that a check between them failed.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().as_ref().map_or(0, Vec::len)
    }

    /// Returns one `compile_error!` per mistake, each at its span.
    pub(crate) fn finish(self) -> TokenStream {
        let errors = self.errors.borrow_mut().take().unwrap_or_default();
        // syn spans `::core::compile_error! { … }` from the first underlined token to the last, which underlines the
        // whole range on stable.
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
