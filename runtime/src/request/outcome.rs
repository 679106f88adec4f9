//! The outcome of a request, and its level.

use crate::level::Level;
use http::StatusCode;
use std::time::Duration;

/// The header or trailer that carries the status of a gRPC response.
pub(super) const GRPC_STATUS: &str = "grpc-status";
const PERMISSION_DENIED: u16 = 7;
const UNAUTHENTICATED: u16 = 16;

/// The outcome of a request, for the function that sets its line's level.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The status of the response; 499 if the client disconnected first; `None` if the service failed with an error instead
    /// of a response.
    pub status: Option<StatusCode>,
    /// The `grpc-status` of a gRPC service, from the head or the trailers; 0 means success.
    pub grpc_status: Option<u16>,
    /// The time until the head of the response.
    pub latency: Duration,
    /// The time until the body was sent, failed or was abandoned.
    pub elapsed: Duration,
    /// Whether the whole body was sent.
    pub complete: bool,
    /// Whether the latency is above the limit of [`slow_after`](super::RequestLayer::slow_after).
    pub slow: bool,
    /// Whether the handler or the body panicked.
    pub panicked: bool,
    /// Whether the service or the body failed with an error.
    pub failed: bool,
}

impl Outcome {
    /// Returns the default level: ERROR for a panic, a failure, 5xx, 401, 403, and a status that no client accepts as an
    /// answer; WARNING for any other 4xx and for a slow response; INFO otherwise. A gRPC status counts as the corresponding
    /// HTTP status.
    #[must_use]
    pub fn default_level(&self) -> Level {
        match self.status.map(|status| status.as_u16()) {
            _ if self.is_fault() => Level::Error,
            Some(401 | 403) => Level::Error,
            _ if matches!(self.grpc_status, Some(PERMISSION_DENIED | UNAUTHENTICATED)) => Level::Error,
            Some(400..500) => Level::Warn,
            _ if self.grpc_status.is_some_and(|status| status != 0) => Level::Warn,
            _ if self.slow => Level::Warn,
            _ => Level::Info,
        }
    }

    /// Returns whether the service is at fault.
    pub(super) fn is_fault(&self) -> bool {
        let is_answer = self.status.is_some_and(|status| is_answer(status.as_u16()));
        self.panicked || self.failed || !is_answer || self.grpc_status.is_some_and(is_grpc_fault)
    }
}

/// Returns whether clients accept the status as an answer. They treat 600 and more as a 5xx (RFC 9110, section 15), and
/// servers send a 500 instead of a 1xx other than 101, which is never final.
fn is_answer(status: u16) -> bool {
    matches!(status, 101 | 200..500)
}

/// Returns whether OpenTelemetry's conventions for gRPC treat the status as a server error: UNKNOWN, DEADLINE_EXCEEDED,
/// UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS.
fn is_grpc_fault(status: u16) -> bool {
    matches!(status, 2 | 4 | 12..=15)
}
