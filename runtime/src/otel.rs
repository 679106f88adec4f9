//! The trace that OpenTelemetry has in force.
//!
//! ```no_run
//! chat_log::builder().trace_provider(chat_log::otel::CurrentSpan).init()?;
//! # Ok::<(), chat_log::InitError>(())
//! ```
//!
//! Every record that is made while a span of OpenTelemetry is the current one then has its `trace.id` and `span.id`: those
//! of `chat_log!` as well as those of other crates. Spans of `tracing` that `tracing-opentelemetry` turns into such spans
//! are current while they are entered, unless `with_context_activation(false)` says otherwise. Such a program has a
//! subscriber of its own, so it says [`tracing(Tracing::Ignore)`](crate::Builder::tracing).
//!
//! A task that is spawned starts without a current span, as OpenTelemetry has it:
//! `opentelemetry::context::FutureExt::with_current_context` takes it along, as
//! [`LogContextExt`](crate::LogContextExt) does for the fields.
//!
//! # Other versions, other tracers
//!
//! OpenTelemetry keeps its context once per version of the crate: this feature sees the spans of `opentelemetry` 0.33.
//! For another version, or another tracer, write the provider:
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

/// Says the ids of OpenTelemetry's current span, for [`Builder::trace_provider`](crate::Builder::trace_provider); none
/// where there is no span, or an invalid one. Spans that are not sampled, and remote ones, have ids as well.
///
/// **Cost:** about 85 instructions for a record that is written, beside some 1,500 for a line of five fields (callgrind,
/// release build, with and without a span); nothing is allocated or locked. A disabled call does not ask.
#[derive(Clone, Copy, Debug, Default)]
pub struct CurrentSpan;

/// Destroyed with the locals of its thread.
struct Alive;

impl Drop for Alive {
    fn drop(&mut self) {}
}

thread_local! {
    // A thread's locals go in the reverse order of their first use: OpenTelemetry's is still there as long as this is.
    static ALIVE: Alive = const { Alive };
    static USED: Cell<bool> = const { Cell::new(false) };
}

impl TraceProvider for CurrentSpan {
    fn current(&self) -> Option<TraceIds> {
        if USED.get() {
            // OpenTelemetry's own local can't be asked whether it is still there: it panics.
            return ALIVE.try_with(|_| current_span()).ok().flatten();
        }
        let ids = current_span();
        if ALIVE.try_with(|_| ()).is_ok() {
            USED.set(true);
        }
        ids
    }
}

fn current_span() -> Option<TraceIds> {
    Context::map_current(|context| {
        let span = context.span();
        let span = span.span_context();
        TraceIds::new(span.trace_id().to_bytes(), span.span_id().to_bytes())
    })
}
