//! A field with its value, as calls and contexts give it: `user_id`, or `user_id = expr`.

pub(crate) mod ast;
pub(crate) mod check;
pub(crate) mod guard;
mod literal;
pub(crate) mod parse;
pub(crate) mod setter;
