//! The state of a response while the service produces it.

use super::outcome::{GRPC_STATUS, Outcome};
use crate::panic_hook::PanicDetails;
use http::{HeaderMap, StatusCode};
use std::time::{Duration, Instant};

/// nginx's number for a client that disconnected before the response; no server sends it.
const CLIENT_CLOSED_REQUEST: u16 = 499;

pub(super) struct ResponseProgress {
    started: Instant,
    latency: Option<Duration>,
    status: Option<StatusCode>,
    grpc_status: Option<u16>,
    failed: bool,
    panic: Option<PanicDetails>,
}

impl ResponseProgress {
    #[inline]
    pub(super) fn start() -> Self {
        Self { started: Instant::now(), latency: None, status: None, grpc_status: None, failed: false, panic: None }
    }

    /// Records the head.
    #[inline]
    pub(super) fn respond(&mut self, status: StatusCode, headers: &HeaderMap) {
        self.latency = Some(self.started.elapsed());
        self.status = Some(status);
        self.read_grpc_status(headers);
    }

    /// Reads the status of a gRPC response from its trailers, or from the head of a response without a message.
    pub(super) fn read_grpc_status(&mut self, headers: &HeaderMap) {
        let status = headers.get(GRPC_STATUS).and_then(|status| status.to_str().ok()?.parse().ok());
        self.grpc_status = status.or(self.grpc_status);
    }

    /// Records that the handler or the body panicked.
    pub(super) fn panicked(&mut self, panic: PanicDetails) {
        self.panic = Some(panic);
    }

    /// Records that the service or the body failed with an error.
    pub(super) fn failed(&mut self) {
        self.failed = true;
    }

    /// Records that the client disconnected before the head.
    pub(super) fn cancelled(&mut self) {
        self.status = StatusCode::from_u16(CLIENT_CLOSED_REQUEST).ok();
    }

    pub(super) fn take_panic(&mut self) -> Option<PanicDetails> {
        self.panic.take()
    }

    /// Returns whether a response of this status has no body, whatever its headers say (RFC 9110, section 6.4.1).
    pub(super) fn is_bodiless(&self) -> bool {
        self.status.is_some_and(|status| status.is_informational() || matches!(status.as_u16(), 204 | 304))
    }

    pub(super) fn outcome(&self, complete: bool, slow_after: Duration) -> Outcome {
        let elapsed = self.started.elapsed();
        let latency = self.latency.unwrap_or(elapsed);
        Outcome {
            status: self.status,
            grpc_status: self.grpc_status,
            latency,
            elapsed,
            complete,
            slow: latency > slow_after,
            panicked: self.panic.is_some(),
            failed: self.failed,
        }
    }
}
