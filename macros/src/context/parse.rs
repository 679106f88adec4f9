//! Parses the attribute, and as much of the item as wrapping its bodies needs.

use super::ast::{Annotated, Block, Body, Context, Function, Member};
use crate::argument::ast::{Argument, Provided};
use crate::argument::parse::arguments;
use crate::diagnostics::Mistakes;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, Ident, Meta, Token, Visibility};

/// Parses `field, field = expr, entry_exit, err, schema = path`.
pub(super) fn context(mistakes: &Mistakes, attribute: TokenStream) -> Context {
    let parser = |input: ParseStream<'_>| Ok(arguments(mistakes, input).0);
    let mut context = Context::default();
    for argument in mistakes.take(parser.parse2(attribute)).unwrap_or_default() {
        take(mistakes, &mut context, argument);
    }
    context
}

/// Sorts an argument into an option or a field. A bare name may be an option; `schema` always is one.
fn take(mistakes: &Mistakes, context: &mut Context, argument: Argument) {
    let Argument { name, provided } = argument;
    let option = match name.to_string().as_str() {
        "entry_exit" => &mut context.entry_exit,
        "err" => &mut context.err,
        "schema" => return take_schema(mistakes, context, &name, provided),
        _ => return context.entries.push(Argument { name, provided }),
    };
    match provided {
        Provided::Variable if option.is_some() => mistakes.report(&name, format!("`{name}` is given twice")),
        Provided::Variable => *option = Some(name),
        Provided::Value(Expr::Lit(value)) => mistakes.report(value, format!("`{name}` takes no value: write `{name}`")),
        provided => context.entries.push(Argument { name, provided }),
    }
}

fn take_schema(mistakes: &Mistakes, context: &mut Context, name: &Ident, provided: Provided) {
    match provided {
        Provided::Value(_) if context.schema.is_some() => mistakes.report(name, "`schema` is given twice"),
        Provided::Value(Expr::Path(path)) if path.qself.is_none() => context.schema = Some(path.path),
        Provided::Value(other) => {
            mistakes.report(other, "`schema` takes the path of a schema: write `schema = crate::LogSchema`")
        }
        Provided::Variable => {
            mistakes.report(name, "`schema` takes the path of a schema: write `schema = crate::LogSchema`")
        }
        Provided::Nothing => {}
    }
}

/// Parses the item. Reports an item that can't have a body and returns `None`.
pub(super) fn annotated(mistakes: &Mistakes, item: TokenStream) -> Option<Annotated> {
    let item = ungrouped(item);
    let parsed = match keyword(&item).as_deref() {
        Some("fn") => function.parse2(item).map(|function| Annotated::Function(Box::new(function))),
        Some("impl" | "trait") => block(mistakes, item).map(Annotated::Block),
        _ => {
            mistakes.report(item, "`#[log_context]` can be put only on a function, a method, an `impl` or a `trait`");
            return None;
        }
    };
    mistakes.take(parsed)
}

/// Returns the keyword that determines the kind of the item.
fn keyword(item: &TokenStream) -> Option<String> {
    const KINDS: [&str; 12] =
        ["fn", "impl", "trait", "struct", "enum", "union", "mod", "static", "type", "use", "let", "macro_rules"];
    item.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()).filter(|word| KINDS.contains(&word.as_str())),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => keyword(&group.stream()),
        _ => None,
    })
}

fn function(input: ParseStream<'_>) -> syn::Result<Function> {
    let attributes = Attribute::parse_outer(input)?;
    let visibility: Visibility = input.parse()?;
    let defaultness = defaultness(input)?;
    let signature = input.parse()?;
    let body: TokenTree = input.parse()?;
    let body = match braces(&body) {
        Some(block) => Body::Block(block),
        None => Body::Missing(body.into()),
    };
    Ok(Function { attributes, own: None, visibility, defaultness, signature, body })
}

/// Returns the group in braces, also from inside the invisible group of a `macro_rules!` variable (`$body:block`).
fn braces(token: &TokenTree) -> Option<Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.clone()),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            lone(group.stream()).as_ref().and_then(braces)
        }
        _ => None,
    }
}

/// Unwraps the invisible group around an item that came through a `macro_rules!` variable (`$item:item`).
fn ungrouped(item: TokenStream) -> TokenStream {
    match lone(item.clone()) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => ungrouped(group.stream()),
        _ => item,
    }
}

fn lone(tokens: TokenStream) -> Option<TokenTree> {
    let mut tokens = tokens.into_iter();
    let first = tokens.next();
    if tokens.next().is_some() { None } else { first }
}

fn defaultness(input: ParseStream<'_>) -> syn::Result<Option<Ident>> {
    let is_default = input.fork().call(Ident::parse_any).is_ok_and(|word| word == "default");
    if is_default { input.call(Ident::parse_any).map(Some) } else { Ok(None) }
}

fn block(mistakes: &Mistakes, item: TokenStream) -> syn::Result<Block> {
    let mut tokens: Vec<TokenTree> = item.into_iter().collect();
    let last = tokens.pop();
    let Some(braces) = last.as_ref().and_then(braces) else {
        return Err(syn::Error::new_spanned(last, "expected the braces of an `impl` or a `trait`"));
    };
    let members = (|input: ParseStream<'_>| members(mistakes, input)).parse2(braces.stream())?;
    let header = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse::<TokenStream>()?));
    let (attributes, header) = header.parse2(tokens.into_iter().collect())?;
    Ok(Block { attributes, header, braces, members })
}

fn members(mistakes: &Mistakes, input: ParseStream<'_>) -> syn::Result<Vec<Member>> {
    let mut members: Vec<Member> =
        input.call(Attribute::parse_inner)?.into_iter().map(|inner| Member::Other(inner.into_token_stream())).collect();
    while !input.is_empty() {
        members.push(if is_function(&input.fork()) {
            let mut function = function(input)?;
            take_own_context(mistakes, &mut function);
            Member::Function(Box::new(function))
        } else {
            Member::Other(other_member(input)?)
        });
    }
    Ok(members)
}

/// A method's own attribute overrides the block's. Left in place, it would expand into an outer context instead.
fn take_own_context(mistakes: &Mistakes, method: &mut Function) {
    let is_context =
        |attribute: &mut Attribute| attribute.path().segments.last().is_some_and(|last| last.ident == "log_context");
    for attribute in method.attributes.extract_if(.., is_context) {
        let arguments = match attribute.meta {
            Meta::List(list) => list.tokens,
            _ => TokenStream::new(),
        };
        method.own = Some(context(mistakes, arguments));
    }
}

/// Returns whether a function comes next: attributes, visibility and qualifiers, then `fn`.
fn is_function(input: ParseStream<'_>) -> bool {
    let before = || -> syn::Result<()> {
        Attribute::parse_outer(input)?;
        input.parse::<Visibility>()?;
        Ok(())
    };
    if before().is_err() {
        return false;
    }
    loop {
        if input.peek(Token![fn]) {
            return true;
        }
        if input.peek(syn::LitStr) {
            // The ABI after `extern`.
            let _: syn::Result<TokenTree> = input.parse();
            continue;
        }
        match input.call(Ident::parse_any) {
            Ok(word)
                if ["default", "const", "async", "unsafe", "safe", "extern", "gen"]
                    .contains(&word.to_string().as_str()) => {}
            _ => return false,
        }
    }
}

/// Takes an associated constant or type up to its `;`, or a macro call up to its `;` or its braces.
fn other_member(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    let mut is_macro = false;
    while !input.is_empty() {
        let token: TokenTree = input.parse()?;
        let ends = match &token {
            TokenTree::Punct(mark) => {
                is_macro |= mark.as_char() == '!';
                mark.as_char() == ';'
            }
            TokenTree::Group(group) => is_macro && group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        tokens.extend([token]);
        if ends {
            break;
        }
    }
    Ok(tokens)
}
