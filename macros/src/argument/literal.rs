//! Values that consist of literals. Several types convert into a field's type, so rustc would infer `i32` for `404` and
//! refuse it. Such values go through a setter that takes exactly the field's type.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{BinOp, Block, Expr, ExprCall, ExprLit, ExprMatch, ExprPath, Lit, Macro, Stmt, UnOp};

#[cfg(test)]
mod tests;

/// How rustc infers the type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inference {
    /// From the value itself: any type that the field takes.
    Typed,
    /// From the field: `404`, `-1.5`, `60 * 60`, `vec![1, 2]`.
    Exact,
    /// From the field, inside an `Option`: `Some(3)`, `None`.
    Option,
    /// From the field's elements: `[1, 2]`.
    Slice,
}

/// Returns how rustc infers the type of a value, and the part of the value that the setter borrows.
pub(super) fn inference(value: &Expr) -> (Inference, &Expr) {
    let bare = without_reference(value);
    match leaf(bare) {
        Leaf::Number | Leaf::Vector => (Inference::Exact, bare),
        Leaf::Option => (Inference::Option, bare),
        Leaf::Array => (Inference::Slice, bare),
        Leaf::Typed | Leaf::Never => (Inference::Typed, value),
    }
}

/// What an expression evaluates to, as far as its tokens show.
#[derive(Clone, Copy, PartialEq)]
enum Leaf {
    /// A value whose type does not depend on the field.
    Typed,
    /// A number without a suffix.
    Number,
    /// `vec![…]` of such numbers.
    Vector,
    /// `[…]` of such numbers.
    Array,
    /// `Some(…)` of a number or a vector, or `None`.
    Option,
    /// No value: `return`, `panic!(…)`.
    Never,
}

impl Leaf {
    /// Returns the leaf of an expression that evaluates to one of the two.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, leaf) | (leaf, Self::Never) => leaf,
            (leaf, same) if leaf == same => leaf,
            _ => Self::Typed,
        }
    }
}

fn leaf(value: &Expr) -> Leaf {
    match value {
        Expr::Group(group) => leaf(&group.expr),
        Expr::Paren(paren) => leaf(&paren.expr),
        Expr::Lit(literal) => literal_leaf(literal),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_) | UnOp::Not(_)) => number(leaf(&unary.expr)),
        Expr::Binary(binary) if is_shift(&binary.op) => number(leaf(&binary.left)),
        Expr::Binary(binary) if is_arithmetic(&binary.op) => number(leaf(&binary.left).or(leaf(&binary.right))),
        Expr::Array(array) => elements(array.elems.iter()),
        Expr::Repeat(repeat) => elements(std::iter::once(&*repeat.expr)),
        Expr::Macro(call) => macro_leaf(&call.mac),
        Expr::Call(call) => call_leaf(call),
        Expr::Path(path) if ends_in(path, "None") => Leaf::Option,
        Expr::If(branch) => match &branch.else_branch {
            Some((_, otherwise)) => block(&branch.then_branch).or(leaf(otherwise)),
            None => Leaf::Typed,
        },
        Expr::Match(branches) => arms(branches),
        Expr::Block(labelled) if labelled.label.is_none() => block(&labelled.block),
        Expr::Unsafe(body) => block(&body.block),
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => Leaf::Never,
        _ => Leaf::Typed,
    }
}

/// Returns the leaf of an operator's result: only numbers stay what they are.
fn number(leaf: Leaf) -> Leaf {
    if leaf == Leaf::Number { leaf } else { Leaf::Typed }
}

fn literal_leaf(literal: &ExprLit) -> Leaf {
    let suffix = match &literal.lit {
        Lit::Int(number) => number.suffix(),
        Lit::Float(number) => number.suffix(),
        _ => return Leaf::Typed,
    };
    if suffix.is_empty() { Leaf::Number } else { Leaf::Typed }
}

fn elements<'a>(elements: impl Iterator<Item = &'a Expr>) -> Leaf {
    match elements.map(leaf).fold(Leaf::Never, Leaf::or) {
        Leaf::Number | Leaf::Never => Leaf::Array,
        _ => Leaf::Typed,
    }
}

fn macro_leaf(call: &Macro) -> Leaf {
    let Some(name) = call.path.segments.last().map(|last| last.ident.to_string()) else { return Leaf::Typed };
    match name.as_str() {
        "vec" => {
            let elements: &TokenStream = &call.tokens;
            match syn::parse2::<Expr>(quote!([#elements])).as_ref().map(leaf) {
                Ok(Leaf::Array) => Leaf::Vector,
                _ => Leaf::Typed,
            }
        }
        "panic" | "unreachable" | "todo" | "unimplemented" => Leaf::Never,
        _ => Leaf::Typed,
    }
}

fn call_leaf(call: &ExprCall) -> Leaf {
    let is_some = match &*call.func {
        Expr::Path(path) => ends_in(path, "Some"),
        _ => false,
    };
    match call.args.first().map(leaf) {
        Some(Leaf::Number | Leaf::Vector) if is_some && call.args.len() == 1 => Leaf::Option,
        _ => Leaf::Typed,
    }
}

fn arms(branches: &ExprMatch) -> Leaf {
    branches.arms.iter().map(|arm| leaf(&arm.body)).fold(Leaf::Never, Leaf::or)
}

fn block(block: &Block) -> Leaf {
    match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => leaf(tail),
        Some(Stmt::Expr(last @ (Expr::Return(_) | Expr::Break(_) | Expr::Continue(_)), Some(_))) => leaf(last),
        Some(Stmt::Macro(last)) => match macro_leaf(&last.mac) {
            Leaf::Never => Leaf::Never,
            leaf if last.semi_token.is_none() => leaf,
            _ => Leaf::Typed,
        },
        _ => Leaf::Typed,
    }
}

/// Returns whether the path's last segment is `name` without type arguments.
fn ends_in(path: &ExprPath, name: &str) -> bool {
    path.path.segments.last().is_some_and(|last| last.ident == name && last.arguments.is_none())
}

fn is_shift(operator: &BinOp) -> bool {
    matches!(operator, BinOp::Shl(_) | BinOp::Shr(_))
}

fn is_arithmetic(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::BitXor(_)
    )
}

fn without_reference(value: &Expr) -> &Expr {
    match value {
        Expr::Group(group) => without_reference(&group.expr),
        Expr::Paren(paren) => without_reference(&paren.expr),
        Expr::Reference(reference) if reference.mutability.is_none() => without_reference(&reference.expr),
        value => value,
    }
}
