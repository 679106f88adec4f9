//! Fields that all records inherit that are created while something runs: a function, a future, a thread.

mod carry;
mod detach;
mod fields;
mod frame;
mod span;
mod stack;
#[cfg(feature = "stream")]
mod stream;
#[cfg(feature = "tokio")]
pub mod task;
pub mod thread;

pub(crate) use carry::Observe;
pub use carry::{InContext, LogContextExt, LogContextFnExt};
pub use detach::without_log_context;
pub(crate) use fields::Fields;
pub(crate) use frame::Frame;
pub(crate) use span::{ParentOverride, SpanContext, parent_frame};
pub(crate) use stack::{Entered, current};
pub(crate) use stack::{enter_span, leave_span};
#[cfg(feature = "stream")]
pub use stream::LogContextStreamExt;
