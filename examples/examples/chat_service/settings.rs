//! Settings that can change at run time.

use crate::schema::EventType;
use crate::service::{Shared, locked};
use crate::sessions::Session;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chat_log::{chat_log, log_context};
use serde::Deserialize;
use std::time::Duration;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) messages_per_minute: u32,
    pub(crate) slow_after: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { messages_per_minute: 60, slow_after: Duration::from_secs(1) }
    }
}

/// Omitted settings keep their values.
#[derive(Deserialize)]
pub(crate) struct Change {
    messages_per_minute: Option<u32>,
    slow_after_ms: Option<u64>,
}

#[log_context(user_id = session.user.id)]
pub(crate) async fn change(State(service): State<Shared>, session: Session, Json(change): Json<Change>) -> StatusCode {
    let settings = {
        let mut settings = locked(&service.settings);
        settings.messages_per_minute = change.messages_per_minute.unwrap_or(settings.messages_per_minute);
        settings.slow_after = change.slow_after_ms.map_or(settings.slow_after, Duration::from_millis);
        *settings
    };
    chat_log!(
        info,
        "Configuration changed: {messages_per_minute} messages per minute, slow after {slow_after} ms",
        messages_per_minute = settings.messages_per_minute,
        slow_after = settings.slow_after,
        event_type = EventType::ConfigurationChanged
    );
    StatusCode::NO_CONTENT
}
