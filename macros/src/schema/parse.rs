//! Parses the attribute and the struct into the syntax tree.

use super::ast::{Schema, Settings};
use super::ecs;
use crate::attributes::{self, Setting};
use crate::diagnostics::Mistakes;
use crate::field::parse::{Owner, field};
use crate::names;
use crate::paths::Runtime;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Fields, Generics, Item, ItemStruct, LitStr};

const SETTINGS: &[&str] = &["service", "namespace", "classes", "budget", "crate"];

/// Half of Elasticsearch's default limit for an index (`index.mapping.total_fields.limit`, 1,000). The other half is
/// for the logger's fields, the shipper's, and multi-fields.
const DEFAULT_BUDGET: usize = 500;

/// Returns `None` if the item can't become a schema. It is then emitted unchanged.
pub(super) fn schema(mistakes: &Mistakes, arguments: TokenStream, item: TokenStream) -> Option<Schema> {
    let settings = settings(mistakes, arguments);
    match mistakes.take(syn::parse2(item))? {
        Item::Struct(item) => Some(of_struct(mistakes, settings, item)),
        Item::Enum(item) => {
            mistakes.report(item.enum_token, NOT_A_STRUCT);
            Some(Schema { attributes: item.attrs, visibility: item.vis, ident: item.ident, settings, fields: vec![] })
        }
        Item::Union(item) => {
            mistakes.report(item.union_token, NOT_A_STRUCT);
            Some(Schema { attributes: item.attrs, visibility: item.vis, ident: item.ident, settings, fields: vec![] })
        }
        item => {
            mistakes.report(item, NOT_A_STRUCT);
            None
        }
    }
}

const NOT_A_STRUCT: &str = "a schema must be a struct with named fields: write `struct LogSchema { user_id: u64, .. }`";

fn of_struct(mistakes: &Mistakes, settings: Settings, item: ItemStruct) -> Schema {
    if let Fields::Unnamed(fields) = &item.fields {
        mistakes.report(fields, "the fields of a schema need names: write `struct LogSchema { user_id: u64, .. }`");
    }
    let fields = generic(mistakes, &item.generics, item.fields);
    let parse = |declared| field(mistakes, &settings.runtime, declared, Owner::Schema);
    let fields = fields.into_iter().filter_map(parse).collect();
    Schema { attributes: item.attrs, visibility: item.vis, ident: item.ident, settings, fields }
}

/// Reports generics, and leaves out the fields that depend on them.
fn generic(mistakes: &Mistakes, generics: &Generics, fields: Fields) -> Vec<syn::Field> {
    if !generics.params.is_empty() || generics.where_clause.is_some() {
        let message = "a schema can't be generic, because its fields are constants: declare them with concrete types";
        mistakes.report(quote!(#generics), message);
    }
    let parameters: Vec<String> = generics.params.iter().map(parameter_name).collect();
    fields.into_iter().filter(|field| !mentions(field.ty.to_token_stream(), &parameters)).collect()
}

fn parameter_name(parameter: &syn::GenericParam) -> String {
    match parameter {
        syn::GenericParam::Lifetime(lifetime) => lifetime.lifetime.ident.to_string(),
        syn::GenericParam::Type(ty) => ty.ident.to_string(),
        syn::GenericParam::Const(constant) => constant.ident.to_string(),
    }
}

fn mentions(tokens: TokenStream, names: &[String]) -> bool {
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Group(group) => mentions(group.stream(), names),
        proc_macro2::TokenTree::Ident(ident) => names.contains(&ident.to_string()),
        _ => false,
    })
}

fn settings(mistakes: &Mistakes, arguments: TokenStream) -> Settings {
    let settings = attributes::parse(mistakes, arguments);
    let settings = attributes::accept(mistakes, settings, SETTINGS);
    let find = |key: &str| settings.iter().find(|setting| setting.is(key));
    let service = service(mistakes, find("service"));
    let classes = find("classes").and_then(|setting| setting.word(mistakes, "rule", &[("required", ())]));
    let runtime = find("crate").and_then(|setting| setting.path(mistakes, "crate", "::chat_log"));
    Settings {
        runtime: runtime.map_or_else(Runtime::default, |path| Runtime::new(path.into_token_stream())),
        namespace: namespace(mistakes, find("namespace"), find("service"), &service),
        service,
        classes_required: classes.is_some(),
        budget: find("budget")
            .and_then(|setting| setting.number(mistakes, "budget", 1..=10_000))
            .unwrap_or(DEFAULT_BUDGET),
    }
}

/// Returns the package's name unless the schema sets another.
fn service(mistakes: &Mistakes, setting: Option<&Setting>) -> String {
    let package = || std::env::var("CARGO_PKG_NAME").unwrap_or_default();
    let Some(setting) = setting else {
        let package = package();
        if package.is_empty() {
            mistakes.report_at(Span::call_site(), "the service is missing: write `service = \"chat\"`");
        }
        return package;
    };
    setting.text(mistakes, "service", "chat").map_or_else(package, |text| text.value())
}

/// Returns a name derived from the service unless the schema sets one.
fn namespace(mistakes: &Mistakes, setting: Option<&Setting>, named_service: Option<&Setting>, service: &str) -> String {
    let derived = service.replace(['-', '.', ' '], "_").to_lowercase();
    let Some(setting) = setting else {
        if !service.is_empty() && namespace_fault(&derived).is_some() {
            let message = format!(
                "the service name \"{service}\" is not a valid namespace: set another one, as `namespace = \"chat\"`"
            );
            mistakes.report(named_service, message);
        }
        return derived;
    };
    let Some(text) = setting.text(mistakes, "namespace", "chat") else { return derived };
    report_namespace(mistakes, &text);
    text.value()
}

fn report_namespace(mistakes: &Mistakes, text: &LitStr) {
    if let Some(fault) = namespace_fault(&text.value()) {
        mistakes.report(text, format!("\"{}\" is not a valid namespace: {fault}", text.value()));
    }
}

fn namespace_fault(namespace: &str) -> Option<&'static str> {
    if !names::is_field_name(namespace) {
        return Some("write a lowercase letter, then lowercase letters, digits and `_`");
    }
    let taken = ecs::is_object(namespace) || names::is_shipper_object(namespace) || namespace == "labels";
    taken.then_some("ECS or the log shipper uses it, so write another word")
}
