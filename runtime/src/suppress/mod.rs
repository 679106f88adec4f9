//! Which records of other crates are held back: by the builder's rules, and as repeats. It decides; the logger writes.

#[cfg(any(feature = "log", feature = "tracing"))]
mod fold;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
mod foreign;
mod rules;

#[cfg(any(feature = "log", feature = "tracing"))]
pub(crate) use fold::Folding;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
pub(crate) use foreign::Sites;
pub(crate) use rules::{BadRule, Rules, fold_window};
