//! How many events of one call site are written: rules, and their counts without a lock.

pub(crate) mod clock;
mod gate;
mod place;
mod rule;
mod watch;

pub(crate) use gate::Suppressed;
pub(crate) use place::{Place, Report};
pub(crate) use rule::Rule;
pub(crate) use watch::{Admission, Watch};
