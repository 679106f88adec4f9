//! The alias guard: which identifiers of a value's expression may name a credential.
//!
//! Only names can be seen here, not where a value comes from. What the built-in words catch is refused at its token; all
//! other names go to the schema, whose own sensitive names this macro does not know.

use crate::names;
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Ident, LitStr, Path};

#[cfg(test)]
mod tests;

/// The escape hatch: `allow_name(expr)` in a value logs `expr`, whatever it is called.
const ALLOW_NAME: &str = "allow_name";

/// An expression as it is to be compiled, with the identifiers that a schema must be asked about.
pub(crate) struct Inspected {
    /// Without its `allow_name(…)`.
    pub(crate) tokens: TokenStream,
    pub(crate) suspects: Vec<Suspect>,
}

/// An identifier that may name a credential.
pub(crate) struct Suspect {
    pub(crate) name: String,
    pub(crate) span: Span,
    /// The built-in word that it is or ends in.
    pub(crate) credential: Option<&'static str>,
}

/// Looks through the value of `field`. The field's own name is no suspect: it is checked as a field.
pub(crate) fn inspect(field: &Ident, value: &impl ToTokens) -> Inspected {
    let mut walk = Walk { field: names::plain(field), suspects: Vec::new() };
    let tokens = value.to_token_stream();
    let tokens = walk.tokens(tokens.clone(), Place::Expression).unwrap_or(tokens);
    Inspected { tokens, suspects: walk.suspects }
}

/// The expression as it is to be compiled, where nothing of it is logged.
pub(crate) fn without_allow_name(value: &impl ToTokens) -> TokenStream {
    inspect(&Ident::new("unnamed", Span::call_site()), value).tokens
}

/// The checks that stand in constants of their own, so that rustc reports each of them.
pub(crate) fn credential_checks(schema: &Path, suspects: &[Suspect]) -> TokenStream {
    let checks = suspects.iter().filter_map(|suspect| {
        let (name, word) = (&suspect.name, suspect.credential?);
        Some(quote_spanned!(suspect.span=> const _: () = (#schema::__GUARD).check_builtin(#name, #word);))
    });
    checks.collect()
}

/// The checks for names that only the schema knows, behind one test of a mask that lets most calls skip them.
pub(crate) fn schema_checks(schema: &Path, suspects: &[Suspect]) -> TokenStream {
    let mut unknown: Vec<&Suspect> = Vec::new();
    for suspect in suspects.iter().filter(|suspect| suspect.credential.is_none()) {
        if !unknown.iter().any(|known| known.name == suspect.name) {
            unknown.push(suspect);
        }
    }
    if unknown.is_empty() {
        return TokenStream::new();
    }
    let mask = unknown.iter().fold(0, |mask, suspect| mask | names::guard_mask(&suspect.name));
    let checks = unknown.iter().map(|suspect| {
        let (name, guard, check) = (&suspect.name, unplaced("__GUARD"), unplaced("check"));
        quote_spanned!(suspect.span=> (#schema::#guard).#check(#name);)
    });
    quote_spanned!(Span::mixed_site()=> if #schema::__GUARD.may_hit(#mask) { #(#checks)* })
}

/// A name of the runtime's in an expression that has the place of a user's token, from which an editor must not be led to it.
fn unplaced(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Whether string literals are formats.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Expression,
    /// Inside a macro's arguments, where `"{password}"` captures a variable.
    Macro,
}

struct Walk {
    field: String,
    suspects: Vec<Suspect>,
}

impl Walk {
    /// The tokens without `allow_name`, or nothing where they stay as they are: what is not changed keeps its spans.
    fn tokens(&mut self, tokens: TokenStream, place: Place) -> Option<TokenStream> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut kept = Vec::with_capacity(tokens.len());
        let mut changed = false;
        let mut position = 0;
        while let Some(token) = tokens.get(position) {
            position += 1;
            match token {
                TokenTree::Ident(ident) => {
                    if let Some(inside) = allowed(&tokens, position - 1) {
                        kept.push(inside);
                        changed = true;
                        position += 1;
                        continue;
                    }
                    if is_name(&tokens, position - 1) {
                        self.suspect(&names::plain(ident), ident.span());
                    }
                }
                TokenTree::Literal(literal) if place == Place::Macro => self.captures(literal),
                TokenTree::Group(group) => {
                    let place = if is_macro(&tokens, position - 1) { Place::Macro } else { place };
                    if let Some(inside) = self.tokens(group.stream(), place) {
                        kept.push(regrouped(group, inside).into());
                        changed = true;
                        continue;
                    }
                }
                _ => {}
            }
            kept.push(token.clone());
        }
        changed.then(|| kept.into_iter().collect())
    }

    fn suspect(&mut self, name: &str, span: Span) {
        let harmless = !names::is_field_name(name) || names::asks_about(name) || is_keyword(name);
        if harmless || names::is_or_ends_in(name, &self.field) {
            return;
        }
        self.suspects.push(Suspect { name: name.to_owned(), span, credential: names::aliased_credential(name) });
    }

    /// The variables that a format string captures.
    fn captures(&mut self, literal: &Literal) {
        let Ok(text) = syn::parse2::<LitStr>(TokenTree::from(literal.clone()).into()) else { return };
        for hole in text.value().replace("{{", "").split('{').skip(1) {
            let name = hole.split(['}', ':']).next().unwrap_or_default().trim();
            self.suspect(name, literal.span());
        }
    }
}

/// The parenthesised inside of an `allow_name(…)` that begins at `position`.
fn allowed(tokens: &[TokenTree], position: usize) -> Option<TokenTree> {
    let TokenTree::Ident(ident) = &tokens[position] else { return None };
    let TokenTree::Group(group) = tokens.get(position + 1)? else { return None };
    let is_call = *ident == ALLOW_NAME && group.delimiter() == Delimiter::Parenthesis;
    let is_other_item = position > 0 && (is_punct(tokens, position - 1, '.') || is_punct(tokens, position - 1, ':'));
    if !is_call || is_other_item {
        return None;
    }
    let mut inside = Group::new(Delimiter::Parenthesis, group.stream());
    // Not the user's parentheses any more: with their span rustc would call them unnecessary.
    inside.set_span(Span::mixed_site().located_at(group.span()));
    Some(inside.into())
}

/// Whether the identifier there names a value: no lifetime, and no module or type on the way to one.
fn is_name(tokens: &[TokenTree], position: usize) -> bool {
    let is_lifetime = position > 0 && is_punct(tokens, position - 1, '\'');
    let leads_on = is_punct(tokens, position + 1, ':') && is_punct(tokens, position + 2, ':');
    let to_generics = is_punct(tokens, position + 3, '<');
    !is_lifetime && (!leads_on || to_generics)
}

/// Whether the group there holds the arguments of a macro.
fn is_macro(tokens: &[TokenTree], position: usize) -> bool {
    position > 1 && is_punct(tokens, position - 1, '!') && matches!(tokens[position - 2], TokenTree::Ident(_))
}

fn is_punct(tokens: &[TokenTree], position: usize, mark: char) -> bool {
    matches!(tokens.get(position), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn is_keyword(name: &str) -> bool {
    syn::parse_str::<Ident>(name).is_err()
}

/// The group with another content.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> Group {
    let mut regrouped = Group::new(group.delimiter(), content);
    regrouped.set_span(group.span());
    regrouped
}
