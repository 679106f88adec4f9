//! Decides which records of other crates are suppressed: by the builder's rules, and as repeats. The logger writes the reports.

mod fold;
mod rules;
mod sites;

pub(crate) use fold::Folding;
pub(crate) use rules::{InvalidRule, Rules, fold_window};
pub(crate) use sites::ExternalSites;
