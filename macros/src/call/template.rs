//! Splits a message into text and the field names in its braces (holes).

use super::ast::Call;
use crate::argument::ast::ERROR;
use crate::names::{self, Topic};
use syn::Ident;

#[cfg(test)]
mod tests;

/// A part of the message literal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text, in which `{{` and `}}` are already single braces.
    Text(String),
    /// The content of a pair of braces.
    Hole(String),
    /// An unmatched `{` or `}`.
    Stray(char),
}

/// What a piece of the message renders.
pub(super) enum MessagePiece<'call> {
    Text(String),
    /// The call's field with this index.
    Field(usize),
    /// A field of the surrounding context.
    Inherited(&'call Ident),
    /// A field that the surrounding context may have.
    Assumed(String),
    Error,
}

/// Splits a message at its braces.
pub(super) fn split(message: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = message;
    while let Some(position) = rest.find(['{', '}']) {
        let (before, behind) = rest.split_at(position);
        text.push_str(before);
        let brace = if behind.starts_with('{') { '{' } else { '}' };
        let behind = &behind[1..];
        if let Some(behind) = behind.strip_prefix(brace) {
            text.push(brace);
            rest = behind;
            continue;
        }
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        rest = behind;
        match behind.split_once('}') {
            Some((hole, behind)) if brace == '{' && !hole.contains('{') => {
                parts.push(Part::Hole(hole.to_owned()));
                rest = behind;
            }
            _ => parts.push(Part::Stray(brace)),
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    parts
}

/// Returns the message's pieces without the holes that no field fills, which the checks report.
pub(super) fn pieces<'call>(call: &'call Call, message: &str) -> Vec<MessagePiece<'call>> {
    let pieces = split(message).into_iter().filter_map(|part| match part {
        Part::Text(text) => Some(MessagePiece::Text(text)),
        Part::Hole(hole) => fill(call, &hole),
        Part::Stray(_) => None,
    });
    pieces.collect()
}

/// Returns what the hole renders. A field of the call overrides one of the context. rustc checks that an assumed field
/// exists.
pub(super) fn fill<'call>(call: &'call Call, hole: &str) -> Option<MessagePiece<'call>> {
    if hole == ERROR {
        return call.has_error().then_some(MessagePiece::Error);
    }
    let own = call.fields().position(|field| names::plain(&field.name) == hole).map(MessagePiece::Field);
    own.or_else(|| {
        let inherited = call.surroundings.inherited.iter().find(|name| names::plain(name) == hole);
        inherited.map(MessagePiece::Inherited)
    })
    .or_else(|| may_be_inherited(call, hole).then(|| MessagePiece::Assumed(hole.to_owned())))
}

fn may_be_inherited(call: &Call, hole: &str) -> bool {
    let is_credential = || names::sound(hole).is_some_and(|sound| sound.of == Topic::Credential && !sound.is_alone);
    call.may_inherit() && names::is_field_name(hole) && syn::parse_str::<Ident>(hole).is_ok() && !is_credential()
}

/// Returns the holes of the message that name assumed fields, each once.
pub(super) fn assumed(call: &Call, message: &str) -> Vec<String> {
    let mut assumed = Vec::new();
    for piece in pieces(call, message) {
        if let MessagePiece::Assumed(hole) = piece
            && !assumed.contains(&hole)
        {
            assumed.push(hole);
        }
    }
    assumed
}

/// Returns the names that the call's message can have in braces.
pub(super) fn holes(call: &Call) -> Vec<String> {
    let own = call.fields().filter(|field| field.is_nameable()).map(|field| &field.name);
    let mut holes: Vec<String> = Vec::new();
    for name in own.chain(&call.surroundings.inherited).map(names::plain) {
        if !holes.contains(&name) {
            holes.push(name);
        }
    }
    holes.extend(call.has_error().then(|| ERROR.to_owned()));
    holes
}

/// Lists the [`holes`] for an error text.
pub(super) fn allowed_holes(call: &Call) -> String {
    let holes: Vec<String> = holes(call).iter().map(|hole| format!("`{{{hole}}}`")).collect();
    if holes.is_empty() {
        return "the call has no fields that braces could name".to_owned();
    }
    format!("available: {}", holes.join(", "))
}
