//! What a macro, which sees tokens only, can tell of a field's type. What it can't (aliases, own types), the runtime's
//! checks find in constant evaluation.

use crate::diagnostics::Mistakes;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, PathSegment, Type, parse_quote};

/// What a type's name says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Bool,
    Integer,
    Float,
    Text,
    Duration,
    Time,
    Ip,
    /// An own type, an alias, or anything else whose name says nothing.
    Unknown,
}

/// The type that a field holds: `T` for `Option<T>`, because every field may be left out, and `Vec<T>` for `[T]`.
///
/// A reference is refused and stands for the owned type then.
pub(crate) fn declared(mistakes: &Mistakes, ty: Type) -> Type {
    match ty {
        Type::Group(group) => declared(mistakes, *group.elem),
        Type::Paren(paren) => declared(mistakes, *paren.elem),
        Type::Slice(slice) => {
            let element = slice.elem;
            parse_quote!(::std::vec::Vec<#element>)
        }
        Type::Reference(reference) => {
            let owned = match declared(mistakes, (*reference.elem).clone()) {
                Type::Path(path) if path.path.is_ident("str") => parse_quote!(::std::string::String),
                owned => owned,
            };
            let message = "a field is declared by the type that owns its value, and takes references to it: write `{}`";
            mistakes.report(
                reference,
                message.replace("{}", &spelled(&owned).replace("::std::string::", "").replace("::std::vec::", "")),
            );
            owned
        }
        ty => match argument_of(&ty, "Option") {
            Some(inner) => declared(mistakes, inner.clone()),
            None => ty,
        },
    }
}

/// The shape of the type, of the elements if it is a list.
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

/// The type as a person writes it, for documentation: `Vec<Option<u8>>`.
pub(crate) fn spelled(ty: &Type) -> String {
    let mut text = String::new();
    spell(ty.to_token_stream(), &mut text);
    text
}

/// The only type argument of a path that ends in `name`.
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
