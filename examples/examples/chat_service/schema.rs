//! What the lines of this service may carry. A field that is not here cannot be logged.

use crate::db::UserId;
use chat_log::{LogValue, log_schema};
use std::net::IpAddr;
use std::time::Duration;

/// The fields, by what they tell about.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id")]
    user_id: UserId,
    /// Public name of the user that the line is about.
    #[log(ecs = "user.name")]
    username: String,
    /// Who a direct message goes to.
    recipient: String,
    /// E-mail address: equal ones can be counted, none can be read.
    #[log(ecs = "user.email", pii = "hash")]
    email: String,
    /// Telephone number.
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    /// Never logged: a call that names it does not compile.
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    /// Never logged either: whoever has it is the user.
    #[log(sensitive = "a session token is as good as the password")]
    session_token: String,

    /// Room the event happened in.
    room_name: String,
    /// The name that `room_name` had before.
    #[deprecated(note = "use `room_name`")]
    chat_room: String,
    /// Number of the stored message.
    message_id: i64,
    /// How many messages an answer holds.
    message_count: usize,

    /// What happened, for searches that must not depend on a text.
    #[log(ecs = "event.action")]
    event_type: EventType,
    /// Family of an error, for dashboards.
    error_type: ErrorType,
    /// Input that a request got wrong.
    rejected_input: String,
    /// Feature that will go away.
    deprecated_feature: String,

    /// Id of the request, the client's or made.
    #[log(ecs = "http.request.id")]
    request_id: String,
    /// Request method.
    #[log(ecs = "http.request.method")]
    method: String,
    /// Path without the query, which may carry anything.
    #[log(ecs = "url.path")]
    path: String,
    /// `1.0` or `1.1`.
    #[log(ecs = "http.version")]
    http_version: String,
    /// Status code of the answer.
    #[log(ecs = "http.response.status_code")]
    status: u16,
    /// Network that the client is in.
    #[log(ecs = "client.ip", pii = "truncate")]
    client_ip: IpAddr,
    /// How long it took.
    #[log(unit = "ms")]
    elapsed: Duration,

    /// Port that the service listens on.
    #[log(ecs = "server.port")]
    port: u16,
    /// Messages that one user may send in a minute.
    messages_per_minute: u32,
    /// Requests that take longer are reported.
    #[log(unit = "ms")]
    slow_after: Duration,
    /// Step of the demonstration.
    step: String,
}

/// Written in snake_case: `websocket_connect`.
#[derive(LogValue, Clone, Copy, Debug)]
pub(crate) enum EventType {
    UserRegistered,
    UserLogin,
    UserLogout,
    AuthenticationFailed,
    MessageSent,
    MessageReceived,
    MessageFailed,
    RateLimited,
    ValidationFailed,
    RoomCreated,
    RoomDeleted,
    WebsocketConnect,
    WebsocketDisconnect,
    ConfigurationLoaded,
    ConfigurationChanged,
    ServiceStarted,
    ServiceStopped,
}

/// Written in snake_case: `database_error`.
#[derive(LogValue, Clone, Copy, Debug)]
pub(crate) enum ErrorType {
    AuthenticationError,
    DatabaseError,
    NotFound,
}

#[cfg(test)]
mod tests {
    /// `CHAT_LOG_LOCK=update cargo test -p chat-log-examples` records additions.
    #[test]
    fn the_schema_keeps_what_it_promised() {
        chat_log::assert_schema_locked!("examples/chat_service/log_schema.lock");
    }
}
