//! The parts of a request that its context and its line show.

use super::options::Options;
use super::query;
use crate::builtin::{self, Builtin};
use crate::context::{Frame, current};
use crate::logger::with_redactor;
use crate::redact::{RedactedValue, Redactor, plain_text, scrub};
use crate::schema::FieldDef;
use crate::text::clip;
use crate::trace::TraceIds;
use crate::value::{FieldValue, Value};
use http::header::{CONTENT_LENGTH, HeaderMap, HeaderName};
use http::request::Parts;
use http::{HeaderValue, Method, Version};
use std::sync::Arc;

const LONGEST_METHOD: usize = 64;
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

#[derive(Default)]
pub(super) struct ReceivedRequest {
    /// `None` if no logger is installed.
    pub(super) frame: Option<Arc<Frame>>,
    /// `GET /api/messages/ HTTP/1.1`
    pub(super) line: String,
    /// The fields that only the request's own line has.
    pub(super) fields: Vec<(&'static FieldDef, RedactedValue)>,
    pub(super) is_silenced: bool,
    pub(super) is_head: bool,
    version: Version,
}

impl ReceivedRequest {
    #[inline]
    pub(super) fn new(options: &Options, parts: &Parts, id: &HeaderValue) -> Self {
        let mut request = Self {
            is_silenced: options.is_silenced(parts.uri.path()),
            is_head: parts.method == Method::HEAD,
            version: parts.version,
            ..Self::default()
        };
        with_redactor(|redactor| {
            request.read_context(options, parts, id, redactor);
            request.read_fields(options, parts, redactor);
        });
        request
    }

    fn read_context(&mut self, options: &Options, parts: &Parts, id: &HeaderValue, redactor: &Redactor) {
        let method = scrub(parts.method.as_str());
        let method = clip(&method, LONGEST_METHOD);
        let path = scrub(path(parts));
        let path = clip(&path, query::LONGEST);
        let route = options.route(parts).map(scrub);
        let entries = [
            entry(&builtin::REQUEST_ID, id.to_str().map_or(Value::Absent, Value::Str)),
            entry(&builtin::HTTP_METHOD, Value::Str(method)),
            entry(&builtin::URL_PATH, Value::Str(path)),
            entry(&builtin::HTTP_ROUTE, route.as_deref().map_or(Value::Absent, Value::Str)),
            entry(&builtin::CLIENT_IP, options.peer(parts).map_or(Value::Absent, Value::Ip)),
        ];
        let mut frame = Frame::new(current(), &entries, redactor);
        let [_, method_entry, path_entry, ..] = &entries;
        push_shown(&mut self.line, &builtin::HTTP_METHOD, method, &frame, method_entry.def);
        self.line.push(' ');
        push_shown(&mut self.line, &builtin::URL_PATH, path, &frame, path_entry.def);
        self.line.push_str(" HTTP/");
        self.line.push_str(self.version());
        if options.takes_trace
            && let Some(ids) = trace_ids(&parts.headers)
        {
            frame.trace = Some(ids);
        }
        self.frame = Some(Arc::new(frame));
    }

    #[inline]
    fn read_fields(&mut self, options: &Options, parts: &Parts, redactor: &Redactor) {
        if let Some(text) = parts.uri.query() {
            let masked = query::masked(text, &options.shown_query);
            self.add(&builtin::URL_QUERY, Value::Str(&masked), redactor);
        }
        let length = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        self.add(&builtin::HTTP_REQUEST_BYTES, length.map_or(Value::Absent, Value::U64), redactor);
    }

    /// Adds a field to the request's own line.
    pub(super) fn add(&mut self, builtin: &'static Builtin, value: Value<'_>, redactor: &Redactor) {
        self.fields.extend(builtin.shown(value, redactor));
    }

    /// Returns the version of HTTP as a request line writes it.
    pub(super) fn version(&self) -> &'static str {
        match self.version {
            Version::HTTP_09 => "0.9",
            Version::HTTP_10 => "1.0",
            Version::HTTP_2 => "2.0",
            Version::HTTP_3 => "3.0",
            _ => "1.1",
        }
    }
}

/// Returns a header's value, or `None` if there are several: none of them can be trusted.
pub(super) fn single_value<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h HeaderValue> {
    let mut values = headers.get_all(name).iter();
    values.next().filter(|_| values.next().is_none())
}

fn trace_ids(headers: &HeaderMap) -> Option<TraceIds> {
    TraceIds::from_traceparent(single_value(headers, &TRACEPARENT)?.to_str().ok()?)
}

/// Returns the path, or the host of a request without a path, such as CONNECT.
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

/// Appends a value as its field shows it.
fn push_shown(line: &mut String, builtin: &'static Builtin, text: &str, frame: &Frame, field: &'static FieldDef) {
    if builtin.is_open() {
        return line.push_str(text);
    }
    let found = frame.find(field.name, &mut |field, value| {
        // Writing to a string cannot fail.
        let _ = plain_text(line, field, value.as_redacted().value());
    });
    if !found {
        line.push('-');
    }
}
