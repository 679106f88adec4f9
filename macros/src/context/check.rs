//! What the attribute must fulfil, as far as its own text and the signature below it tell.

use syn::ReturnType;

use super::ast::{Annotated, Block, Body, Context, Function};
use crate::argument::ast::{Argument, Given};
use crate::argument::check::{fields_are_given_once, fields_are_not_the_loggers_own, values_have_a_type};
use crate::attributes::did_you_mean;
use crate::diagnostics::Mistakes;

const OPTIONS: [&str; 3] = ["entry_exit", "err", "schema"];

/// Every check of the attribute on its item.
pub(crate) fn context(context: &Context, annotated: &Annotated, mistakes: &Mistakes) {
    arguments(context, mistakes);
    match annotated {
        Annotated::Function(function) => {
            has_a_body(function, mistakes);
            is_not_const(function, mistakes);
            names_alone_are_parameters(context, &[function], mistakes);
            err_has_a_result(context, function, mistakes);
        }
        Annotated::Block(block) => methods(context, block, mistakes),
    }
}

fn methods(context: &Context, block: &Block, mistakes: &Mistakes) {
    let methods: Vec<&Function> = block.functions().collect();
    names_alone_are_parameters(context, &methods, mistakes);
    for method in methods {
        let Some(own) = &method.own else { continue };
        arguments(own, mistakes);
        has_a_body(method, mistakes);
        is_not_const(method, mistakes);
        names_alone_are_parameters(own, &[method], mistakes);
        err_has_a_result(own, method, mistakes);
    }
}

fn arguments(context: &Context, mistakes: &Mistakes) {
    fields_are_given_once(&context.entries, mistakes);
    fields_are_not_the_loggers_own(&context.entries, |_| "", mistakes);
    values_have_a_type(&context.entries, mistakes);
    for entry in context.entries.iter().filter(|entry| entry.is_error()) {
        mistakes.report(&entry.name, "an error can't be inherited: `err` records the one that the function returns");
    }
}

fn has_a_body(function: &Function, mistakes: &Mistakes) {
    if matches!(function.body, Body::Missing(_)) {
        let name = &function.signature.ident;
        mistakes.report(name, format!("`{name}` has no body to log from: put the attribute on its implementations"));
    }
}

fn is_not_const(function: &Function, mistakes: &Mistakes) {
    if let Some(constness) = &function.signature.constness {
        mistakes.report(constness, "a `const fn` can't log, so it can't have a context: take `#[log_context]` away");
    }
}

/// A field by its name alone takes the variable of that name, and only parameters exist where a body begins. rustc would
/// say twice of a misspelt one that it knows neither the field nor the variable.
fn names_alone_are_parameters(context: &Context, functions: &[&Function], mistakes: &Mistakes) {
    let alone = context.entries.iter().filter(|entry| matches!(entry.given, Given::Variable) && entry.is_askable());
    for Argument { name, .. } in alone {
        if functions.iter().any(|function| function.has_parameter(name)) {
            continue;
        }
        let written = name.to_string();
        let reason = match written.as_str() {
            "skip" | "skip_all" => ", and nothing is logged that is not named here;".to_owned(),
            "ret" => ", and what a function returns is never logged;".to_owned(),
            _ => suggestion(&written, functions),
        };
        let of = match functions {
            [function] => format!("parameter of `{}`", function.signature.ident),
            _ => "parameter of any function here".to_owned(),
        };
        mistakes.report(
            name,
            format!("`{written}` is no {of}{reason} another value is given as `{written} = …`, and the options are `entry_exit`, `err` and `schema = …`"),
        );
    }
}

fn suggestion(name: &str, functions: &[&Function]) -> String {
    let parameters: Vec<String> =
        functions.iter().flat_map(|function| function.parameters()).map(|name| name.to_string()).collect();
    let hint = did_you_mean(name, OPTIONS.into_iter().chain(parameters.iter().map(String::as_str)), '`');
    if hint.is_empty() { ";".to_owned() } else { format!(":{hint}") }
}

fn err_has_a_result(context: &Context, function: &Function, mistakes: &Mistakes) {
    if let (Some(err), ReturnType::Default) = (&context.err, &function.signature.output) {
        let name = &function.signature.ident;
        mistakes.report(err, format!("`err` records the error of a `Result`, and `{name}` returns none"));
    }
}
