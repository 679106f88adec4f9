//! One request and its response: the context of all records in between, and the line at the end.

use super::id;
use super::options::Options;
use super::outcome::{GRPC_STATUS, Outcome};
use super::progress::ResponseProgress;
use super::received::{ReceivedRequest, single_value};
use crate::builtin;
use crate::callsite::{CallSite, Function, Origin};
use crate::context::Entered;
use crate::level::Level;
use crate::logger::{admits_line, log_unlimited, with_redactor};
use crate::panic_hook::{CaughtPanic, PanicDetails, catch_deferred};
use crate::record::ExternalRecord;
use crate::redact::{RedactedValue, Redactor};
use crate::schema::FieldDef;
use crate::stack::short_place;
use crate::value::Value;
use http::header::HeaderMap;
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use std::sync::Arc;

const LOGGER: &str = "http.request";

/// Caches the threshold of the logger.
static SITE: CallSite = CallSite::probe(Origin {
    module: "chat_log::http",
    file: file!(),
    line: line!(),
    function: Function::Named("call"),
})
.logger(LOGGER);

pub(super) struct Exchange {
    options: Arc<Options>,
    request: ReceivedRequest,
    pub(super) response: ResponseProgress,
    /// Whether the line was written, or there is none to write.
    finished: bool,
}

impl Exchange {
    /// Reads the request, and adds an id to its headers unless they have one that is accepted.
    pub(super) fn start(options: &Arc<Options>, parts: &mut Parts) -> (Self, HeaderValue) {
        let id = request_id(options, &mut parts.headers);
        let response = ResponseProgress::start();
        let request = ReceivedRequest::new(options, parts, &id);
        (Self { options: Arc::clone(options), request, response, finished: false }, id)
    }

    /// The exchange of a response that no service produced. It has no line.
    pub(super) fn none() -> Self {
        Self {
            options: Arc::new(Options::new()),
            request: ReceivedRequest::default(),
            response: ResponseProgress::start(),
            finished: true,
        }
    }

    /// Runs a function in the request's context.
    pub(super) fn enter<R>(&self, run: impl FnOnce() -> R) -> R {
        let _entered = self.request.frame.as_ref().map(|frame| Entered::new(Some(Arc::clone(frame))));
        run()
    }

    /// Runs a function in the request's context and catches its panic.
    pub(super) fn guard<R>(&self, run: impl FnOnce() -> R) -> Result<R, CaughtPanic> {
        self.enter(|| catch_deferred(run))
    }

    /// Returns whether the whole body was sent: the length that the head declares, or else everything up to the end.
    pub(super) fn is_complete(&self, ended: bool, length: Option<u64>, sent: u64) -> bool {
        self.request.is_head || self.response.is_bodiless() || length.map_or(ended, |length| length == sent)
    }

    /// Writes the line, unless an earlier call did.
    pub(super) fn finish(&mut self, bytes: u64, complete: bool) {
        if std::mem::replace(&mut self.finished, true) {
            return;
        }
        let outcome = self.response.outcome(complete, self.options.slow_after);
        let level = self.options.level(&outcome);
        let panic = self.response.take_panic();
        if self.admits(level, &outcome) {
            with_redactor(|redactor| self.add_outcome(&outcome, bytes, redactor));
            self.write(level, &outcome, panic);
        } else if let Some(report) = panic.and_then(|panic| panic.report) {
            report.write();
        }
    }

    fn admits(&self, level: Level, outcome: &Outcome) -> bool {
        let is_silenced = self.request.is_silenced && (self.options.silences_faults || !outcome.is_fault());
        // Suppressed lines are reported without the path of the request that happened to be the first.
        !is_silenced && SITE.enabled_at(level) && admits_line(level, &self.line("requests", Vec::new()))
    }

    fn add_outcome(&mut self, outcome: &Outcome, bytes: u64, redactor: &Redactor) {
        let request = &mut self.request;
        request.add(&builtin::HTTP_VERSION, Value::Str(request.version()), redactor);
        let status = outcome.status.map_or(Value::Absent, |status| Value::U64(status.as_u16().into()));
        request.add(&builtin::HTTP_STATUS, status, redactor);
        request.add(&builtin::ELAPSED, Value::Duration(outcome.elapsed), redactor);
        request.add(&builtin::HTTP_RESPONSE_BYTES, Value::U64(bytes), redactor);
        request.add(&builtin::HTTP_COMPLETE, Value::Bool(outcome.complete), redactor);
    }

    fn write(&mut self, level: Level, outcome: &Outcome, panic: Option<PanicDetails>) {
        let message = message(std::mem::take(&mut self.request.line), outcome);
        let fields = std::mem::take(&mut self.request.fields);
        match panic {
            Some(PanicDetails { report: Some(report), .. }) => report.write_as(LOGGER, level, &message, fields),
            panic => self.enter(|| {
                let error = panic.and_then(|panic| panic.error);
                log_unlimited(level, &self.line(&message, fields), error.as_ref());
            }),
        }
    }

    /// A record at the location where the layer was created.
    fn line<'r>(&self, message: &'r str, fields: Vec<(&'static FieldDef, RedactedValue)>) -> ExternalRecord<'r> {
        let location = self.options.location;
        ExternalRecord {
            logger: LOGGER,
            module: "http",
            file: short_place(location.file()),
            line: location.line(),
            function: "",
            message,
            fields,
            values: None,
            prefix: None,
        }
    }
}

fn request_id(options: &Options, headers: &mut HeaderMap) -> HeaderValue {
    let given = single_value(headers, &options.id_header);
    if let Some(given) = given.filter(|given| options.takes_id && id::accepted(given).is_some()) {
        return given.clone();
    }
    let generated = id::generated();
    headers.insert(&options.id_header, generated.clone());
    generated
}

/// Appends the status to the request line.
fn message(mut line: String, outcome: &Outcome) -> String {
    line.push(' ');
    line.push_str(outcome.status.as_ref().map_or("-", StatusCode::as_str));
    if let Some(status) = outcome.grpc_status.filter(|status| *status != 0) {
        line.push_str(&format!(", {GRPC_STATUS} {status}"));
    }
    line
}
