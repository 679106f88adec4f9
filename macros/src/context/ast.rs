//! `#[log_context]` and what it stands on. Bodies stay tokens: they are wrapped, never understood, so that they keep
//! their spans and compile, or complete in an editor, whatever state they are in.

use super::future;
use crate::argument::ast::{Argument, Provided};
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, FnArg, Ident, Path, Signature, Visibility};

/// The attribute's arguments.
#[derive(Clone, Default)]
pub(super) struct Context {
    pub(super) entries: Vec<Argument>,
    /// Its token, if the option was given.
    pub(super) entry_exit: Option<Ident>,
    pub(super) err: Option<Ident>,
    pub(super) schema: Option<Path>,
}

/// The item.
pub(super) enum Annotated {
    Function(Box<Function>),
    Block(Block),
}

/// An `impl` or a `trait`.
pub(super) struct Block {
    /// Everything up to the braces.
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
    /// The arguments of an attribute of its own, where its block has one too.
    pub(super) own: Option<Context>,
    /// `default` of a specialisable method.
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
    /// What holds for one method of an annotated block: what fits it of the block's arguments, and before that its own.
    /// A field by name goes to the methods with such a parameter, one made from `self` to those that have it, `err` to
    /// those that return something called a `Result`.
    pub(super) fn of_method(&self, method: &Function) -> Self {
        let own = method.own.clone().unwrap_or_default();
        let fits = |entry: &&Argument| match &entry.provided {
            Provided::Variable => method.has_parameter(&entry.name),
            Provided::Value(value) => method.is_method() || !names_self(value.to_token_stream()),
            Provided::Nothing => true,
        };
        let is_own = |entry: &&Argument| own.entries.iter().any(|known| known.name == entry.name);
        let of_block = self.entries.iter().filter(fits).filter(|entry| !is_own(entry)).cloned();
        Self {
            entries: of_block.chain(own.entries.iter().cloned()).collect(),
            entry_exit: own.entry_exit.or_else(|| self.entry_exit.clone()),
            err: own.err.or_else(|| self.err.clone().filter(|_| method.returns_result())),
            schema: own.schema.or_else(|| self.schema.clone()),
        }
    }
}

impl Context {
    /// Every identifier that the values of the entries are made of.
    pub(super) fn names(&self) -> Vec<Ident> {
        let mut names = Vec::new();
        for entry in &self.entries {
            idents(entry.value().to_token_stream(), &mut names);
        }
        names
    }
}

impl Function {
    pub(super) fn is_method(&self) -> bool {
        self.signature.receiver().is_some()
    }

    /// Whether a parameter, or a part of one that its pattern names, has the name.
    pub(super) fn has_parameter(&self, name: &Ident) -> bool {
        self.parameters().iter().any(|parameter| parameter == name)
    }

    /// Every identifier of the parameters' patterns.
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

fn names_self(value: TokenStream) -> bool {
    let mut names = Vec::new();
    idents(value, &mut names);
    names.iter().any(|name| name == "self")
}
