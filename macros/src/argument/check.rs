//! The checks of fields that calls and contexts share.

use super::ast::{Argument, Provided};
use crate::diagnostics::Mistakes;
use crate::names;
use syn::{Expr, Ident};

pub(crate) fn fields_are_given_once(mistakes: &Mistakes, arguments: &[Argument]) {
    for (position, argument) in arguments.iter().enumerate() {
        let name = names::plain(&argument.name);
        if arguments[..position].iter().any(|before| names::plain(&before.name) == name) {
            mistakes.report(&argument.name, format!("`{name}` is given twice: a line has one value per field"));
        }
    }
}

pub(crate) fn fields_are_not_the_loggers_own(
    mistakes: &Mistakes,
    arguments: &[Argument],
    instead: impl Fn(&str) -> &'static str,
) {
    for argument in arguments.iter().filter(|argument| !argument.is_error()) {
        let name = names::plain(&argument.name);
        if let Some(reason) = names::reserved_reason(&name) {
            let instead = instead(&name);
            mistakes.report(&argument.name, format!("`{name}` can't be a field: {reason}{instead}"));
        }
    }
}

/// Reports values that end in `into()`. Its type is ambiguous, because a field takes several types, and rustc would
/// report that twice: once per side of the call.
pub(crate) fn values_have_a_type(mistakes: &Mistakes, arguments: &[Argument]) {
    for argument in arguments {
        let Provided::Value(value) = &argument.provided else { continue };
        if let Some(into) = final_into(value) {
            let name = &argument.name;
            mistakes.report(
                into,
                format!("the type of `into()` is ambiguous, because `{name}` takes several types: name the type, for example `String::from(…)`, or log the value itself"),
            );
        }
    }
}

fn final_into(value: &Expr) -> Option<&Ident> {
    match value {
        Expr::Group(group) => final_into(&group.expr),
        Expr::Paren(paren) => final_into(&paren.expr),
        Expr::Reference(reference) => final_into(&reference.expr),
        Expr::MethodCall(call) => (call.method == "into" && call.args.is_empty()).then_some(&call.method),
        _ => None,
    }
}
