//! Settings, from the environment and from code.

mod builder;
mod environment;
mod error;
mod install;
mod key;
mod lookup;
mod plan;
mod tracing;
mod variables;

pub use builder::{Builder, builder};
pub use environment::{Environment, ParseEnvironmentError};
pub use error::InitError;
pub use install::init;
pub use tracing::Tracing;

use crate::error::ErrorText;
use crate::layout::Layout;
