//! Finds out whether a function that is not `async` returns a future, and which part of its body creates it.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Ident, PathArguments, PathSegment, ReturnType, Signature, Token, Type, TypeParamBound};

/// The future that a function returns.
pub(super) enum ReturnedFuture {
    /// `impl Future`.
    Opaque,
    /// `Pin<Box<dyn Future>>` or a known alias of it.
    Boxed,
}

/// Returns what kind of future the signature returns, if any.
pub(super) fn returned(signature: &Signature) -> Option<ReturnedFuture> {
    let ReturnType::Type(_, ty) = &signature.output else { return None };
    match ungrouped(ty) {
        Type::ImplTrait(opaque) if future_bound(&opaque.bounds).is_some() => Some(ReturnedFuture::Opaque),
        ty if boxed_bounds(ty).is_some() || last_segment(ty).is_some_and(is_alias) => Some(ReturnedFuture::Boxed),
        _ => None,
    }
}

/// Returns whether the signature returns an `impl Future` with traits that its wrapper may lack.
pub(super) fn has_other_traits(signature: &Signature) -> bool {
    const KEPT: [&str; 9] =
        ["Clone", "Debug", "Future", "RefUnwindSafe", "Send", "Sized", "Sync", "Unpin", "UnwindSafe"];
    let ReturnType::Type(_, ty) = &signature.output else { return false };
    let Type::ImplTrait(opaque) = ungrouped(ty) else { return false };
    opaque.bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().is_some_and(|last| !KEPT.iter().any(|kept| last.ident == kept))
        }
        _ => false,
    })
}

/// Returns the type of the final result: the return type, or the output of the returned future. A nested `impl Trait`
/// becomes `_`; if the whole type is `impl Trait` or `!`, there is nothing to annotate.
pub(super) fn output(signature: &Signature) -> Option<Type> {
    let mut output = match &signature.output {
        ReturnType::Default => syn::parse_quote!(()),
        ReturnType::Type(_, ty) if signature.asyncness.is_none() && returned(signature).is_some() => {
            future_output(ungrouped(ty))?.clone()
        }
        ReturnType::Type(_, ty) => ungrouped(ty).clone(),
    };
    if matches!(output, Type::ImplTrait(_) | Type::Never(_)) {
        return None;
    }
    Opaque.visit_type_mut(&mut output);
    Some(output)
}

/// Returns the declared return type in a form that a closure can have. Each `impl Trait` becomes `_`.
pub(super) fn written(signature: &Signature) -> Option<Type> {
    let ReturnType::Type(_, ty) = &signature.output else { return None };
    let mut written = (**ty).clone();
    Opaque.visit_type_mut(&mut written);
    Some(written)
}

/// Returns whether the type's name ends in `Result`.
pub(super) fn is_named_result(ty: &Type) -> bool {
    last_segment(ungrouped(ty)).is_some_and(|last| last.ident.to_string().ends_with("Result"))
}

/// Returns whether the type's tokens show that its values are neither futures nor have a `Drop` that reads them.
pub(super) fn is_plain(ty: &Type) -> bool {
    const PLAIN: [&str; 19] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "String", "u8", "u16", "u32",
        "u64", "u128", "usize", "Duration",
    ];
    match ungrouped(ty) {
        Type::Tuple(tuple) => tuple.elems.iter().all(is_plain),
        Type::Array(array) => is_plain(&array.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| PLAIN.iter().any(|plain| last.ident == plain)),
        _ => false,
    }
}

/// A body that ends in `async move { … }` or `Box::pin(async move { … })`, split at that block.
pub(super) struct Tail {
    pub(super) before: TokenStream,
    /// `Box::pin` and its parentheses, if they contain the block.
    pub(super) boxed: Option<(TokenStream, Group)>,
    /// `async move`.
    pub(super) keywords: TokenStream,
    pub(super) block: Group,
}

pub(super) fn tail(body: TokenStream) -> Option<Tail> {
    let mut tokens: Vec<TokenTree> = body.into_iter().collect();
    let Some(TokenTree::Group(last)) = tokens.pop() else { return None };
    let start = match last.delimiter() {
        Delimiter::Brace => async_start(&tokens)?,
        Delimiter::Parenthesis => box_pin_start(&tokens)?,
        _ => return None,
    };
    if !begins_statement(&tokens, start) {
        return None;
    }
    let path = tokens.split_off(start);
    let before = tokens.into_iter().collect();
    if last.delimiter() == Delimiter::Brace {
        return Some(Tail { before, boxed: None, keywords: path.into_iter().collect(), block: last });
    }
    let mut inside: Vec<TokenTree> = last.stream().into_iter().collect();
    let Some(TokenTree::Group(block)) = inside.pop() else { return None };
    if block.delimiter() != Delimiter::Brace || async_start(&inside)? != 0 {
        return None;
    }
    Some(Tail {
        before,
        boxed: Some((path.into_iter().collect(), last)),
        keywords: inside.into_iter().collect(),
        block,
    })
}

/// Returns where a final `async` or `async move` starts.
fn async_start(tokens: &[TokenTree]) -> Option<usize> {
    let last = tokens.len().checked_sub(1)?;
    if is_word(&tokens[last], "async") {
        return Some(last);
    }
    let before = last.checked_sub(1)?;
    (is_word(&tokens[last], "move") && is_word(&tokens[before], "async")).then_some(before)
}

/// Returns where a final path to `Box::pin` starts, however it is qualified.
fn box_pin_start(tokens: &[TokenTree]) -> Option<usize> {
    let is_path = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(mark) => mark.as_char() == ':',
        _ => false,
    };
    let length = tokens.iter().rev().take_while(|token| is_path(token)).count();
    let path = &tokens[tokens.len() - length..];
    let names: Vec<&TokenTree> = path.iter().filter(|token| matches!(token, TokenTree::Ident(_))).collect();
    match names.as_slice() {
        [.., owner, method] if is_word(owner, "Box") && is_word(method, "pin") => Some(tokens.len() - length),
        _ => None,
    }
}

fn begins_statement(tokens: &[TokenTree], start: usize) -> bool {
    match start.checked_sub(1).map(|before| &tokens[before]) {
        None => true,
        Some(TokenTree::Punct(mark)) => mark.as_char() == ';',
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        Some(_) => false,
    }
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// Adds uses of rebound variables to the content of an `async` block. `async_trait` rebinds every parameter
/// (`let user_id = user_id;`); the new variable then counts as used if the attribute uses the outer one.
pub(super) fn with_used_rebindings(content: TokenStream, names: &[Ident]) -> TokenStream {
    let tokens: Vec<TokenTree> = content.into_iter().collect();
    let mut with_uses = TokenStream::new();
    for (position, token) in tokens.iter().enumerate() {
        with_uses.extend([token.clone()]);
        let Some(statement) = position.checked_sub(4).map(|start| &tokens[start..=position]) else { continue };
        if let Some(name) = rebound(statement).filter(|name| names.contains(name)) {
            with_uses.extend(quote_spanned!(Span::mixed_site()=> let _ = &#name;));
        }
    }
    with_uses
}

/// Returns the variable of a `let name = name;`.
fn rebound(statement: &[TokenTree]) -> Option<&Ident> {
    match statement {
        [word, TokenTree::Ident(new), TokenTree::Punct(_), TokenTree::Ident(old), TokenTree::Punct(end)]
            if is_word(word, "let") && new == old && end.as_char() == ';' =>
        {
            Some(new)
        }
        _ => None,
    }
}

fn future_output(ty: &Type) -> Option<&Type> {
    match ty {
        Type::ImplTrait(opaque) => output_of(future_bound(&opaque.bounds)?),
        ty => match boxed_bounds(ty) {
            Some(bounds) => output_of(future_bound(bounds)?),
            // `BoxFuture<'a, T>`
            None => type_arguments(last_segment(ty)?).last(),
        },
    }
}

fn future_bound(bounds: &Punctuated<TypeParamBound, Token![+]>) -> Option<&PathSegment> {
    bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().filter(|last| last.ident == "Future"),
        _ => None,
    })
}

fn output_of(future: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &future.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(assigned) if assigned.ident == "Output" => Some(&assigned.ty),
        _ => None,
    })
}

/// Returns the bounds of the future in `Pin<Box<dyn …>>`.
fn boxed_bounds(ty: &Type) -> Option<&Punctuated<TypeParamBound, Token![+]>> {
    let pin = last_segment(ty).filter(|last| last.ident == "Pin")?;
    let boxed = type_arguments(pin).next().and_then(last_segment).filter(|last| last.ident == "Box")?;
    match ungrouped(type_arguments(boxed).next()?) {
        Type::TraitObject(object) if future_bound(&object.bounds).is_some() => Some(&object.bounds),
        _ => None,
    }
}

/// Returns whether the type is `BoxFuture<'a, T>` as the `futures` crate defines it. Other crates' aliases of that name
/// take other arguments, and boxing their futures again could require bounds that the function lacks.
fn is_alias(segment: &PathSegment) -> bool {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
    let mut arguments = arguments.args.iter();
    (segment.ident == "BoxFuture" || segment.ident == "LocalBoxFuture")
        && matches!(arguments.next(), Some(GenericArgument::Lifetime(_)))
        && matches!(arguments.next(), Some(GenericArgument::Type(_)))
        && arguments.next().is_none()
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ungrouped(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn type_arguments(segment: &PathSegment) -> impl Iterator<Item = &Type> {
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

fn ungrouped(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => ungrouped(&group.elem),
        Type::Paren(paren) => ungrouped(&paren.elem),
        ty => ty,
    }
}

/// Replaces `impl Trait`, which is not allowed in an expression's type, by `_`.
struct Opaque;

impl VisitMut for Opaque {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(ty, Type::ImplTrait(_)) {
            *ty = syn::parse_quote!(_);
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}
