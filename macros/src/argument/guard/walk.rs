//! Finds the names from which a value is read: the last name of a path, or of a chain of fields, methods and indexes,
//! except methods that return their receiver. `user.password.clone()` is read from `password`, `password.len()` from
//! `len`.

use super::calls::{is_look_up, is_transparent};
use super::{Suspect, regrouped};
use crate::names;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::LitStr;

/// The escape hatch: `allow_name(expr)` in a value logs `expr` whatever its name.
const ALLOW_NAME: &str = "allow_name";

pub(super) struct Walk {
    field: String,
    suspects: Vec<Suspect>,
    /// The name from which the chain so far is read, and the transparent methods after it, which a schema may know too.
    sources: Vec<Name>,
}

struct Name {
    plain: String,
    written: String,
    span: Span,
}

impl Walk {
    pub(super) fn new(field: String) -> Self {
        Self { field, suspects: Vec::new(), sources: Vec::new() }
    }

    pub(super) fn suspects(self) -> Vec<Suspect> {
        self.suspects
    }

    /// Returns the tokens without `allow_name`, or `None` if they do not change. Unchanged groups keep their spans.
    pub(super) fn tokens(&mut self, tokens: TokenStream) -> Option<TokenStream> {
        self.list(tokens, false)
    }

    fn list(&mut self, tokens: TokenStream, holds_formats: bool) -> Option<TokenStream> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut kept = Vec::with_capacity(tokens.len());
        let mut changed = false;
        let mut position = 0;
        while let Some(token) = tokens.get(position) {
            let here = position;
            position += 1;
            if !continues_chain(&tokens, here) {
                self.end_chain();
            }
            match token {
                TokenTree::Ident(ident) => {
                    if let Some(inside) = allowed(&tokens, here) {
                        self.end_chain();
                        kept.push(inside);
                        changed = true;
                        position += 1;
                        continue;
                    }
                    self.ident(&tokens, here, ident);
                }
                TokenTree::Literal(literal) if holds_formats => self.captures(literal),
                TokenTree::Group(group) => {
                    if let Some(inside) = self.group(&tokens, here, group, holds_formats) {
                        kept.push(regrouped(group, inside).into());
                        changed = true;
                        continue;
                    }
                }
                _ => {}
            }
            kept.push(token.clone());
        }
        self.end_chain();
        changed.then(|| kept.into_iter().collect())
    }

    fn ident(&mut self, tokens: &[TokenTree], position: usize, ident: &Ident) {
        let plain = names::plain(ident);
        let is_member = position > 0 && is_punct(tokens, position - 1, '.');
        if is_macro(tokens, position + 2) || !is_name(tokens, position) {
            return;
        }
        if !(is_member && is_transparent(&plain)) {
            self.sources.clear();
        }
        self.sources.push(Name { written: plain.clone(), plain, span: ident.span() });
    }

    /// A value that is called or indexed is still read from its name, unless a string in the group names an element. The
    /// content of the group is a value of its own.
    fn group(
        &mut self,
        tokens: &[TokenTree],
        position: usize,
        group: &Group,
        holds_formats: bool,
    ) -> Option<TokenStream> {
        let sources = std::mem::take(&mut self.sources);
        let is_macro = is_macro(tokens, position);
        let inside = self.list(group.stream(), is_macro || holds_formats);
        let named = if looks_up(tokens, position) { named(group) } else { None };
        self.sources = named.map_or(sources, |name| vec![name]);
        inside
    }

    fn end_chain(&mut self) {
        for Name { plain, written, span } in std::mem::take(&mut self.sources) {
            self.suspects.extend(Suspect::new(&self.field, &plain, written, span));
        }
    }

    /// Adds the variables that a format string captures.
    fn captures(&mut self, literal: &Literal) {
        let Some(text) = text_of(literal) else { return };
        for hole in text.replace("{{", "").split('{').skip(1) {
            let name = hole.split(['}', ':']).next().unwrap_or_default().trim();
            self.suspects.extend(Suspect::new(&self.field, name, name.to_owned(), literal.span()));
        }
    }
}

/// Returns whether the token at `position` continues the chain of the token before it.
fn continues_chain(tokens: &[TokenTree], position: usize) -> bool {
    let Some(before) = position.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let follows_dot = is_punct(tokens, position - 1, '.') && (position < 2 || !is_punct(tokens, position - 2, '.'));
    let follows_operand = match before {
        TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => true,
        TokenTree::Punct(punct) => matches!(punct.as_char(), '?' | '>' | '!'),
    };
    match &tokens[position] {
        TokenTree::Punct(punct) => match punct.as_char() {
            '.' => !is_punct(tokens, position + 1, '.'),
            '?' => true,
            '!' => is_macro(tokens, position + 1),
            _ => false,
        },
        TokenTree::Group(group) => {
            follows_operand && group.delimiter() != Delimiter::Brace || is_macro(tokens, position)
        }
        TokenTree::Ident(_) | TokenTree::Literal(_) => follows_dot,
    }
}

/// Returns whether the group at `position` is an index or the arguments of a function that looks something up by name.
fn looks_up(tokens: &[TokenTree], position: usize) -> bool {
    let TokenTree::Group(group) = &tokens[position] else { return false };
    if is_macro(tokens, position) {
        return is_look_up(&tokens[position - 2]);
    }
    match (group.delimiter(), position.checked_sub(1).and_then(|before| tokens.get(before))) {
        (Delimiter::Bracket, Some(TokenTree::Ident(_) | TokenTree::Group(_))) => true,
        (Delimiter::Parenthesis, Some(TokenTree::Punct(_))) => function_of(tokens, position).is_some_and(is_look_up),
        (Delimiter::Parenthesis, Some(function)) => is_look_up(function),
        _ => false,
    }
}

/// Returns the name before the `::<…>` that ends before `position`.
fn function_of(tokens: &[TokenTree], position: usize) -> Option<&TokenTree> {
    let open = (0..position).rev().find(|index| is_punct(tokens, *index, '<'))?;
    open.checked_sub(3).and_then(|name| tokens.get(name))
}

/// Returns the name that a string in the group contains.
fn named(group: &Group) -> Option<Name> {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/');
    group.stream().into_iter().find_map(|token| {
        let TokenTree::Literal(literal) = token else { return None };
        let text = text_of(&literal).filter(|text| text.chars().all(is_of_name))?;
        let plain =
            if text.chars().any(char::is_lowercase) { text.replace(['-', '.', '/'], "_") } else { text.to_lowercase() };
        let plain = names::snake_case(plain.trim_matches('_'));
        Some(Name { plain, written: literal.to_string(), span: literal.span() })
    })
}

fn text_of(literal: &Literal) -> Option<String> {
    syn::parse2::<LitStr>(TokenTree::from(literal.clone()).into()).ok().map(|text| text.value())
}

/// Returns the content of an `allow_name(…)` that begins at `position`, in parentheses.
fn allowed(tokens: &[TokenTree], position: usize) -> Option<TokenTree> {
    let TokenTree::Ident(ident) = &tokens[position] else { return None };
    let TokenTree::Group(group) = tokens.get(position + 1)? else { return None };
    let is_call = *ident == ALLOW_NAME && group.delimiter() == Delimiter::Parenthesis;
    let is_other_item = position > 0 && (is_punct(tokens, position - 1, '.') || is_punct(tokens, position - 1, ':'));
    if !is_call || is_other_item {
        return None;
    }
    let mut inside = Group::new(Delimiter::Parenthesis, group.stream());
    // With the span of the user's parentheses, rustc would lint them as unnecessary.
    inside.set_span(Span::mixed_site().located_at(group.span()));
    Some(inside.into())
}

/// Returns whether the identifier at `position` names a value, not a lifetime, or a module or type in a path.
fn is_name(tokens: &[TokenTree], position: usize) -> bool {
    let is_lifetime = position > 0 && is_punct(tokens, position - 1, '\'');
    let is_in_path = is_punct(tokens, position + 1, ':') && is_punct(tokens, position + 2, ':');
    let before_generics = is_punct(tokens, position + 3, '<');
    !is_lifetime && (!is_in_path || before_generics)
}

/// Returns whether the group at `position` holds the arguments of a macro.
fn is_macro(tokens: &[TokenTree], position: usize) -> bool {
    let is_group = matches!(tokens.get(position), Some(TokenTree::Group(_)));
    let is_named = position > 1 && matches!(tokens[position - 2], TokenTree::Ident(_));
    is_group && is_named && is_punct(tokens, position - 1, '!')
}

fn is_punct(tokens: &[TokenTree], position: usize, mark: char) -> bool {
    matches!(tokens.get(position), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}
