//! The syntax tree of `#[log_context]` and its item. Bodies stay unparsed tokens, so they keep their spans, and code
//! that is incomplete still gets completion in an editor.

use super::future;
use crate::argument::ast::{Argument, Provided};
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, FnArg, Ident, Path, ReturnType, Signature, Type, Visibility};

/// The attribute's arguments.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub(super) entries: Vec<Argument>,
    /// The option's token, if it is set.
    pub(super) entry_exit: Option<Ident>,
    pub(super) err: Option<Ident>,
    pub(super) schema: Option<Path>,
}

/// The item under the attribute.
pub(super) enum Annotated {
    Function(Box<Function>),
    Block(Block),
}

/// An `impl` or a `trait` block.
pub(super) struct Block {
    pub(super) attributes: Vec<Attribute>,
    /// The other tokens before the braces.
    pub(super) header: TokenStream,
    pub(super) braces: Group,
    pub(super) members: Vec<Member>,
}

pub(super) enum Member {
    Function(Box<Function>),
    Other(TokenStream),
}

/// A function or method.
#[derive(Clone)]
pub(super) struct Function {
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    /// The arguments of the method's own attribute, if its block has one too.
    pub(super) own: Option<Context>,
    /// `default` of a specializable method.
    pub(super) defaultness: Option<Ident>,
    pub(super) signature: Signature,
    pub(super) body: Body,
}

#[derive(Clone)]
pub(super) enum Body {
    Block(Group),
    /// The `;` of a method without a body.
    Missing(TokenStream),
}

impl Context {
    /// Returns the context of one method of an annotated block. The method's own arguments override those of the block.
    /// Of the block's arguments, a bare field applies to methods with that parameter, a value that uses `self` to methods
    /// with a receiver, and `err` to methods whose return type has a name that ends in `Result`.
    pub(super) fn of_method(&self, method: &Function) -> Self {
        let fits = |entry: &&Argument| match &entry.provided {
            Provided::Variable => method.has_parameter(&entry.name),
            Provided::Value(value) => method.is_method() || !names_self(value.to_token_stream()),
            Provided::Nothing => true,
        };
        let of_block = Self {
            entries: self.entries.iter().filter(fits).cloned().collect(),
            err: self.err.clone().filter(|_| method.returns_result()),
            ..self.clone()
        };
        method.own.clone().unwrap_or_default().over(&of_block)
    }

    /// Returns both contexts as one, in which this one overrides the outer one.
    pub(super) fn over(self, outer: &Self) -> Self {
        let is_own = |entry: &&Argument| self.entries.iter().any(|known| known.name == entry.name);
        let of_outer: Vec<Argument> = outer.entries.iter().filter(|entry| !is_own(entry)).cloned().collect();
        Self {
            entries: of_outer.into_iter().chain(self.entries).collect(),
            entry_exit: self.entry_exit.or_else(|| outer.entry_exit.clone()),
            err: self.err.or_else(|| outer.err.clone()),
            schema: self.schema.or_else(|| outer.schema.clone()),
        }
    }

    /// Returns every identifier in the values of the entries.
    pub(super) fn names(&self) -> Vec<Ident> {
        let mut names = Vec::new();
        for entry in &self.entries {
            idents(entry.value().to_token_stream(), &mut names);
        }
        names
    }
}

impl Context {
    /// Returns whether the attribute has more than `err`, which needs no context.
    pub(super) fn is_entered(&self) -> bool {
        !self.entries.is_empty() || self.entry_exit.is_some()
    }

    /// Returns whether the evaluation of a value may leave the function, or its `async` block for a while.
    pub(super) fn values_may_leave(&self) -> bool {
        self.entries.iter().any(|entry| may_leave(entry.value().to_token_stream()))
    }
}

impl ToTokens for Context {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let entries = self.entries.iter().map(|Argument { name, provided }| match provided {
            Provided::Value(value) => quote!(#name = #value,),
            Provided::Variable | Provided::Nothing => quote!(#name,),
        });
        let options = self.entry_exit.iter().chain(&self.err).map(|option| quote!(#option,));
        let schema = self.schema.iter().map(|schema| quote!(schema = #schema,));
        tokens.extend(entries.chain(options).chain(schema));
    }
}

impl Function {
    pub(super) fn is_method(&self) -> bool {
        self.signature.receiver().is_some()
    }

    /// Returns whether a parameter, or a binding in its pattern, has the name.
    pub(super) fn has_parameter(&self, name: &Ident) -> bool {
        self.parameters().iter().any(|parameter| parameter == name)
    }

    /// Returns every identifier in the parameters' patterns.
    pub(super) fn parameters(&self) -> Vec<Ident> {
        let mut names = Vec::new();
        for input in &self.signature.inputs {
            if let FnArg::Typed(parameter) = input {
                idents(parameter.pat.to_token_stream(), &mut names);
            }
        }
        names
    }

    pub(super) fn returns_result(&self) -> bool {
        future::output(&self.signature).is_some_and(|output| future::is_named_result(&output))
    }

    pub(super) fn never_returns(&self) -> bool {
        matches!(&self.signature.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)))
    }

    pub(super) fn is_main(&self) -> bool {
        self.signature.ident == "main" && self.signature.inputs.is_empty()
    }
}

impl Block {
    pub(super) fn functions(&self) -> impl Iterator<Item = &Function> {
        self.members.iter().filter_map(|member| match member {
            Member::Function(function) => Some(&**function),
            Member::Other(_) => None,
        })
    }
}

fn idents(tokens: TokenStream, names: &mut Vec<Ident>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => names.push(ident),
            TokenTree::Group(group) => idents(group.stream(), names),
            _ => {}
        }
    }
}

/// Returns whether the tokens contain `?`, a keyword that leaves an expression, or a macro that may contain one.
fn may_leave(value: TokenStream) -> bool {
    const HARMLESS: [&str; 5] = ["concat", "format", "line", "stringify", "vec"];
    let mut word = String::new();
    for token in value {
        let leaves = match &token {
            TokenTree::Group(group) => may_leave(group.stream()),
            TokenTree::Ident(ident) => {
                ["await", "break", "continue", "return", "yield"].iter().any(|word| ident == word)
            }
            TokenTree::Punct(mark) => {
                mark.as_char() == '?' || mark.as_char() == '!' && !word.is_empty() && !HARMLESS.contains(&word.as_str())
            }
            TokenTree::Literal(_) => false,
        };
        if leaves {
            return true;
        }
        word = if let TokenTree::Ident(ident) = token { ident.to_string() } else { String::new() };
    }
    false
}

fn names_self(value: TokenStream) -> bool {
    let mut names = Vec::new();
    idents(value, &mut names);
    names.iter().any(|name| name == "self")
}
