//! What the tokens of a field's type show. The runtime checks aliases and custom types by constant evaluation.

use crate::diagnostics::Mistakes;
use crate::paths::Runtime;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, PathSegment, Type, parse_quote};

/// What a type is by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Bool,
    Integer,
    Float,
    Text,
    Duration,
    Time,
    Ip,
    /// A custom type, an alias, or any other type with an unknown name.
    Unknown,
}

/// Returns the type that a field holds: `T` for `Option<T>`, because every field is optional, and `Vec<T>` for `[T]`.
///
/// A reference is reported and replaced by the owned type.
pub(crate) fn declared(mistakes: &Mistakes, runtime: &Runtime, ty: Type) -> Type {
    match ty {
        Type::Group(group) => declared(mistakes, runtime, *group.elem),
        Type::Paren(paren) => declared(mistakes, runtime, *paren.elem),
        Type::Slice(slice) => {
            let (vec, element) = (runtime.vec(), slice.elem);
            parse_quote!(#vec<#element>)
        }
        Type::Reference(reference) => {
            let owned = match declared(mistakes, runtime, (*reference.elem).clone()) {
                Type::Path(path) if path.path.is_ident("str") => {
                    let string = runtime.string();
                    parse_quote!(#string)
                }
                owned => owned,
            };
            let repair = spelled(&owned);
            let message =
                format!("a field is declared with an owned type and takes references to it: write `{repair}`");
            mistakes.report(reference, message);
            owned
        }
        ty => match argument_of(&ty, "Option") {
            Some(inner) => declared(mistakes, runtime, inner.clone()),
            None => ty,
        },
    }
}

/// Returns the shape of the type, or of its elements if it is a list.
pub(super) fn shape(ty: &Type) -> Shape {
    if let Some(element) = argument_of(ty, "Vec") {
        return shape(element);
    }
    let Some(segment) = last_segment(ty) else { return Shape::Unknown };
    match segment.ident.to_string().as_str() {
        "bool" => Shape::Bool,
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => {
            Shape::Integer
        }
        "f32" | "f64" => Shape::Float,
        "String" | "char" => Shape::Text,
        "Duration" => Shape::Duration,
        "SystemTime" => Shape::Time,
        "IpAddr" | "Ipv4Addr" | "Ipv6Addr" => Shape::Ip,
        _ => Shape::Unknown,
    }
}

/// Returns the type as a person writes it, for documentation: `Vec<Option<u8>>`.
pub(crate) fn spelled(ty: &Type) -> String {
    let mut text = String::new();
    spell(ty.to_token_stream(), &mut text);
    match text.split_once("::__private::") {
        Some((_, name)) if name == "String" || name.starts_with("Vec<") => name.to_owned(),
        _ => text,
    }
}

/// Returns the only type argument of a path that ends in `name`.
fn argument_of<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) = &segment.arguments else {
        return None;
    };
    match args.first()? {
        GenericArgument::Type(argument) if args.len() == 1 => Some(argument),
        _ => None,
    }
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

fn spell(tokens: TokenStream, text: &mut String) {
    for token in tokens {
        if text.ends_with([',', ';']) {
            text.push(' ');
        }
        let TokenTree::Group(group) = token else {
            let token = token.to_string();
            let word = |letter: char| letter.is_alphanumeric() || letter == '_';
            if text.ends_with(word) && token.starts_with(word) {
                text.push(' ');
            }
            text.push_str(&token);
            continue;
        };
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        text.push_str(open);
        spell(group.stream(), text);
        text.push_str(close);
    }
}
