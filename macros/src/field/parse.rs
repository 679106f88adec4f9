//! Parses the user's field into its syntax tree.

use super::ast::{Class, Field, Options, Treatment, Unit};
use super::types;
use crate::attributes::{self, Setting};
use crate::diagnostics::Mistakes;
use crate::paths::Runtime;
use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

/// The options of a schema's field. An object's leaf takes all but the first.
const OPTIONS: &[&str] = &["ecs", "pii", "keep_last", "domain", "sensitive", "public", "unit", "string", "text"];

const UNITS: &[(&str, Unit)] =
    &[("ms", Unit::Milliseconds), ("us", Unit::Microseconds), ("ns", Unit::Nanoseconds), ("s", Unit::Seconds)];

/// The values of `pii`.
#[derive(Clone, Copy)]
enum Pii {
    Hash,
    Mask,
    Drop,
    Truncate,
}

const PII: &[(&str, Pii)] =
    &[("hash", Pii::Hash), ("mask", Pii::Mask), ("drop", Pii::Drop), ("truncate", Pii::Truncate)];

/// Where a field is declared, which determines its options.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    Schema,
    Object,
}

/// Parses a field with a name. Returns `None` for a field of a tuple struct.
pub(crate) fn field(mistakes: &Mistakes, runtime: &Runtime, field: syn::Field, owner: Owner) -> Option<Field> {
    let before = mistakes.count();
    let ident = field.ident?;
    let options = options(mistakes, attributes::log_settings(mistakes, &field.attrs), owner);
    let mut attributes = field.attrs;
    attributes.retain(|attribute| !attributes::is_log(attribute) && !is_conditional(mistakes, attribute));
    Some(Field {
        conditions: conditions(&attributes),
        docs: docs(&attributes),
        deprecated: attributes.iter().find_map(deprecation),
        name: ident.unraw().to_string(),
        ty: types::declared(mistakes, runtime, field.ty),
        mistaken: mistakes.count() > before,
        options,
        attributes,
        ident,
    })
}

fn options(mistakes: &Mistakes, settings: Vec<Setting>, owner: Owner) -> Options {
    let settings = misplaced(mistakes, settings, owner);
    let allowed = match owner {
        Owner::Schema => OPTIONS,
        Owner::Object => &OPTIONS[1..],
    };
    let settings = attributes::accept(mistakes, settings, allowed);
    let find = |key: &str| settings.iter().find(|setting| setting.is(key));
    Options {
        ecs: find("ecs").and_then(|setting| setting.text(mistakes, "ECS name", "user.id")),
        class: class(mistakes, &settings),
        unit: find("unit").and_then(|setting| setting.word(mistakes, "unit", UNITS)),
        string: find("string").and_then(|setting| setting.flag(mistakes)),
        text: find("text").and_then(|setting| setting.flag(mistakes)),
    }
}

/// Reports options for which a list of the allowed ones would not help: a `hash` meant as `pii = "hash"`, and a leaf's
/// `ecs`.
fn misplaced(mistakes: &Mistakes, settings: Vec<Setting>, owner: Owner) -> Vec<Setting> {
    let is_pii = |setting: &Setting| PII.iter().any(|(word, _)| setting.is(word));
    let is_ecs = |setting: &Setting| owner == Owner::Object && setting.is("ecs");
    let (wrong, settings) = settings.into_iter().partition::<Vec<_>, _>(|setting| is_pii(setting) || is_ecs(setting));
    for setting in wrong {
        let message = if is_pii(&setting) {
            format!("`{0}` is a value of `pii`: write `pii = \"{0}\"`", setting.key)
        } else {
            "a leaf can't have an `ecs` name, because it is written below its object: write `ecs` on the schema's field \
             of this type"
                .to_owned()
        };
        mistakes.report(&setting.key, message);
    }
    settings
}

/// Returns the class among the options.
///
/// A mistaken class counts as `drop`, so that no check reports a missing class and no value is written.
fn class(mistakes: &Mistakes, settings: &[Setting]) -> Option<Class> {
    let mut classes =
        settings.iter().filter(|setting| ["pii", "sensitive", "public"].iter().any(|key| setting.is(key)));
    let setting = classes.next();
    for (second, first) in classes.zip(setting.into_iter().cycle()) {
        let message = format!("a field has one class, and `{}` already sets it: remove one of them", first.key);
        mistakes.report(&second.key, message);
    }
    let treatment = setting.map(|setting| treatment(mistakes, setting, settings));
    for (detail, belongs, needed) in [
        ("keep_last", matches!(treatment, Some(Treatment::Mask { .. })), "mask"),
        ("domain", matches!(treatment, Some(Treatment::Hash { .. })), "hash"),
    ] {
        if let Some(detail) = settings.iter().find(|setting| setting.is(detail) && !belongs) {
            mistakes.report(&detail.key, format!("`{}` requires `pii = \"{needed}\"`", detail.key));
        }
    }
    Some(Class { setting: setting?.clone(), treatment: treatment? })
}

fn treatment(mistakes: &Mistakes, setting: &Setting, settings: &[Setting]) -> Treatment {
    let find = |key: &str| settings.iter().find(|setting| setting.is(key));
    let reason = |example| setting.text(mistakes, "reason", example);
    if setting.is("sensitive") {
        return reason("why it must never be logged").map_or(Treatment::Drop, Treatment::Sensitive);
    }
    if setting.is("public") {
        return reason("why it is harmless").map_or(Treatment::Drop, Treatment::Public);
    }
    match setting.word(mistakes, "`pii` class", PII) {
        Some((_, Pii::Hash)) => {
            Treatment::Hash { domain: find("domain").and_then(|domain| domain.text(mistakes, "domain", "customer")) }
        }
        Some((_, Pii::Mask)) => {
            // A card number shows its last 4 digits by convention. More than 8 would show most of many values.
            let keep_last =
                find("keep_last").and_then(|keep| keep.number(mistakes, "number of readable characters", 1..=8));
            Treatment::Mask { keep_last: keep_last.unwrap_or(0) }
        }
        Some((_, Pii::Truncate)) => Treatment::Truncate,
        Some((_, Pii::Drop)) | None => Treatment::Drop,
    }
}

/// Reports `cfg_attr` with an attribute that matters here: an attribute macro sees it before rustc evaluates it.
fn is_conditional(mistakes: &Mistakes, attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    let matters = |token: TokenTree| ["log", "cfg"].iter().any(|name| token.to_string() == *name);
    let conditional = list.path.is_ident("cfg_attr") && list.tokens.clone().into_iter().any(matters);
    if conditional {
        mistakes.report(
            attribute,
            "a field's `#[log(..)]` can't be conditional: declare two fields with `#[cfg(..)]` instead",
        );
    }
    conditional
}

fn conditions(attributes: &[Attribute]) -> Vec<TokenStream> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    lists.filter_map(|attribute| attribute.meta.require_list().ok()).map(|list| list.tokens.clone()).collect()
}

fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(literal_value);
    let lines: Vec<String> = lines.map(|line| line.value().trim().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

fn deprecation(attribute: &Attribute) -> Option<String> {
    if !attribute.path().is_ident("deprecated") {
        return None;
    }
    let mut note = literal_value(attribute).map(|note| note.value());
    if let Meta::List(list) = &attribute.meta {
        // rustc reports a malformed list, because the attribute stays on the constant.
        let _ = list.parse_nested_meta(|meta| {
            let value: LitStr = meta.value()?.parse()?;
            if meta.path.is_ident("note") {
                note = Some(value.value());
            }
            Ok(())
        });
    }
    Some(note.unwrap_or_default())
}

/// Returns the string of an attribute `#[name = "…"]`.
fn literal_value(attribute: &Attribute) -> Option<LitStr> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    match &pair.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.clone()),
        _ => None,
    }
}
