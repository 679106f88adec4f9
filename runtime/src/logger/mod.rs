//! The logger of the process: from a record to the outputs.

mod enabled;
mod limits;
mod report;
mod sweep;

pub(crate) use limits::admits_line;
pub(crate) use sweep::report_at_end_of_thread;

use crate::builtin;
use crate::callsite::CallSite;
use crate::context::{Frame, current};
use crate::encode::{Format, with_line};
use crate::error::CapturedError;
use crate::error::ErrorText;
use crate::layout::Layout;
use crate::level::Level;
use crate::levels::Levels;
use crate::record::{ErrorDetails, ExternalRecord, Record, Source};
use crate::redact::Redactor;
use crate::schema::FieldDef;
use crate::suppress::ExternalSites;
use crate::suppress::Folding;
use crate::suppress::Rules;
use crate::testing;
use crate::trace::{self, TraceIds, TraceProvider};
use crate::value::{Timestamp, Value};
use crate::write::{WriteOutcome, Writer};
use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::Duration;

/// Everything that `install` created.
pub(crate) struct Logger {
    pub(crate) levels: Levels,
    pub(crate) outputs: Vec<Output>,
    /// Receives the records instead of the console.
    pub(crate) forward: Option<Box<dyn Sink>>,
    /// For each level, the index of the output that receives all its records, if there is just one.
    pub(crate) sole_outputs: OnceLock<[Option<usize>; 5]>,
    pub(crate) trace_provider: Option<Box<dyn TraceProvider>>,
    /// The builder's limits and samples.
    pub(crate) rules: Rules,
    pub(crate) sites: ExternalSites,
    pub(crate) folding: Option<Folding>,
    /// The fields of all linked schemas, for records that name them at run time.
    pub(crate) fields: HashMap<&'static str, &'static FieldDef>,
}

/// Receives records instead of the console.
pub(crate) trait Sink: Send + Sync {
    /// Returns the format that determines redaction and the texts of errors.
    fn format(&self) -> &Format;

    fn send(&self, record: &Record<'_>);
}

/// One format of lines, and the destinations of those lines.
pub(crate) struct Output {
    /// The most verbose level of all destinations.
    pub(crate) threshold: Level,
    pub(crate) format: Format,
    pub(crate) destinations: Vec<Destination>,
}

pub(crate) struct Destination {
    /// The most verbose level that is written.
    pub(crate) threshold: Level,
    pub(crate) writer: Writer,
}

static LOGGER: OnceLock<Logger> = OnceLock::new();

#[inline]
pub(crate) fn installed() -> Option<&'static Logger> {
    LOGGER.get()
}

/// Returns false if a logger is already installed.
pub(crate) fn install(logger: Logger) -> bool {
    LOGGER.set(logger).is_ok()
}

/// Logs an event of a call site with a fixed level.
#[inline(never)]
pub fn emit(site: &'static CallSite, values: &[Value<'_>]) {
    log(site, site.level, values, None);
}

/// Like [`emit`], for a computed level.
#[inline(never)]
pub fn emit_at(site: &'static CallSite, level: Level, values: &[Value<'_>]) {
    log(site, level, values, None);
}

/// Like [`emit`], with an error.
#[inline(never)]
pub fn emit_error(site: &'static CallSite, values: &[Value<'_>], error: CapturedError<'_>) {
    log_error(site, site.level, values, &error);
}

/// Like [`emit`], for a computed level and with an error.
#[inline(never)]
pub fn emit_error_at(site: &'static CallSite, level: Level, values: &[Value<'_>], error: CapturedError<'_>) {
    log_error(site, level, values, &error);
}

#[cold]
fn log_error(site: &'static CallSite, level: Level, values: &[Value<'_>], error: &CapturedError<'_>) {
    let error = ErrorDetails::new(error, error_text());
    log(site, level, values, Some(&error));
}

#[inline]
fn log(site: &'static CallSite, level: Level, values: &[Value<'_>], error: Option<&ErrorDetails>) {
    let context = current();
    let (context, source) = (context.as_deref(), Source::Site(site, values));
    dispatch(&Record { time: Timestamp::now(), level, source, error, context, trace: trace_ids(context) });
}

/// Logs a record of another crate, within the builder's limits.
#[inline]
pub(crate) fn log_external(level: Level, external: &ExternalRecord<'_>, error: Option<&ErrorDetails>) {
    log_external_in(current().as_deref(), level, external, error);
}

/// Like [`log_external`], in a context other than the thread's.
pub(crate) fn log_external_in(
    context: Option<&Frame>,
    level: Level,
    external: &ExternalRecord<'_>,
    error: Option<&ErrorDetails>,
) {
    // The builder's rules don't apply to a thread that captures.
    if testing::threshold().is_none()
        && let Some(logger) = installed()
        && !limits::admits_external(logger, level, external)
    {
        return;
    }
    let source = Source::External(external);
    dispatch(&Record { time: Timestamp::now(), level, source, error, context, trace: trace_ids(context) });
}

/// Logs the logger's own notices and panics, which are never suppressed.
pub(crate) fn log_unlimited(level: Level, external: &ExternalRecord<'_>, error: Option<&ErrorDetails>) {
    log_unlimited_at(Timestamp::now(), level, external, error);
}

/// Like [`log_unlimited`], for an event of an earlier time.
pub(crate) fn log_unlimited_at(
    time: Timestamp,
    level: Level,
    external: &ExternalRecord<'_>,
    error: Option<&ErrorDetails>,
) {
    let context = current();
    let (context, source) = (context.as_deref(), Source::External(external));
    dispatch(&Record { time, level, source, error, context, trace: trace_ids(context) });
}

/// Logs a record without context and trace.
pub(crate) fn log_without_context(level: Level, external: &ExternalRecord<'_>) {
    let source = Source::External(external);
    dispatch(&Record { time: Timestamp::now(), level, source, error: None, context: None, trace: None });
}

/// Returns a record's trace: the provider's ids, or else those of its context.
#[inline]
pub(crate) fn trace_ids(context: Option<&Frame>) -> Option<TraceIds> {
    let provided = installed().and_then(|logger| trace::ask(logger.trace_provider.as_deref()?));
    provided.or_else(|| context?.trace)
}

#[inline]
fn dispatch(record: &Record<'_>) {
    if testing::capturing() && testing::keep(record) {
        return;
    }
    if let Some(logger) = installed() {
        logger.write(record);
    }
}

impl Logger {
    #[inline]
    fn write(&self, record: &Record<'_>) {
        for output in &self.outputs {
            if record.level <= output.threshold {
                with_line(record, &output.format, |line| output.write(record.level, line));
            }
        }
        if let Some(forward) = &self.forward {
            forward.send(record);
        }
    }

    /// Returns the format whose redaction and error texts apply.
    fn format(&self) -> Option<&Format> {
        if let Some(forward) = &self.forward {
            return Some(forward.format());
        }
        self.outputs.first().map(|output| &output.format)
    }

    pub(crate) fn flush(&self) -> bool {
        // A failure does not keep the other destinations from being flushed.
        let destinations = self.outputs.iter().flat_map(|output| &output.destinations);
        destinations.filter(|destination| !destination.writer.flush()).count() == 0
    }
}

impl Logger {
    /// Returns the output of a level's events if they go to no other output, are in the cached format, and can't be
    /// suppressed.
    #[inline]
    pub(crate) fn sole_output(&self, level: Level) -> Option<&Output> {
        let sole_outputs = self.sole_outputs.get_or_init(|| Level::ALL.map(|level| self.find_sole_output(level)));
        let index = (*sole_outputs.get(level as usize - 1)?)?;
        if testing::capturing() { None } else { self.outputs.get(index) }
    }

    #[cold]
    fn find_sole_output(&self, level: Level) -> Option<usize> {
        let mut outputs = self.outputs.iter().enumerate().filter(|(_, output)| level <= output.threshold);
        let (index, output) = outputs.next()?;
        let is_kept = output.format.cached && output.format.layout != Layout::Pretty;
        let is_held_back = self.folding.is_some() || !self.rules.is_empty();
        let is_elsewhere = outputs.next().is_some() || self.forward.is_some();
        (is_kept && !is_held_back && !is_elsewhere).then_some(index)
    }

    /// Returns the layout that call sites cache.
    pub(crate) fn kept_layout(&self) -> Option<Layout> {
        self.outputs.iter().find(|output| output.format.cached).map(|output| output.format.layout)
    }
}

impl Output {
    #[inline]
    pub(crate) fn write(&self, level: Level, line: &[u8]) {
        for destination in &self.destinations {
            if level <= destination.threshold
                && let WriteOutcome::Written { lost_before: lost_before @ 1.. } = destination.writer.write(line)
            {
                self.report(destination, lost_before);
            }
        }
    }

    /// Reports the number of lost lines to the destination that lost them.
    #[cold]
    fn report(&self, destination: &Destination, lost_before: u64) {
        let message = format!("{lost_before} log lines were lost while their writer failed");
        let lost = builtin::LINES_LOST.shown(Value::U64(lost_before), &self.format.redactor);
        let fields = lost.into_iter().collect();
        let external = ExternalRecord { fields, ..ExternalRecord::notice(&message, "write") };
        let source = Source::External(&external);
        let (time, level) = (Timestamp::now(), Level::Warn);
        let record = Record { time, level, source, error: None, context: None, trace: None };
        if let WriteOutcome::Lost = with_line(&record, &self.format, |line| destination.writer.write(line)) {
            // The failed report already counts as one lost line, although it is not a line of the program.
            destination.writer.carry_over_lost(lost_before - 1);
        }
    }
}

/// Returns whether a record of this thread could be written.
#[inline]
pub fn is_logging() -> bool {
    testing::capturing() || installed().is_some()
}

/// Calls `run` with the redaction that applies to this thread. Returns `None` if nothing would be logged.
pub(crate) fn with_redactor<R>(run: impl FnOnce(&Redactor) -> R) -> Option<R> {
    if testing::capturing()
        && let Some(format) = testing::format()
    {
        return Some(run(&format.redactor));
    }
    Some(run(&installed()?.format()?.redactor))
}

pub(crate) fn error_text() -> ErrorText {
    installed().and_then(Logger::format).map_or(ErrorText::Full, |format| format.error_text)
}

/// Reports the events that limits, samples and folding suppressed, waits until all lines are written, and returns whether they
/// are.
///
/// Every line is in its pipe or file when its call returns, so `flush` only waits for a writer of your own. This version
/// ignores `limit`.
#[must_use = "it returns whether all lines are written"]
pub fn flush(limit: Duration) -> bool {
    let _ = limit;
    sweep::report_pending();
    installed().is_none_or(Logger::flush)
}
