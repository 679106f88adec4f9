//! Holds the expansion of each macro against a snapshot: `macros/tests/expansions/*.rs` are inputs, the `.expanded.rs`
//! files beside them are their expansions.
//!
//! After a change of an expansion, run `CHAT_LOG_GOLDEN=overwrite cargo test -p chat-log-macros expansions` and read
//! the difference.

use crate::{call, context, schema, value};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::fs;
use std::path::{Path, PathBuf};
use syn::parse::Parser;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, DeriveInput, Expr, File, Item, ItemFn, Meta, Stmt};

#[test]
fn expansions_are_as_committed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansions");
    let mut changed = Vec::new();
    let inputs = inputs(&folder);
    assert!(!inputs.is_empty(), "{} has no input", folder.display());
    for input in inputs {
        let code = fs::read_to_string(&input).expect("an input is text");
        let expanded = expanded(&syn::parse_file(&code).expect("an input is Rust"));
        let golden = input.with_extension("expanded.rs");
        if std::env::var_os("CHAT_LOG_GOLDEN").is_some_and(|wish| wish == "overwrite") {
            fs::write(&golden, &expanded).expect("the directory is writable");
        }
        if fs::read_to_string(&golden).ok().as_ref() != Some(&expanded) {
            changed.push(format!("{}:\n{expanded}", golden.display()));
        }
    }
    assert!(changed.is_empty(), "other expansions than committed:\n{}", changed.join("\n"));
}

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("the directory exists").map(|entry| entry.expect("an entry").path());
    let mut inputs: Vec<PathBuf> = files.filter(|file| !file.to_string_lossy().ends_with(".expanded.rs")).collect();
    inputs.sort();
    inputs
}

fn expanded(file: &File) -> String {
    let items: TokenStream = file.items.iter().map(item).collect();
    prettyplease::unparse(&syn::parse2(items).expect("an expansion is made of items"))
}

/// Returns an item as rustc sees it after the macros on it, or in it, have expanded.
fn item(item: &Item) -> TokenStream {
    match item {
        Item::Fn(function) => of_function(function.clone()),
        Item::Struct(structure) => of_type(structure.attrs.clone(), item),
        Item::Enum(words) => of_type(words.attrs.clone(), item),
        other => panic!("no macro of this crate stands on this: {}", other.to_token_stream()),
    }
}

/// Expands the function's attribute, or without one the calls in its body. The calls under an attribute stay, because
/// rustc expands them later.
fn of_function(mut function: ItemFn) -> TokenStream {
    if let Some(arguments) = taken(&mut function.attrs, "log_context") {
        return context::expand(arguments, function.into_token_stream());
    }
    Calls.visit_block_mut(&mut function.block);
    function.into_token_stream()
}

fn of_type(mut attributes: Vec<Attribute>, item: &Item) -> TokenStream {
    let mut input: DeriveInput = syn::parse2(item.to_token_stream()).expect("a type");
    if let Some(arguments) = taken(&mut attributes, "log_schema") {
        input.attrs = attributes;
        return schema::expand(arguments, input.into_token_stream());
    }
    // A derive adds to the type, which stays as it is.
    let code = value::expand(input.to_token_stream());
    quote!(#input #code)
}

/// Removes the macro's attribute, as rustc does before the macro expands, and returns its arguments.
fn taken(attributes: &mut Vec<Attribute>, name: &str) -> Option<TokenStream> {
    let position = attributes.iter().position(|attribute| attribute.path().is_ident(name))?;
    match attributes.remove(position).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}

struct Calls;

impl VisitMut for Calls {
    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        if let Stmt::Macro(call) = statement
            && let Some(code) = expansion(&call.mac)
        {
            *statement = Stmt::Expr(code, call.semi_token);
        }
        visit_mut::visit_stmt_mut(self, statement);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Macro(call) = expression
            && let Some(code) = expansion(&call.mac)
        {
            *expression = code;
        }
        visit_mut::visit_expr_mut(self, expression);
    }
}

/// Expands a call as the shim passes it on, after the path of the runtime crate.
fn expansion(call: &syn::Macro) -> Option<Expr> {
    let arguments = &call.tokens;
    let input = quote!([::chat_log] #arguments);
    let code = match call.path.get_ident()?.to_string().as_str() {
        "chat_log" => call::expand(input),
        "enabled" => call::expand_enabled(input),
        _ => return None,
    };
    let statements = Block::parse_within.parse2(code).expect("an expansion is an expression");
    match statements.into_iter().next() {
        Some(Stmt::Expr(code, _)) => Some(code),
        _ => None,
    }
}
