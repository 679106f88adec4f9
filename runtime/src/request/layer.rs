//! The layer and its options.

use super::options::Options;
use super::{Outcome, RequestService};
use crate::level::Level;
use http::header::HeaderName;
use http::request::Parts;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tower_layer::Layer;

/// Writes one line per request and adds a context to everything logged meanwhile; see the [module](crate::request).
///
/// | option | default |
/// | --- | --- |
/// | [`peer`](Self::peer) | no `client_ip` |
/// | [`route`](Self::route) | no `http_route` |
/// | [`show_query`](Self::show_query) | all values of the query are masked |
/// | [`silence`](Self::silence), [`silence_faults`](Self::silence_faults) | every request has its line |
/// | [`slow_after`](Self::slow_after) | one second |
/// | [`level`](Self::level) | [`Outcome::default_level`] |
/// | [`request_id_header`](Self::request_id_header) | `x-request-id` |
/// | [`take_request_id`](Self::take_request_id), [`take_trace`](Self::take_trace) | both are taken from the request |
/// | [`panic_body`](Self::panic_body) | `internal server error` as plain text |
#[derive(Clone, Debug)]
#[must_use = "a layer does nothing until it is given to a router or a service builder"]
pub struct RequestLayer {
    options: Arc<Options>,
}

impl RequestLayer {
    /// Returns the layer with all defaults. Its lines name the location of this call.
    #[track_caller]
    pub fn new() -> Self {
        Self { options: Arc::new(Options::new()) }
    }

    fn with(mut self, set: impl FnOnce(&mut Options)) -> Self {
        set(Arc::make_mut(&mut self.options));
        self
    }

    /// Sets the function that returns the client's address. The address is personal, so it is truncated to its network
    /// (`pii = "truncate"`), unless a schema declares `client_ip` or the ECS name `client.ip`.
    ///
    /// With axum: `|request| Some(request.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip())`. Behind a trusted proxy, read
    /// its header, but never a header that a client can set itself.
    pub fn peer(self, peer: impl Fn(&Parts) -> Option<IpAddr> + Send + Sync + 'static) -> Self {
        self.with(|options| options.peer = Some(Arc::new(peer)))
    }

    /// Sets the function that returns the pattern that the request's path matched, such as `/api/rooms/{room}/`.
    ///
    /// With axum: `|request| Some(request.extensions.get::<MatchedPath>()?.as_str())`, on a layer given to `Router::layer`.
    pub fn route(self, route: impl for<'r> Fn(&'r Parts) -> Option<&'r str> + Send + Sync + 'static) -> Self {
        self.with(|options| options.route = Some(Arc::new(route)))
    }

    /// Adds query keys whose values are shown, scrubbed of credentials. A key whose name suggests a credential stays masked.
    pub fn show_query<K: Into<String>>(self, keys: impl IntoIterator<Item = K>) -> Self {
        self.with(|options| options.shown_query.extend(keys.into_iter().map(Into::into)))
    }

    /// Adds paths, compared as a whole, whose requests have no line, except for the service's own faults: 5xx, a panic, an error.
    pub fn silence<P: Into<String>>(self, paths: impl IntoIterator<Item = P>) -> Self {
        self.with(|options| options.silenced.extend(paths.into_iter().map(Into::into)))
    }

    /// Sets whether silenced paths have no line even for the service's own faults. A panic still has a separate line.
    pub fn silence_faults(self, silence: bool) -> Self {
        self.with(|options| options.silences_faults = silence)
    }

    /// Sets how long the head of a response may take before its line is a WARNING. The time of the body does not count,
    /// because streams are long.
    pub fn slow_after(self, limit: Duration) -> Self {
        self.with(|options| options.slow_after = limit)
    }

    /// Sets the function that returns a line's level; it can fall back to [`Outcome::default_level`].
    ///
    /// ```
    /// use chat_log::{Level, request::RequestLayer};
    ///
    /// let requests = RequestLayer::new().level(|outcome| match outcome.status.map(|status| status.as_u16()) {
    ///     Some(401) => Level::Warn,
    ///     _ => outcome.default_level(),
    /// });
    /// ```
    pub fn level(self, level: impl Fn(&Outcome) -> Level + Send + Sync + 'static) -> Self {
        self.with(|options| options.level = Some(Arc::new(level)))
    }

    /// Sets the header that carries the id, in the request and in the response.
    pub fn request_id_header(self, name: HeaderName) -> Self {
        self.with(|options| options.id_header = name)
    }

    /// Sets whether to accept the request's id. Disable it for a public service if no proxy sets the id.
    pub fn take_request_id(self, take: bool) -> Self {
        self.with(|options| options.takes_id = take)
    }

    /// Sets whether to accept the trace of a `traceparent` header.
    pub fn take_trace(self, take: bool) -> Self {
        self.with(|options| options.takes_trace = take)
    }

    /// Sets the content type and body of the 500 response after a panic.
    ///
    /// ```
    /// # use chat_log::request::RequestLayer;
    /// let requests = RequestLayer::new().panic_body("application/json", r#"{"error":"the service failed"}"#);
    /// ```
    pub fn panic_body(self, content_type: &'static str, body: &'static str) -> Self {
        self.with(|options| (options.panic_content_type, options.panic_body) = (content_type, body))
    }
}

impl Default for RequestLayer {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for RequestLayer {
    type Service = RequestService<S>;

    fn layer(&self, inner: S) -> RequestService<S> {
        RequestService::new(inner, Arc::clone(&self.options))
    }
}
