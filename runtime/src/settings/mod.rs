//! How a process logs: from the environment, and from code.

mod builder;
mod environment;
mod error;
mod install;
mod plan;

pub use builder::{Builder, builder, init};
pub use error::InitError;

use crate::error::ErrorText;
use crate::layout::Layout;

/// Where a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Lines are for machines.
    Production,
    /// Lines are for people.
    Development,
    /// Lines are for people, without colours.
    Test,
}
