//! The options of a layer.

use super::Outcome;
use crate::level::Level;
use http::header::HeaderName;
use http::request::Parts;
use std::fmt;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

pub(super) type Peer = dyn Fn(&Parts) -> Option<IpAddr> + Send + Sync;
pub(super) type Route = dyn for<'r> Fn(&'r Parts) -> Option<&'r str> + Send + Sync;
pub(super) type LevelOf = dyn Fn(&Outcome) -> Level + Send + Sync;

#[derive(Clone)]
pub(super) struct Options {
    /// Where the layer was created: the location of its lines.
    pub(super) location: &'static Location<'static>,
    pub(super) peer: Option<Arc<Peer>>,
    pub(super) route: Option<Arc<Route>>,
    pub(super) level: Option<Arc<LevelOf>>,
    pub(super) shown_query: Vec<String>,
    pub(super) silenced: Vec<String>,
    pub(super) silences_faults: bool,
    pub(super) slow_after: Duration,
    pub(super) id_header: HeaderName,
    pub(super) takes_id: bool,
    pub(super) takes_trace: bool,
    pub(super) panic_content_type: &'static str,
    pub(super) panic_body: &'static str,
}

impl Options {
    #[track_caller]
    pub(super) fn new() -> Self {
        Self {
            location: Location::caller(),
            peer: None,
            route: None,
            level: None,
            shown_query: Vec::new(),
            silenced: Vec::new(),
            silences_faults: false,
            slow_after: Duration::from_secs(1),
            id_header: HeaderName::from_static("x-request-id"),
            takes_id: true,
            takes_trace: true,
            panic_content_type: "text/plain; charset=utf-8",
            panic_body: "internal server error",
        }
    }

    pub(super) fn is_silenced(&self, path: &str) -> bool {
        self.silenced.iter().any(|silenced| silenced == path)
    }

    pub(super) fn peer(&self, parts: &Parts) -> Option<IpAddr> {
        without_panic(|| self.peer.as_ref()?(parts)).flatten()
    }

    pub(super) fn route<'r>(&self, parts: &'r Parts) -> Option<&'r str> {
        without_panic(|| self.route.as_ref()?(parts)).flatten()
    }

    pub(super) fn level(&self, outcome: &Outcome) -> Level {
        let level = self.level.as_ref().and_then(|level| without_panic(|| level(outcome)));
        level.unwrap_or_else(|| outcome.default_level())
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("location", &self.location).finish_non_exhaustive()
    }
}

/// Runs a user's function. A panic loses its result, but not the request.
fn without_panic<R>(run: impl FnOnce() -> R) -> Option<R> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}
