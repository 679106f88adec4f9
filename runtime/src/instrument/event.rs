//! The records that `#[log_context]` itself writes: entry, exit, and the error that a function returns.

use super::site::{self, Place, Registry, Slot};
use crate::builtin;
use crate::callsite::{CallSite, MessagePiece};
use crate::context::Observe;
use crate::error::CapturedError;
use crate::level::Level;
use crate::logger;
use crate::schema::SchemaDef;
use crate::value::Value;
use pin_project_lite::pin_project;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{self, Poll};
use std::time::Instant;

/// The record of a returned error.
#[derive(Clone, Copy, Debug)]
pub struct Event(&'static CallSite);

impl Event {
    /// Returns the record of the function at `place`.
    pub fn new(slot: &'static Slot, schema: &'static SchemaDef, place: Place) -> Self {
        static SITES: Registry<CallSite> = Registry::new();
        let message = || format!("{} failed: ", place.3).leak();
        // The error's text belongs into the message, where people search.
        let pieces = || vec![MessagePiece::Text(message()), MessagePiece::Error];
        Self(SITES.get(slot, || site::create(schema, place, Level::Error, pieces())))
    }

    /// Writes an error and returns whether the record is enabled.
    pub fn error(self, error: CapturedError<'_>) -> bool {
        if !self.0.enabled() {
            return false;
        }
        logger::emit_error(self.0, &[Value::Absent], error);
        true
    }

    /// Writes the error that `main` returns, and exits the process, because std would print the error unredacted. A
    /// disabled record leaves it to std.
    pub fn error_of_main(self, error: CapturedError<'_>) {
        if self.error(error) {
            std::process::exit(1);
        }
    }
}

/// Wraps a future and passes its output to `observer`.
pub fn observe<F: Future, L: FnMut(&F::Output)>(future: F, observer: L) -> ObservedFuture<F, L> {
    ObservedFuture { future, observer }
}

pin_project! {
    /// Passes a future's output to an observer. Otherwise it behaves as that future, also when it is polled after its end.
    #[derive(Clone)]
    #[must_use = "a future does nothing unless it is awaited or polled"]
    pub struct ObservedFuture<F, L> {
        #[pin]
        future: F,
        observer: L,
    }
}

impl<F, L> fmt::Debug for ObservedFuture<F, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObservedFuture").finish_non_exhaustive()
    }
}

impl<F: Future, L: FnMut(&F::Output)> Future for ObservedFuture<F, L> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut task::Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let polled = this.future.poll(cx);
        if let Poll::Ready(output) = &polled {
            (this.observer)(output);
        }
        polled
    }
}

/// Writes the entry and exit of one run.
#[derive(Clone, Debug)]
pub struct EntryExit {
    sites: &'static [CallSite; 2],
    since: Option<Instant>,
}

impl EntryExit {
    /// Returns whether the records are known to be disabled. Costs one relaxed load.
    #[inline(always)]
    pub fn is_disabled(slot: &'static Slot) -> bool {
        CallSite::is_marked_disabled(slot)
    }

    /// Returns the records of the function at `place`, or `None` if they are disabled.
    #[inline(never)]
    pub fn new(slot: &'static Slot, schema: &'static SchemaDef, place: Place) -> Option<Self> {
        static SITES: Registry<[CallSite; 2]> = Registry::new();
        let message = |word: &str| vec![MessagePiece::Text(format!("{word} {}", place.3).leak())];
        let sites = SITES
            .get(slot, || ["entered", "left"].map(|word| site::create(schema, place, Level::Debug, message(word))));
        if !sites[0].is_admitted() {
            sites[0].mark_disabled(slot);
            return None;
        }
        Some(Self { sites, since: None })
    }

    /// Writes the entry now, and the exit when the guard is dropped.
    pub fn start(mut self) -> RunningGuard {
        self.entered();
        RunningGuard(self)
    }
}

/// Writes the exit of a run when it is dropped.
#[derive(Debug)]
pub struct RunningGuard(EntryExit);

impl Drop for RunningGuard {
    fn drop(&mut self) {
        self.0.left();
    }
}

impl Observe for EntryExit {
    /// Writes the entry at the first call.
    fn entered(&mut self) {
        if self.since.is_none() {
            self.since = Some(Instant::now());
            record(&self.sites[0], Value::Absent);
        }
    }

    /// Writes the exit if there was an entry.
    fn left(&mut self) {
        if let Some(since) = self.since {
            record(&self.sites[1], Value::Duration(since.elapsed()));
        }
    }
}

fn record(site: &'static CallSite, elapsed: Value<'_>) {
    if site.enabled() {
        logger::emit(site, &[site.fields.first().map_or(Value::Absent, |field| builtin::fit(field, elapsed))]);
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
