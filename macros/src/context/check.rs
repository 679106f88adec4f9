//! The checks of the attribute that need only its tokens and the signature below it.

use super::ast::{Annotated, Block, Body, Context, Function};
use crate::argument::ast::{Argument, Provided};
use crate::argument::check::{fields_are_given_once, fields_are_not_the_loggers_own, values_have_a_type};
use crate::attributes::did_you_mean;
use crate::diagnostics::Mistakes;
use syn::ReturnType;

const OPTIONS: [&str; 3] = ["entry_exit", "err", "schema"];

/// Runs every check of the attribute on its item.
pub(super) fn context(mistakes: &Mistakes, context: &Context, annotated: &Annotated) {
    arguments(mistakes, context);
    match annotated {
        Annotated::Function(function) => {
            has_a_body(mistakes, function);
            is_not_const(mistakes, function);
            names_alone_are_parameters(mistakes, context, &[function]);
            err_has_a_result(mistakes, context, function);
        }
        Annotated::Block(block) => methods(mistakes, context, block),
    }
}

fn methods(mistakes: &Mistakes, context: &Context, block: &Block) {
    let methods: Vec<&Function> = block.functions().collect();
    names_alone_are_parameters(mistakes, context, &methods);
    for method in methods {
        let Some(own) = &method.own else { continue };
        arguments(mistakes, own);
        has_a_body(mistakes, method);
        is_not_const(mistakes, method);
        names_alone_are_parameters(mistakes, own, &[method]);
        err_has_a_result(mistakes, own, method);
    }
}

fn arguments(mistakes: &Mistakes, context: &Context) {
    fields_are_given_once(mistakes, &context.entries);
    fields_are_not_the_loggers_own(mistakes, &context.entries, |_| "");
    values_have_a_type(mistakes, &context.entries);
    for entry in context.entries.iter().filter(|entry| entry.is_error()) {
        mistakes.report(
            &entry.name,
            "an error can't be a field of a context: write `err`, which logs the error that the function returns",
        );
    }
}

fn has_a_body(mistakes: &Mistakes, function: &Function) {
    if matches!(function.body, Body::Missing(_)) {
        let name = &function.signature.ident;
        mistakes.report(name, format!("`{name}` has no body: put the attribute on its implementations"));
    }
}

fn is_not_const(mistakes: &Mistakes, function: &Function) {
    if let Some(constness) = &function.signature.constness {
        mistakes.report(constness, "a `const fn` can't log, so it can't have a context: remove `#[log_context]`");
    }
}

/// Reports bare fields that name no parameter. At the start of a body, no other variables exist. rustc would report a
/// misspelled one twice: as an unknown field and as an unknown variable.
fn names_alone_are_parameters(mistakes: &Mistakes, context: &Context, functions: &[&Function]) {
    let alone =
        context.entries.iter().filter(|entry| matches!(entry.provided, Provided::Variable) && entry.is_nameable());
    for Argument { name, .. } in alone {
        if functions.iter().any(|function| function.has_parameter(name)) {
            continue;
        }
        let written = name.to_string();
        let reason = match written.as_str() {
            "skip" | "skip_all" => ", and only fields that are named here are logged;".to_owned(),
            "ret" => ", and return values are never logged;".to_owned(),
            _ => suggestion(&written, functions),
        };
        let of = match functions {
            [function] => format!("parameter of `{}`", function.signature.ident),
            _ => "parameter of any function here".to_owned(),
        };
        mistakes.report(
            name,
            format!("`{written}` is not a {of}{reason} for another value, write `{written} = …`; the options are `entry_exit`, `err` and `schema = …`"),
        );
    }
}

fn suggestion(name: &str, functions: &[&Function]) -> String {
    let parameters: Vec<String> =
        functions.iter().flat_map(|function| function.parameters()).map(|name| name.to_string()).collect();
    let hint = did_you_mean(name, OPTIONS.into_iter().chain(parameters.iter().map(String::as_str)), '`');
    if hint.is_empty() { ";".to_owned() } else { format!(":{hint}") }
}

fn err_has_a_result(mistakes: &Mistakes, context: &Context, function: &Function) {
    if let (Some(err), ReturnType::Default) = (&context.err, &function.signature.output) {
        let name = &function.signature.ident;
        mistakes.report(err, format!("`err` logs the error of a `Result`, but `{name}` returns nothing: remove `err`"));
    }
}
