//! The fields that a line of this service may have. Any other field does not compile.

use crate::db::UserId;
use chat_log::{LogValue, log_schema};
use std::net::IpAddr;
use std::time::Duration;

/// The fields, grouped by subject.
#[log_schema(service = "chat", namespace = "chat")]
pub struct LogSchema {
    /// Numeric id of the signed-in user.
    #[log(ecs = "user.id")]
    user_id: UserId,
    /// Public name of the user that the line is about.
    #[log(ecs = "user.name")]
    username: String,
    /// Recipient of a direct message.
    recipient: String,
    /// E-mail address, hashed: equal addresses can be counted, none can be read.
    #[log(ecs = "user.email", pii = "hash")]
    email: String,
    /// Telephone number.
    #[log(pii = "mask", keep_last = 4)]
    phone: String,
    /// Never logged: a call that names this field does not compile.
    #[log(sensitive = "credentials never leave the process")]
    password: String,
    /// Never logged: whoever has the token is the user.
    #[log(sensitive = "a session token is as good as the password")]
    session_token: String,

    /// Room in which the event happened.
    room_name: String,
    /// Former name of `room_name`.
    #[deprecated(note = "use `room_name`")]
    chat_room: String,
    /// Number of the stored message.
    message_id: i64,
    /// Number of messages in the response.
    message_count: usize,

    /// Kind of the event, for searches that must not depend on the message text.
    #[log(ecs = "event.action")]
    event_type: EventType,
    /// Kind of the error, for dashboards.
    error_type: ErrorType,
    /// The invalid input of the request.
    rejected_input: String,
    /// Feature that will be removed.
    deprecated_feature: String,

    /// Id of the request, from the client or generated.
    #[log(ecs = "http.request.id")]
    request_id: String,
    /// Request method.
    #[log(ecs = "http.request.method")]
    method: String,
    /// Path without the query, which may contain anything.
    #[log(ecs = "url.path")]
    path: String,
    /// `1.0` or `1.1`.
    #[log(ecs = "http.version")]
    http_version: String,
    /// Status code of the response.
    #[log(ecs = "http.response.status_code")]
    status: u16,
    /// Network of the client.
    #[log(ecs = "client.ip", pii = "truncate")]
    client_ip: IpAddr,
    /// Duration of the operation.
    #[log(unit = "ms")]
    elapsed: Duration,

    /// Port that the service listens on.
    #[log(ecs = "server.port")]
    port: u16,
    /// Messages that one user may send per minute.
    messages_per_minute: u32,
    /// Threshold above which requests are reported as slow.
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
