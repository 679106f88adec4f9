//! The records that `#[log_context]` itself writes: entry, exit, and the error that a function returns.

use crate::builtin;
use crate::callsite::{CallSite, MessagePiece, Origin};
use crate::context::Observe;
use crate::error::CapturedError;
use crate::level::Level;
use crate::logger;
use crate::schema::{FieldDef, SchemaDef};
use crate::value::Value;
use pin_project_lite::pin_project;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{self, Poll};
use std::time::Instant;

/// Where an expansion keeps its call site. The user's crate may rename this one, so the attribute names only types of
/// `std`.
type SiteCell = OnceLock<&'static (dyn Any + Send + Sync)>;

/// One of the attribute's own call sites.
#[derive(Clone, Copy, Debug)]
pub struct Event(Option<&'static CallSite>);

impl Event {
    /// Returns the site in `cell`, created on first use. `level` counts from 0 (error) to 4 (trace).
    pub fn new(
        cell: &'static SiteCell,
        schema: &'static SchemaDef,
        level: u8,
        message: &'static str,
        origin: Origin,
    ) -> Self {
        let site = cell.get_or_init(|| {
            let level = Level::ALL.get(usize::from(level)).copied().unwrap_or(Level::Trace);
            // Only the record of a returned error is at ERROR. Its text belongs into the message, where people search.
            let message: &'static [MessagePiece] = match level {
                Level::Error => {
                    Box::leak(Box::new([MessagePiece::Text(message), MessagePiece::Text(": "), MessagePiece::Error]))
                }
                _ => Box::leak(Box::new([MessagePiece::Text(message)])),
            };
            let fields = Box::leak(Box::new([elapsed(schema)]));
            Box::leak(Box::new(CallSite::new(origin, message, schema, fields).level(level)))
        });
        Self(site.downcast_ref())
    }

    /// Writes an error and returns whether the record is enabled.
    pub fn error(self, error: CapturedError<'_>) -> bool {
        let Some(site) = self.0.filter(|site| site.enabled()) else { return false };
        logger::emit_error(site, &[Value::Absent], error);
        true
    }

    /// Wraps a future and passes its output to `observer`.
    pub fn observe<F: Future, L: FnMut(Self, &F::Output)>(self, future: F, observer: L) -> ObservedFuture<F, L> {
        ObservedFuture { future, event: self, observer }
    }

    fn record(self, elapsed: Value<'_>) {
        if let Some(site) = self.0.filter(|site| site.enabled()) {
            logger::emit(site, &[site.fields.first().map_or(Value::Absent, |field| builtin::fit(field, elapsed))]);
        }
    }
}

pin_project! {
    /// A future with an observer of its output. It is `Unpin` if the future is, and behaves like it after completion.
    #[derive(Clone)]
    #[must_use = "a future does nothing unless it is awaited or polled"]
    pub struct ObservedFuture<F, L> {
        #[pin]
        future: F,
        event: Event,
        observer: L,
    }
}

impl<F, L> fmt::Debug for ObservedFuture<F, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObservedFuture").finish_non_exhaustive()
    }
}

impl<F: Future, L: FnMut(Event, &F::Output)> Future for ObservedFuture<F, L> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let polled = this.future.poll(cx);
        if let Poll::Ready(output) = &polled {
            (this.observer)(*this.event, output);
        }
        polled
    }
}

/// Returns the field `elapsed_ms`, which a schema need not declare.
fn elapsed(schema: &SchemaDef) -> &'static FieldDef {
    let declared = schema.fields.iter().find(|field| field.name == builtin::ELAPSED.name);
    declared.unwrap_or_else(|| Box::leak(Box::new(builtin::ELAPSED.define(schema.namespace))))
}

/// Writes the entry and exit of one run.
#[derive(Clone, Debug)]
pub struct EntryExit {
    enter: Event,
    exit: Event,
    since: Option<Instant>,
}

impl EntryExit {
    pub(super) fn new(enter: Event, exit: Event) -> Self {
        Self { enter, exit, since: None }
    }
}

impl Observe for EntryExit {
    /// Writes the entry on the first call.
    fn entered(&mut self) {
        if self.since.is_none() {
            self.since = Some(Instant::now());
            self.enter.record(Value::Absent);
        }
    }

    /// Writes the exit if the entry was written.
    fn left(&mut self) {
        if let Some(since) = self.since {
            self.exit.record(Value::Duration(since.elapsed()));
        }
    }
}

impl Observe for Option<EntryExit> {
    fn entered(&mut self) {
        if let Some(entry_exit) = self {
            entry_exit.entered();
        }
    }

    fn left(&mut self) {
        if let Some(entry_exit) = self {
            entry_exit.left();
        }
    }
}
