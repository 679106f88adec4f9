//! One request on its way: the context of all its records, and its line at the end.

use super::options::Options;
use super::{Outcome, id, query};
use crate::builtin::{self, Builtin};
use crate::callsite::{CallSite, Function, Origin};
use crate::context::{Entered, Frame, current};
use crate::logger::{admits_line, log_unlimited, with_redactor};
use crate::panic_hook::{CaughtPanic, PanicDetails, catch_deferred};
use crate::record::ExternalRecord;
use crate::redact::{RedactedValue, Redactor, plain_text, scrub};
use crate::schema::FieldDef;
use crate::stack::short_place;
use crate::text::clip;
use crate::trace::TraceIds;
use crate::value::{FieldValue, Value};
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderName};
use http::request::Parts;
use http::{HeaderValue, Method, StatusCode, Version};
use std::sync::Arc;
use std::time::{Duration, Instant};

const LOGGER: &str = "http.request";
const LONGEST_METHOD: usize = 64;
const GRPC_STATUS: &str = "grpc-status";
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// nginx's number for a client that closed the connection before it had a response; no server sends it.
const CLIENT_CLOSED_REQUEST: u16 = 499;

/// Asks for the levels of the logger, and keeps the answer.
static SITE: CallSite = CallSite::probe(Origin {
    module: "chat_log::http",
    file: file!(),
    line: line!(),
    function: Function::Named("call"),
})
.logger(LOGGER);

pub(super) struct Exchange {
    options: Arc<Options>,
    /// None where nothing would be logged.
    frame: Option<Arc<Frame>>,
    started: Instant,
    latency: Option<Duration>,
    status: Option<StatusCode>,
    grpc_status: Option<u16>,
    /// `GET /api/messages/ HTTP/1.1`
    request_line: String,
    version: Version,
    /// What only the request's own line has.
    fields: Vec<(&'static FieldDef, RedactedValue)>,
    is_silenced: bool,
    is_head: bool,
    failed: bool,
    panic: Option<PanicDetails>,
    written: bool,
}

impl Exchange {
    /// Reads the request; its headers get the id if they have none that could be taken.
    pub(super) fn start(options: &Arc<Options>, parts: &mut Parts) -> (Self, HeaderValue) {
        let id = request_id(options, &mut parts.headers);
        let mut exchange = Self {
            version: parts.version,
            is_silenced: options.is_silenced(parts.uri.path()),
            is_head: parts.method == Method::HEAD,
            ..Self::new(Arc::clone(options))
        };
        with_redactor(|redactor| exchange.read(parts, &id, redactor));
        (exchange, id)
    }

    /// The exchange of an answer that no service gave: it has no line.
    pub(super) fn none() -> Self {
        Self { written: true, ..Self::new(Arc::new(Options::new())) }
    }

    fn new(options: Arc<Options>) -> Self {
        Self {
            options,
            frame: None,
            started: Instant::now(),
            latency: None,
            status: None,
            grpc_status: None,
            request_line: String::new(),
            version: Version::default(),
            fields: Vec::new(),
            is_silenced: false,
            is_head: false,
            failed: false,
            panic: None,
            written: false,
        }
    }

    fn read(&mut self, parts: &Parts, id: &HeaderValue, redactor: &Redactor) {
        let method = scrub(parts.method.as_str());
        let method = clip(&method, LONGEST_METHOD);
        let path = query::scrubbed_path(path(parts));
        let path = clip(&path, query::LONGEST);
        let route = self.options.route(parts).map(scrub);
        let entries = [
            entry(&builtin::REQUEST_ID, id.to_str().map_or(Value::Absent, Value::Str)),
            entry(&builtin::HTTP_METHOD, Value::Str(method)),
            entry(&builtin::URL_PATH, Value::Str(path)),
            entry(&builtin::HTTP_ROUTE, route.as_deref().map_or(Value::Absent, Value::Str)),
            entry(&builtin::CLIENT_IP, self.options.peer(parts).map_or(Value::Absent, Value::Ip)),
        ];
        let mut frame = Frame::new(current(), &entries, redactor);
        let [_, method_entry, path_entry, ..] = &entries;
        push_shown(&mut self.request_line, &builtin::HTTP_METHOD, method, &frame, method_entry.def);
        self.request_line.push(' ');
        push_shown(&mut self.request_line, &builtin::URL_PATH, path, &frame, path_entry.def);
        self.request_line.push_str(" HTTP/");
        self.request_line.push_str(version(self.version));
        if self.options.takes_trace
            && let Some(ids) = trace_ids(&parts.headers)
        {
            frame.trace = Some(ids);
        }
        self.frame = Some(Arc::new(frame));
        if let Some(text) = parts.uri.query() {
            let masked = query::masked(text, &self.options.shown_query);
            self.add(&builtin::URL_QUERY, Value::Str(&masked), redactor);
        }
        let length = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        self.add(&builtin::HTTP_REQUEST_BYTES, length.map_or(Value::Absent, Value::U64), redactor);
    }

    fn add(&mut self, builtin: &'static Builtin, value: Value<'_>, redactor: &Redactor) {
        self.fields.extend(builtin.shown(value, redactor));
    }

    /// Runs a part of the answering in the request's context.
    pub(super) fn enter<R>(&self, run: impl FnOnce() -> R) -> R {
        let _entered = self.frame.as_ref().map(|frame| Entered::new(Some(Arc::clone(frame))));
        run()
    }

    /// The same with panics caught.
    pub(super) fn guard<R>(&self, run: impl FnOnce() -> R) -> Result<R, CaughtPanic> {
        self.enter(|| catch_deferred(run))
    }

    /// The head of the response is there.
    pub(super) fn respond(&mut self, status: StatusCode, headers: &HeaderMap) {
        self.latency = Some(self.started.elapsed());
        self.status = Some(status);
        self.read_grpc_status(headers);
    }

    /// The end of a gRPC answer: the trailers, or the head of one without a message.
    pub(super) fn read_grpc_status(&mut self, headers: &HeaderMap) {
        let status = headers.get(GRPC_STATUS).and_then(|status| status.to_str().ok()?.parse().ok());
        self.grpc_status = status.or(self.grpc_status);
    }

    /// The handler or the body panicked.
    pub(super) fn panicked(&mut self, panic: PanicDetails) {
        self.panic = Some(panic);
    }

    /// The service or the body failed with an error.
    pub(super) fn failed(&mut self) {
        self.failed = true;
    }

    /// The client went away before the response was there.
    pub(super) fn cancelled(&mut self) {
        self.status = StatusCode::from_u16(CLIENT_CLOSED_REQUEST).ok();
        self.finish(0, false);
    }

    /// Whether that was the whole body: of the length that its head says, or to its end if that says none.
    pub(super) fn is_complete(&self, ended: bool, length: Option<u64>, sent: u64) -> bool {
        self.has_no_body() || length.map_or(ended, |length| length == sent)
    }

    /// Whether a response of this status has no body, whatever its headers say (RFC 9110, section 6.4.1).
    fn has_no_body(&self) -> bool {
        let bodiless = |status: StatusCode| status.is_informational() || matches!(status.as_u16(), 204 | 304);
        self.is_head || self.status.is_some_and(bodiless)
    }

    /// Writes the line, once.
    pub(super) fn finish(&mut self, bytes: u64, complete: bool) {
        if std::mem::replace(&mut self.written, true) {
            return;
        }
        let elapsed = self.started.elapsed();
        let latency = self.latency.unwrap_or(elapsed);
        let outcome = Outcome {
            status: self.status,
            grpc_status: self.grpc_status,
            latency,
            elapsed,
            complete,
            slow: latency > self.options.slow_after,
            panicked: self.panic.is_some(),
            failed: self.failed,
        };
        let is_silenced = self.is_silenced && (self.options.silences_faults || !outcome.is_fault());
        let level = self.options.level(&outcome);
        let panic = self.panic.take();
        // What is held back is reported without the path of the one request that happened to be the first.
        let is_written =
            !is_silenced && SITE.enabled_at(level) && admits_line(level, &self.line("requests", Vec::new()));
        if !is_written {
            // The request's line would have told of it.
            if let Some(report) = panic.and_then(|panic| panic.report) {
                report.write();
            }
            return;
        }
        with_redactor(|redactor| self.add_outcome(&outcome, bytes, redactor));
        let mut message = std::mem::take(&mut self.request_line);
        message.push(' ');
        message.push_str(outcome.status.as_ref().map_or("-", StatusCode::as_str));
        if let Some(status) = outcome.grpc_status.filter(|status| *status != 0) {
            message.push_str(&format!(", {GRPC_STATUS} {status}"));
        }
        let fields = std::mem::take(&mut self.fields);
        match panic {
            Some(PanicDetails { report: Some(report), .. }) => report.write_as(LOGGER, level, &message, fields),
            panic => self.enter(|| {
                let error = panic.and_then(|panic| panic.error);
                log_unlimited(level, &self.line(&message, fields), error.as_ref());
            }),
        }
    }

    /// A line of the place where the layer was made.
    fn line<'r>(&self, message: &'r str, fields: Vec<(&'static FieldDef, RedactedValue)>) -> ExternalRecord<'r> {
        let place = self.options.place;
        ExternalRecord {
            logger: LOGGER,
            module: "http",
            file: short_place(place.file()),
            line: place.line(),
            function: "",
            message,
            fields,
            values: None,
            prefix: None,
        }
    }

    fn add_outcome(&mut self, outcome: &Outcome, bytes: u64, redactor: &Redactor) {
        self.add(&builtin::HTTP_VERSION, Value::Str(version(self.version)), redactor);
        let status = outcome.status.map_or(Value::Absent, |status| Value::U64(status.as_u16().into()));
        self.add(&builtin::HTTP_STATUS, status, redactor);
        self.add(&builtin::ELAPSED, Value::Duration(outcome.elapsed), redactor);
        self.add(&builtin::HTTP_RESPONSE_BYTES, Value::U64(bytes), redactor);
        self.add(&builtin::HTTP_COMPLETE, Value::Bool(outcome.complete), redactor);
    }
}

fn request_id(options: &Options, headers: &mut HeaderMap) -> HeaderValue {
    let given = single_value(headers, &options.id_header);
    if let Some(given) = given.filter(|given| options.takes_id && id::accepted(given).is_some()) {
        return given.clone();
    }
    let made = id::generated();
    headers.insert(&options.id_header, made.clone());
    made
}

fn trace_ids(headers: &HeaderMap) -> Option<TraceIds> {
    TraceIds::from_traceparent(single_value(headers, &TRACEPARENT)?.to_str().ok()?)
}

/// A header's value; none if there are several, of which none can be trusted.
fn single_value<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

/// The host where there is no path, as with CONNECT.
fn path(parts: &Parts) -> &str {
    match parts.uri.path() {
        "" => parts.uri.host().unwrap_or_default(),
        path => path,
    }
}

fn entry<'v>(builtin: &'static Builtin, value: Value<'v>) -> FieldValue<'v> {
    let (def, value) = builtin.fit(value);
    FieldValue { def, value }
}

/// Adds a value to the message as its field shows it.
fn push_shown(message: &mut String, builtin: &'static Builtin, text: &str, frame: &Frame, field: &'static FieldDef) {
    if builtin.is_open() {
        return message.push_str(text);
    }
    let found = frame.find(field.name, &mut |field, value| {
        // Writing to a string cannot fail.
        let _ = plain_text(message, field, value.as_redacted().value());
    });
    if !found {
        message.push('-');
    }
}

/// As it stands in a request line.
fn version(version: Version) -> &'static str {
    match version {
        Version::HTTP_09 => "0.9",
        Version::HTTP_10 => "1.0",
        Version::HTTP_2 => "2.0",
        Version::HTTP_3 => "3.0",
        _ => "1.1",
    }
}
