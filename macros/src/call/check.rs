//! The checks of a call that need only its tokens. rustc checks field names and types.

use super::ast::{Call, Level, Message, Rule, RuleOption};
use super::template::{self, MessagePiece, Part};
use crate::argument::ast::ERROR;
use crate::argument::check::{fields_are_given_once, fields_are_not_the_loggers_own, values_have_a_type};
use crate::attributes::did_you_mean;
use crate::diagnostics::Mistakes;
use crate::names::{self, Topic};
use syn::{Expr, Ident, LitStr};

/// The words of the levels with the variants of `Level`.
const LEVELS: [(&str, &str); 5] =
    [("error", "Error"), ("warn", "Warn"), ("info", "Info"), ("debug", "Debug"), ("trace", "Trace")];

/// The level names of other loggers.
const LEVELS_OF_OTHER_LOGGERS: [(&str, &str); 8] = [
    ("warning", "warn"),
    ("err", "error"),
    ("fatal", "error"),
    ("critical", "error"),
    ("notice", "info"),
    ("information", "info"),
    ("verbose", "debug"),
    ("fine", "debug"),
];

/// Runs every check of a call.
pub(super) fn call(mistakes: &Mistakes, call: &Call) {
    level_is_known(mistakes, &call.level);
    message_is_a_literal(mistakes, &call.message);
    logger_is_a_name(mistakes, call.options.logger.as_ref());
    errors_are_not_sampled(mistakes, call);
    fields_are_given_once(mistakes, &call.arguments);
    fields_are_not_the_loggers_own(mistakes, &call.arguments, instead_of_field);
    values_have_a_type(mistakes, &call.arguments);
    if let Message::Literal(message) = &call.message {
        holes_are_fields(mistakes, call, message);
    }
}

/// Returns the variant of `Level` that the word stands for.
pub(super) fn variant(word: &Ident) -> Option<&'static str> {
    LEVELS.iter().find(|(level, _)| word == level).map(|(_, variant)| *variant)
}

pub(super) fn level_is_known(mistakes: &Mistakes, level: &Level) {
    let Level::Word(word) = level else { return };
    if variant(word).is_some() {
        return;
    }
    let written = word.to_string();
    let lower = written.to_lowercase();
    let hint = LEVELS_OF_OTHER_LOGGERS
        .iter()
        .find(|(other, _)| *other == lower)
        .map(|(_, level)| format!(" did you mean `{level}`?"))
        .unwrap_or_else(|| did_you_mean(&lower, LEVELS.map(|(level, _)| level), '`'));
    mistakes.report(
        word,
        format!("unknown level `{written}`:{hint} expected `error`, `warn`, `info`, `debug`, `trace`, or `(expr)` of type `Level`"),
    );
}

fn message_is_a_literal(mistakes: &Mistakes, message: &Message) {
    let Message::Computed(message) = message else { return };
    let reason = match message {
        Expr::Macro(call) if call.mac.path.is_ident("format") || call.mac.path.is_ident("format_args") => {
            "pass values as fields, which the message can name in braces: write `\"… {user_id} …\", user_id = …`"
        }
        Expr::Macro(_) => "write out the text, and pass what varies as a field",
        Expr::Path(_) => "write out the text, and put a field after it: `\"…\", field`",
        _ => "pass what varies as a field",
    };
    mistakes.report(message, format!("the message must be a string literal: {reason}"));
}

fn logger_is_a_name(mistakes: &Mistakes, logger: Option<&LitStr>) {
    let Some(logger) = logger else { return };
    let name = logger.value();
    if name.is_empty() || name.contains(char::is_whitespace) || name.contains("::") {
        mistakes.report(
            logger,
            "invalid logger name: write parts separated by dots, without spaces, for example `\"my_chat.websocket\"`",
        );
    }
}

fn errors_are_not_sampled(mistakes: &Mistakes, call: &Call) {
    let Some(RuleOption { key, rule: Some(Rule::Sample { .. }) }) = &call.options.rule else { return };
    if matches!(&call.level, Level::Word(level) if level == "error") {
        mistakes.report(key, "an `error` call can't be sampled: write `limit: 10 per minute`, or use another level");
    }
}

/// `enabled!` writes no event, so a rule would have nothing to count.
pub(super) fn enabled_has_no_rule(mistakes: &Mistakes, rule: Option<&RuleOption>) {
    if let Some(RuleOption { key, .. }) = rule {
        mistakes.report(key, format!("`enabled!` checks only the level: remove `{key}:`"));
    }
}

/// Returns where a call sets what the user wrote as a field.
fn instead_of_field(name: &str) -> &'static str {
    match name {
        "level" => "; write the level first: `chat_log!(info, …)`",
        "message" => "; write its text after the level: `chat_log!(info, \"…\")`",
        "logger" => "; set another name before the level: `chat_log!(logger: \"…\", info, …)`",
        _ => "",
    }
}

/// Leaves a hole that the context may fill to rustc, unless the call is refused anyway.
fn holes_are_fields(mistakes: &Mistakes, call: &Call, message: &LitStr) {
    let parts = template::split(&message.value());
    let is_wrong = |part: &Part| match part {
        Part::Text(_) => false,
        Part::Stray(_) => true,
        Part::Hole(hole) => template::fill(call, hole).is_none(),
    };
    let is_refused = !mistakes.is_empty() || parts.iter().any(is_wrong);
    for part in parts {
        let mistake = match part {
            Part::Text(_) => continue,
            Part::Stray(brace) => {
                format!("unmatched `{brace}` in the message: write `{brace}{brace}` for a literal brace")
            }
            Part::Hole(hole) => match template::fill(call, &hole) {
                Some(MessagePiece::Assumed(_)) if is_refused => refused_hole(call, &hole),
                Some(_) => continue,
                None => refused_hole(call, &hole),
            },
        };
        mistakes.report(message, mistake);
    }
}

/// Returns why the hole names nothing.
pub(super) fn refused_hole(call: &Call, hole: &str) -> String {
    let allowed = template::allowed_holes(call);
    let is_name = syn::parse_str::<Ident>(hole).is_ok();
    if names::sound(hole).is_some_and(|sound| sound.of == Topic::Credential && !sound.is_alone) {
        return format!("`{{{hole}}}` sounds like a credential, which a message never contains; {allowed}");
    }
    if hole.is_empty() || hole.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!(
            "`{{{hole}}}` is positional: pass the value as a field, and name the field in the braces; {allowed}"
        );
    }
    if hole.contains(':') {
        return format!("`{{{hole}}}` has a format specifier: write only the field's name in the braces; {allowed}");
    }
    if !is_name {
        return format!(
            "`{{{hole}}}` is not a field name: pass the value as a field, `field = {hole}`, and name that field; {allowed}"
        );
    }
    if hole == ERROR {
        return "`{error}` refers to no error: add `error = e` after the message".to_owned();
    }
    let known = template::holes(call);
    let hint = did_you_mean(hole, known.iter().map(String::as_str), '`');
    let hint = match (hint.is_empty(), &call.surroundings.function) {
        (false, _) => hint,
        (true, Some(_)) => format!(" add `{hole} = …` after the message;"),
        // An attribute that expands first may have copied the body before `#[log_context]` saw it.
        (true, None) => format!(
            " add `{hole} = …` after the message, or `#[log_context({hole} = …)]` above the function and its other attributes;"
        ),
    };
    format!("`{{{hole}}}` is not a field of this call:{hint} {allowed}")
}
