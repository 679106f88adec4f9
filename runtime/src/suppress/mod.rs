//! Which records of other crates are held back: by the builder's rules, and as repeats. It decides; the logger writes.

mod fold;
mod rules;
mod sites;

pub(crate) use fold::Folding;
pub(crate) use rules::{InvalidRule, Rules, fold_window};
pub(crate) use sites::ExternalSites;
