//! How many events of one call site are written: rules, and their counts without a lock.

pub(crate) mod clock;
mod gate;
mod limiter;
mod report;
mod rule;

pub(crate) use gate::Suppressed;
pub(crate) use limiter::{Admission, Limiter};
pub(crate) use report::{ReportFn, SuppressedSite};
pub(crate) use rule::Rule;
