//! A field with its value, `user_id` or `user_id = expr`, as calls and contexts take it.

pub(crate) mod ast;
pub(crate) mod check;
pub(crate) mod guard;
mod literal;
pub(crate) mod parse;
pub(crate) mod setter;
