//! The checks of a declared field, in a schema or in an object.

use super::ast::{Field, Treatment};
use super::types::{self, Shape};
use crate::diagnostics::Mistakes;
use crate::names::{self, Topic};

/// Runs every check of a declaration except [`form`], because a schema has further rules for names.
pub(crate) fn declaration(mistakes: &Mistakes, field: &Field) {
    sound(mistakes, field);
    unit(mistakes, field);
    string(mistakes, field);
    text(mistakes, field);
    truncate(mistakes, field);
}

/// Reports a name other than `[a-z][a-z0-9_]*`.
pub(crate) fn form(mistakes: &Mistakes, field: &Field) {
    if names::is_field_name(&field.name) {
        return;
    }
    let proposed = names::snake_case(&field.name);
    let repair = if names::is_field_name(&proposed) { format!(": write `{proposed}`") } else { String::new() };
    let message = format!(
        "`{}` is not a valid field name{repair} (expected a lowercase letter, then lowercase letters, digits and `_`, ASCII only)",
        field.name
    );
    mistakes.report(&field.ident, message);
}

/// Reports a field without a class whose name sounds like a credential or personal data.
fn sound(mistakes: &Mistakes, field: &Field) {
    if field.mistaken || matches!(field.treatment(), Some(Treatment::Public(_) | Treatment::Sensitive(_))) {
        return;
    }
    let Some(sound) = names::sound(&field.name) else { return };
    let (of, repair) = match sound.of {
        Topic::Credential => ("a credential", "write `#[log(sensitive = \"why it must never be logged\")]`"),
        Topic::Personal if field.options.class.is_some() => return,
        Topic::Personal => match types::shape(&field.ty) {
            Shape::Ip | Shape::Time => {
                ("personal data", "write `#[log(pii = \"truncate\")]` (or \"hash\", \"mask\", \"drop\")")
            }
            _ => ("personal data", "write `#[log(pii = \"hash\")]` (or \"mask\", \"drop\")"),
        },
    };
    let (name, word) = (&field.name, sound.word);
    let heard = if word == name { String::new() } else { format!(" (`{word}`)") };
    let longer = if sound.is_alone { ", or use a longer name that says what it is" } else { "" };
    let message =
        format!("`{name}` sounds like {of}{heard}: {repair}, or `#[log(public = \"why it is harmless\")]`{longer}");
    mistakes.report(&field.ident, message);
}

fn unit(mistakes: &Mistakes, field: &Field) {
    let shape = types::shape(&field.ty);
    match &field.options.unit {
        None if shape == Shape::Duration && !field.mistaken && field.never_logged().is_none() => {
            mistakes.report(
                &field.ty,
                "a `Duration` needs a unit: write `#[log(unit = \"ms\")]` (or \"us\", \"ns\", \"s\")",
            );
        }
        Some((unit, _)) if !matches!(shape, Shape::Duration | Shape::Unknown) => {
            mistakes.report(unit, "only a `Duration` has a unit: declare the field `Duration`, or remove `unit`");
        }
        _ => {}
    }
}

fn string(mistakes: &Mistakes, field: &Field) {
    if let Some(string) = &field.options.string
        && !matches!(types::shape(&field.ty), Shape::Integer | Shape::Unknown)
    {
        mistakes.report(string, "only an integer can be written as a string: remove `string`");
    }
}

fn text(mistakes: &Mistakes, field: &Field) {
    if let Some(text) = &field.options.text
        && !matches!(types::shape(&field.ty), Shape::Text | Shape::Unknown)
    {
        mistakes.report(text, "only a `String` can be free text: remove `text`");
    }
}

fn truncate(mistakes: &Mistakes, field: &Field) {
    if let Some(class) = &field.options.class
        && matches!(class.treatment, Treatment::Truncate)
        && !matches!(types::shape(&field.ty), Shape::Ip | Shape::Time | Shape::Unknown)
    {
        let message = "only an IP address or a date can be truncated: write `pii = \"hash\"` (or \"mask\", \"drop\")";
        mistakes.report(&class.setting, message);
    }
}
