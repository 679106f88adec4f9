//! A declared field: the common part of `#[log_schema]` and the leaves of `#[derive(LogValue)]`.

pub(crate) mod ast;
pub(crate) mod check;
pub(crate) mod generate;
pub(crate) mod parse;
pub(crate) mod types;

#[cfg(test)]
mod tests;
