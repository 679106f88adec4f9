//! Limits and samples of one call site: rules and their lock-free counts.

pub(crate) mod clock;
mod gate;
mod limiter;
mod report;
mod rule;

pub(crate) use gate::Suppressed;
pub(crate) use limiter::{Admission, Limiter};
pub(crate) use report::{ReportFn, SuppressedSite};
pub(crate) use rule::Rule;
