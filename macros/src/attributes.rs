//! Lists of options, `key` or `key = value`, as `#[log(..)]` and the macros' own attributes take them.

use crate::diagnostics::Mistakes;
use crate::names;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, Path, Token, token};

#[cfg(test)]
mod tests;

/// One `key` or `key = value`. It keeps the user's tokens for their spans.
#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) key: Ident,
    value: Option<Expr>,
}

impl Parse for Setting {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let no_name = |error: syn::Error| syn::Error::new(error.span(), "expected an option name");
        let key = input.call(Ident::parse_any).map_err(no_name)?;
        if input.peek(token::Paren) || input.peek(Token![:]) {
            return Err(syn::Error::new(key.span(), format!("an option takes its value with `=`: write `{key} = ..`")));
        }
        let value = input.parse::<Option<Token![=]>>()?.map(|_| input.parse()).transpose()?;
        if !input.is_empty() && !input.peek(Token![,]) {
            return Err(input.error("expected `,` between options"));
        }
        Ok(Self { key, value })
    }
}

impl ToTokens for Setting {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.key.to_tokens(tokens);
        self.value.to_tokens(tokens);
    }
}

impl Setting {
    pub(crate) fn is(&self, key: &str) -> bool {
        self.key == key
    }

    /// Returns the span of the value, or of the key if it has no value.
    pub(crate) fn value_span(&self) -> Span {
        self.value.as_ref().map_or_else(|| self.key.span(), Spanned::span)
    }

    /// Returns the value as a text that is not blank. Otherwise reports a mistake that names `what` is expected and shows
    /// `example`.
    pub(crate) fn text(&self, mistakes: &Mistakes, what: &str, example: &str) -> Option<LitStr> {
        let wrong = match self.literal() {
            Some(Lit::Str(text)) if !text.value().trim().is_empty() => return Some(text.clone()),
            Some(Lit::Str(_)) => "is empty",
            _ if self.value.is_none() => "is missing",
            _ => "must be a string literal",
        };
        self.refuse(mistakes, what, wrong, &format!("\"{example}\""));
        None
    }

    /// Returns the value with its meaning. The value must be one of the `allowed` words.
    pub(crate) fn word<T: Copy>(&self, mistakes: &Mistakes, what: &str, allowed: &[(&str, T)]) -> Option<(LitStr, T)> {
        let words = || allowed.iter().map(|(word, _)| *word);
        let text = self.text(mistakes, what, words().next().unwrap_or_default())?;
        let written = text.value();
        if let Some((_, meaning)) = allowed.iter().find(|(word, _)| *word == written) {
            return Some((text, *meaning));
        }
        let hint = did_you_mean(&written, words(), '"');
        mistakes.report(&text, format!("unknown {what} \"{written}\":{hint} {}", expected(words(), '"')));
        None
    }

    /// Returns the value as a whole number in `range`.
    pub(crate) fn number<N>(&self, mistakes: &Mistakes, what: &str, range: RangeInclusive<N>) -> Option<N>
    where
        N: FromStr<Err: Display> + PartialOrd + Display,
    {
        if let Some(Lit::Int(number)) = self.literal()
            && let Some(number) = number.base10_parse().ok().filter(|number| range.contains(number))
        {
            return Some(number);
        }
        let wrong = format!("must be a whole number from {} to {}", range.start(), range.end());
        self.refuse(mistakes, what, &wrong, &range.start().to_string());
        None
    }

    /// Returns the value as a path to a crate or an item.
    pub(crate) fn path(&self, mistakes: &Mistakes, what: &str, example: &str) -> Option<Path> {
        if let Some(Expr::Path(path)) = self.value.as_ref().map(ungrouped)
            && path.qself.is_none()
        {
            return Some(path.path.clone());
        }
        let wrong = if self.value.is_none() { "is missing" } else { "must be a path" };
        self.refuse(mistakes, what, wrong, example);
        None
    }

    /// Returns the key of an option that takes no value.
    pub(crate) fn flag(&self, mistakes: &Mistakes) -> Option<Ident> {
        if let Some(value) = &self.value {
            mistakes.report(value, format!("`{0}` takes no value: write `{0}`", self.key));
            return None;
        }
        Some(self.key.clone())
    }

    fn literal(&self) -> Option<&Lit> {
        match self.value.as_ref().map(ungrouped)? {
            Expr::Lit(ExprLit { lit, .. }) => Some(lit),
            _ => None,
        }
    }

    fn refuse(&self, mistakes: &Mistakes, what: &str, wrong: &str, example: &str) {
        let message = format!("the {what} {wrong}: write `{} = {example}`", self.key);
        match &self.value {
            Some(value) => mistakes.report(value, message),
            None => mistakes.report(&self.key, message),
        }
    }
}

/// Returns the options of every `#[log(..)]` in `attributes`.
pub(crate) fn log_settings(mistakes: &Mistakes, attributes: &[Attribute]) -> Vec<Setting> {
    let mut settings = Vec::new();
    for attribute in attributes.iter().filter(|attribute| is_log(attribute)) {
        match &attribute.meta {
            Meta::List(list) => settings.extend(parse(mistakes, list.tokens.clone())),
            meta => mistakes.report(meta, "`log` takes options in parentheses: write `#[log(..)]`"),
        }
    }
    settings
}

pub(crate) fn is_log(attribute: &Attribute) -> bool {
    attribute.path().is_ident("log")
}

/// Parses a list of options. After a malformed option it continues at the next comma.
pub(crate) fn parse(mistakes: &Mistakes, tokens: TokenStream) -> Vec<Setting> {
    let list = |input: ParseStream<'_>| {
        let mut settings = Vec::new();
        while !input.is_empty() {
            match input.parse() {
                Ok(setting) => settings.push(setting),
                Err(error) => mistakes.combine(error),
            }
            while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
                input.parse::<TokenTree>()?;
            }
        }
        Ok(settings)
    };
    mistakes.take(list.parse2(tokens)).unwrap_or_default()
}

/// Returns the options whose keys are `allowed`, each once, and reports the others.
pub(crate) fn accept(mistakes: &Mistakes, settings: Vec<Setting>, allowed: &[&str]) -> Vec<Setting> {
    let mut accepted: Vec<Setting> = Vec::new();
    for setting in settings {
        let key = setting.key.to_string();
        if !allowed.contains(&key.as_str()) {
            let hint = did_you_mean(&key, allowed.iter().copied(), '`');
            let expected = expected(allowed.iter().copied(), '`');
            mistakes.report(&setting.key, format!("unknown option `{key}`:{hint} {expected}"));
        } else if accepted.iter().any(|known| known.key == setting.key) {
            mistakes.report(&setting.key, format!("`{key}` is given twice"));
        } else {
            accepted.push(setting);
        }
    }
    accepted
}

/// Returns ` did you mean …?`, or an empty text if no candidate is similar.
pub(crate) fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>, quote: char) -> String {
    names::nearest(name, candidates).map_or_else(String::new, |near| format!(" did you mean {quote}{near}{quote}?"))
}

fn expected<'a>(words: impl Iterator<Item = &'a str>, quote: char) -> String {
    let words: Vec<String> = words.map(|word| format!("{quote}{word}{quote}")).collect();
    let one_of = if words.len() > 1 { "one of " } else { "" };
    format!("expected {one_of}{}", words.join(", "))
}

/// Unwraps the invisible group around a value that came through a `macro_rules!` variable.
fn ungrouped(value: &Expr) -> &Expr {
    match value {
        Expr::Group(group) => ungrouped(&group.expr),
        value => value,
    }
}
