//! Trace ids from OpenTelemetry's current span.
//!
//! ```no_run
//! chat_log::builder().trace_provider(chat_log::otel::CurrentSpan).init()?;
//! # Ok::<(), chat_log::InitError>(())
//! ```
//!
//! Every record created inside a current OpenTelemetry span then has its `trace.id` and `span.id`: records of `chat_log!`
//! and of other crates. The spans that `tracing-opentelemetry` creates from `tracing` spans are current while they are
//! entered, unless `with_context_activation(false)` disables that. Such a program has its own subscriber, so it sets
//! [`tracing(Tracing::Ignore)`](crate::Builder::tracing).
//!
//! OpenTelemetry starts a spawned task without a current span. [`LogContextExt`](crate::LogContextExt) carries only the fields
//! of the log context; carry the span with `opentelemetry::context::FutureExt::with_context` or `with_current_context`.
//!
//! # Other versions, other tracers
//!
//! Each version of the `opentelemetry` crate has its own context. This feature sees the spans of version 0.33. For another
//! version, or another tracer, implement the provider:
//!
//! ```
//! use chat_log::{TraceIds, TraceProvider};
//! # mod other {
//! #     pub struct Span;
//! #     impl Span {
//! #         pub fn trace_id(&self) -> u128 { 7 }
//! #         pub fn id(&self) -> u64 { 8 }
//! #     }
//! #     pub fn current() -> Option<Span> { Some(Span) }
//! # }
//!
//! struct OtherTracer;
//!
//! impl TraceProvider for OtherTracer {
//!     fn current(&self) -> Option<TraceIds> {
//!         let span = other::current()?;
//!         TraceIds::new(span.trace_id().to_be_bytes(), span.id().to_be_bytes())
//!     }
//! }
//! # assert!(OtherTracer.current().is_some());
//! ```

use crate::trace::{TraceIds, TraceProvider};
use ::opentelemetry::Context;
use ::opentelemetry::trace::TraceContextExt as _;
use std::cell::Cell;

/// Returns the ids of OpenTelemetry's current span, for [`Builder::trace_provider`](crate::Builder::trace_provider).
///
/// Without a span, or with an invalid one, there are no ids. Unsampled and remote spans have ids.
///
/// **Cost:** about 85 instructions per written record, next to some 1,500 for a line of five fields (callgrind, release
/// build, with and without a span). It does not allocate or lock. A disabled call does not query it.
#[derive(Clone, Copy, Debug, Default)]
pub struct CurrentSpan;

/// Destroyed with the thread's locals.
struct Alive;

impl Drop for Alive {
    fn drop(&mut self) {}
}

thread_local! {
    // A thread destroys its locals in reverse order of first use: OpenTelemetry's outlives this one.
    static ALIVE: Alive = const { Alive };
    static USED: Cell<bool> = const { Cell::new(false) };
}

impl TraceProvider for CurrentSpan {
    fn current(&self) -> Option<TraceIds> {
        if USED.get() {
            // Accessing OpenTelemetry's local after its destruction panics, so this one is checked first.
            return ALIVE.try_with(|_| current_span()).ok().flatten();
        }
        let ids = current_span();
        if ALIVE.try_with(|_| ()).is_ok() {
            USED.set(true);
        }
        ids
    }

    fn never_panics(&self) -> bool {
        true
    }
}

fn current_span() -> Option<TraceIds> {
    Context::map_current(|context| {
        let span = context.span();
        let span = span.span_context();
        TraceIds::new(span.trace_id().to_bytes(), span.span_id().to_bytes())
    })
}
