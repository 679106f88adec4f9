//! Which records of other crates are held back: by the builder's rules, and as repeats. It decides; the logger writes.

#[cfg(any(feature = "log", feature = "tracing"))]
mod fold;
mod rules;
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
mod sites;

#[cfg(any(feature = "log", feature = "tracing"))]
pub(crate) use fold::Folding;
pub(crate) use rules::{InvalidRule, Rules, fold_window};
#[cfg(any(feature = "log", feature = "tracing", feature = "tower"))]
pub(crate) use sites::ExternalSites;
