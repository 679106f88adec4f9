//! Parses the fields of a call or a context with their values.

use super::ast::{Argument, Provided};
use crate::diagnostics::Mistakes;
use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Expr, Ident, LitStr, Token};

/// Parses all remaining arguments. Returns them and the values that have no field.
pub(crate) fn arguments(mistakes: &Mistakes, input: ParseStream<'_>) -> (Vec<Argument>, Vec<Expr>) {
    let (mut arguments, mut strays) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        arguments.extend(argument(mistakes, input, &mut strays));
        comma(mistakes, input);
    }
    (arguments, strays)
}

/// Parses the comma after a part. If it is missing before what is clearly the next part, parsing continues there.
pub(crate) fn comma(mistakes: &Mistakes, input: ParseStream<'_>) {
    if input.is_empty() || input.parse::<Token![,]>().is_ok() {
        return;
    }
    mistakes.combine(input.error("expected `,` before this"));
    if !input.peek(LitStr) && !is_named(input) && !is_variable(input) {
        skip_to_comma(input);
        let _: syn::Result<Token![,]> = input.parse();
    }
}

/// Skips what could not be parsed, up to the next comma.
pub(crate) fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _: syn::Result<TokenTree> = input.parse();
    }
}

/// Returns whether `field =` comes next.
pub(crate) fn is_named(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]) && !input.peek2(Token![=>])
}

/// Returns whether a lone identifier comes next.
fn is_variable(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok() && (ahead.is_empty() || ahead.peek(Token![,]))
}

fn argument(mistakes: &Mistakes, input: ParseStream<'_>, strays: &mut Vec<Expr>) -> Option<Argument> {
    if sigil(mistakes, input) {
        strays.extend(expression(mistakes, input));
        return None;
    }
    let is_colon = input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::]);
    if is_colon || is_named(input) {
        return named(mistakes, input, strays);
    }
    if input.peek(LitStr) && input.peek2(Token![=]) {
        quoted(mistakes, input, strays);
        return None;
    }
    if is_variable(input) {
        return Some(Argument { name: input.parse().ok()?, provided: Provided::Variable });
    }
    match expression(mistakes, input)? {
        // No comma follows it, which the caller reports.
        Expr::Path(path) if path.path.get_ident().is_some() => {
            Some(Argument { name: path.path.get_ident()?.clone(), provided: Provided::Variable })
        }
        Expr::Assign(assignment) => {
            mistakes.report(&assignment.left, "a field is a single name from the schema: write `user_id = …`");
            strays.push(*assignment.right);
            None
        }
        value => {
            mistakes.report(&value, explain_stray(&value));
            strays.push(value);
            None
        }
    }
}

/// Parses `field = value`, and `field: value` as a mistake.
fn named(mistakes: &Mistakes, input: ParseStream<'_>, strays: &mut Vec<Expr>) -> Option<Argument> {
    let name = input.call(Ident::parse_any).ok()?;
    let is_keyword = syn::parse_str::<Ident>(&name.to_string()).is_err();
    if is_keyword {
        mistakes.report(&name, format!("`{name}` is a keyword: write the field as `r#{name}`"));
    }
    if input.peek(Token![:]) {
        mistakes.combine(input.error(format!("a field takes its value with `=`: write `{name} = …`")));
    }
    let _: syn::Result<TokenTree> = input.parse();
    let provided = if input.is_empty() || input.peek(Token![,]) {
        mistakes.report(&name, format!("the value of `{name}` is missing: write `{name} = value`"));
        Provided::Nothing
    } else if sigil(mistakes, input) {
        strays.extend(expression(mistakes, input));
        Provided::Nothing
    } else {
        expression(mistakes, input).map_or(Provided::Nothing, Provided::Value)
    };
    (!is_keyword).then_some(Argument { name, provided })
}

/// Reports the `%` or `?` by which tracing captures `Display` or `Debug`. Returns whether there was one.
fn sigil(mistakes: &Mistakes, input: ParseStream<'_>) -> bool {
    if !input.peek(Token![%]) && !input.peek(Token![?]) {
        return false;
    }
    mistakes.combine(input.error(
        "values can't be captured by `Display` (`%`) or `Debug` (`?`): a field takes values of its declared type, and an \
         error is passed as `error = e`",
    ));
    let _: syn::Result<TokenTree> = input.parse();
    true
}

fn quoted(mistakes: &Mistakes, input: ParseStream<'_>, strays: &mut Vec<Expr>) {
    if let Ok(name) = input.parse::<LitStr>() {
        mistakes
            .report(&name, format!("a field is a name from the schema, not a string: write `{} = …`", name.value()));
    }
    let _: syn::Result<TokenTree> = input.parse();
    strays.extend(expression(mistakes, input));
}

fn expression(mistakes: &Mistakes, input: ParseStream<'_>) -> Option<Expr> {
    let value = mistakes.take(input.parse());
    if value.is_none() {
        skip_to_comma(input);
    }
    value
}

fn explain_stray(value: &Expr) -> &'static str {
    match value {
        Expr::Lit(_) => "a value can't be positional: write `field = value`",
        _ => "a value needs a field: write `field = value`",
    }
}
