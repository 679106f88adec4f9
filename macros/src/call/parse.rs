//! Parses a call part by part. It reports a misplaced part and continues after the next comma.

use super::ast::{Call, Level, Message, Options, RuleOption, Surroundings};
use super::rule;
use crate::argument::parse::{arguments, comma, is_named, skip_to_comma};
use crate::attributes::did_you_mean;
use crate::diagnostics::Mistakes;
use crate::paths::Runtime;
use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, LitStr, Path, Token, bracketed, parenthesized, token};

/// The form of a call, for messages.
const FORM: &str = "`chat_log!(info, \"…\", field = value)`";
const CALL_OPTIONS: [&str; 4] = ["schema", "logger", "limit", "sample"];
const ENABLED_OPTIONS: [&str; 2] = ["schema", "logger"];
const LEVELS: &str = "`error`, `warn`, `info`, `debug`, `trace`, or `(expr)` of type `Level`";

/// Parses `[$crate] @[…] option: …, level, "message", arguments`.
pub(super) fn call(mistakes: &Mistakes, tokens: TokenStream) -> Option<Call> {
    let parser = |input: ParseStream<'_>| {
        let runtime = runtime(input)?;
        let surroundings = surroundings(input)?;
        let options = options(mistakes, input, &CALL_OPTIONS);
        let level = level(mistakes, input, &format!("the level and the message are missing: write {FORM}"));
        let message = message(mistakes, input);
        let (arguments, strays) = arguments(mistakes, input);
        Ok(Call { runtime, surroundings, options, level, message, arguments, strays })
    };
    mistakes.take(parser.parse2(tokens))
}

/// Parses `[$crate] logger: …, level`.
pub(super) fn enabled(mistakes: &Mistakes, tokens: TokenStream) -> Option<(Runtime, Options, Level)> {
    let parser = |input: ParseStream<'_>| {
        let runtime = runtime(input)?;
        let options = options(mistakes, input, &ENABLED_OPTIONS);
        let level = level(mistakes, input, &format!("the level is missing: expected {LEVELS}"));
        if !input.is_empty() {
            mistakes.combine(input.error("`enabled!` takes nothing after the level: remove this"));
            input.parse::<TokenStream>()?;
        }
        Ok((runtime, options, level))
    };
    mistakes.take(parser.parse2(tokens))
}

fn runtime(input: ParseStream<'_>) -> syn::Result<Runtime> {
    let root;
    bracketed!(root in input);
    root.parse().map(Runtime::new)
}

/// Parses `@[fn "name"; inherited, fields; schema]`, which is repeated where contexts are nested, or `@[fn]` in another
/// function inside the body.
fn surroundings(input: ParseStream<'_>) -> syn::Result<Surroundings> {
    let mut surroundings = Surroundings::default();
    while input.parse::<Option<Token![@]>>()?.is_some() {
        let content;
        bracketed!(content in input);
        content.parse::<Token![fn]>()?;
        surroundings.is_nested |= content.is_empty();
        if content.is_empty() {
            continue;
        }
        let function: LitStr = content.parse()?;
        surroundings.function.get_or_insert(function);
        content.parse::<Token![;]>()?;
        while !content.is_empty() && !content.peek(Token![;]) {
            surroundings.inherited.push(content.call(Ident::parse_any)?);
            content.parse::<Option<Token![,]>>()?;
        }
        content.parse::<Token![;]>()?;
        if !content.is_empty() {
            let schema = content.call(Path::parse_mod_style)?;
            surroundings.schema.get_or_insert(schema);
        }
    }
    Ok(surroundings)
}

fn options(mistakes: &Mistakes, input: ParseStream<'_>, allowed: &[&str]) -> Options {
    let mut options = Options::default();
    while is_option(input) {
        option(mistakes, input, &mut options, allowed);
        comma(mistakes, input);
    }
    options
}

fn is_option(input: ParseStream<'_>) -> bool {
    input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::])
}

fn option(mistakes: &Mistakes, input: ParseStream<'_>, options: &mut Options, allowed: &[&str]) {
    let Ok(key) = input.call(Ident::parse_any) else { return };
    let _: syn::Result<Token![:]> = input.parse();
    match key.to_string().as_str() {
        "schema" => match input.call(Path::parse_mod_style) {
            Ok(_) if options.schema.is_some() => mistakes.report(&key, "`schema` is given twice"),
            Ok(schema) => options.schema = Some(schema),
            Err(error) => {
                mistakes
                    .report_at(error.span(), "`schema:` takes the path of a schema: write `schema: crate::LogSchema`");
                skip_to_comma(input);
            }
        },
        "logger" => match input.parse::<LitStr>() {
            Ok(_) if options.logger.is_some() => mistakes.report(&key, "`logger` is given twice"),
            Ok(logger) => options.logger = Some(logger),
            Err(error) => {
                mistakes
                    .report_at(error.span(), "`logger:` takes a string literal: write `logger: \"my_chat.websocket\"`");
                skip_to_comma(input);
            }
        },
        "limit" | "sample" => {
            let rule = if key == "limit" { rule::limit(mistakes, input) } else { rule::sample(mistakes, input) };
            give_rule(mistakes, options, RuleOption { key, rule });
        }
        unknown => {
            let hint = match unknown {
                "target" => " write `logger: \"my_chat.websocket\"`, separated by dots;".to_owned(),
                unknown => did_you_mean(unknown, allowed.iter().copied(), '`'),
            };
            let allowed: Vec<_> = allowed.iter().map(|option| format!("`{option}:`")).collect();
            let allowed = allowed.join(", ");
            mistakes
                .report(&key, format!("unknown option `{unknown}`:{hint} expected one of {allowed} before the level"));
            skip_to_comma(input);
        }
    }
}

fn give_rule(mistakes: &Mistakes, options: &mut Options, given: RuleOption) {
    match &options.rule {
        Some(known) if known.key == given.key => mistakes.report(&given.key, format!("`{}` is given twice", given.key)),
        Some(known) => {
            let (known, key) = (&known.key, &given.key);
            mistakes.report(key, format!("`{key}:` conflicts with `{known}:`: keep one of them"));
        }
        None => options.rule = Some(given),
    }
}

fn level(mistakes: &Mistakes, input: ParseStream<'_>, missing: &str) -> Level {
    if input.is_empty() {
        mistakes.report_at(Span::call_site(), missing);
        return Level::Missing;
    }
    if input.peek(LitStr) {
        mistakes.combine(input.error(format!("the level is missing before the message: expected {LEVELS}")));
        return Level::Missing;
    }
    let level = if input.peek(token::Paren) { computed_level(mistakes, input) } else { level_word(mistakes, input) };
    comma(mistakes, input);
    level
}

fn computed_level(mistakes: &Mistakes, input: ParseStream<'_>) -> Level {
    let parenthesized = || {
        let content;
        parenthesized!(content in input);
        let level: Expr = content.parse()?;
        if content.is_empty() { Ok(level) } else { Err(content.error("expected one expression of type `Level`")) }
    };
    mistakes.take(parenthesized()).map_or(Level::Missing, Level::Computed)
}

fn level_word(mistakes: &Mistakes, input: ParseStream<'_>) -> Level {
    let is_word = input.peek(Ident::peek_any) && !input.peek2(Token![::]) && !input.peek2(Token![.]);
    if !is_word {
        return refused_level(mistakes, input);
    }
    let Some(word) = mistakes.take(input.call(Ident::parse_any)) else { return Level::Missing };
    if input.peek(Token![=]) {
        mistakes.report(&word, format!("the level is written first and without a name: expected {LEVELS}"));
        skip_to_comma(input);
        return Level::Missing;
    }
    if input.peek(token::Paren) || input.peek(Token![!]) {
        mistakes.report(&word, format!("invalid level: expected {LEVELS}"));
        skip_to_comma(input);
        return Level::Missing;
    }
    Level::Word(word)
}

fn refused_level(mistakes: &Mistakes, input: ParseStream<'_>) -> Level {
    let message = format!("invalid level: expected {LEVELS}");
    let ahead = input.fork();
    match ahead.parse::<Expr>() {
        Ok(level) => {
            mistakes.report(&level, message);
            let _: syn::Result<Expr> = input.parse();
        }
        Err(_) => {
            mistakes.combine(input.error(message));
            skip_to_comma(input);
        }
    }
    Level::Missing
}

fn message(mistakes: &Mistakes, input: ParseStream<'_>) -> Message {
    while misplaced_option(mistakes, input) {}
    if input.is_empty() || is_named(input) || is_option(input) || input.peek(Token![%]) || input.peek(Token![?]) {
        let missing = format!("the message is missing after the level: write {FORM}");
        // At the end there is no token to underline, and an empty call is already reported.
        if !input.is_empty() {
            mistakes.combine(input.error(missing));
        } else if mistakes.is_empty() {
            mistakes.report_at(Span::call_site(), missing);
        }
        return Message::Missing;
    }
    let message = match input.parse::<Expr>() {
        Ok(message) => literal(message),
        Err(error) => {
            mistakes.report_at(error.span(), format!("expected the message, a string literal: write {FORM}"));
            skip_to_comma(input);
            Message::Missing
        }
    };
    comma(mistakes, input);
    message
}

/// Reports an option after the level. Returns whether there was one. Any other `name:` is taken for a field.
fn misplaced_option(mistakes: &Mistakes, input: ParseStream<'_>) -> bool {
    let Ok(key) = input.fork().call(Ident::parse_any) else { return false };
    if !is_option(input) || !(key == "target" || CALL_OPTIONS.iter().any(|option| key == option)) {
        return false;
    }
    mistakes.report(&key, "options must come before the level: write `chat_log!(logger: \"…\", info, \"…\")`");
    skip_to_comma(input);
    comma(mistakes, input);
    true
}

fn literal(message: Expr) -> Message {
    match message {
        Expr::Group(group) => literal(*group.expr),
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Message::Literal(text),
        other => Message::Computed(other),
    }
}
