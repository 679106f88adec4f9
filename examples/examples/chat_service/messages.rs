//! Direct messages.

use crate::answer::ApiError;
use crate::db::{Destination, StoredMessage};
use crate::schema::{ErrorType, EventType};
use crate::service::Shared;
use crate::sessions::Session;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chat_log::{chat_log, log_context};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
pub(crate) struct NewMessage {
    to: String,
    body: String,
}

#[derive(Debug, thiserror::Error)]
enum SendError {
    #[error("User not found")]
    UserNotFound,
}

/// Logs entry and exit at DEBUG.
#[log_context(user_id = session.user.id, entry_exit)]
pub(crate) async fn list_messages(
    State(service): State<Shared>,
    session: Session,
) -> Result<Json<Vec<StoredMessage>>, ApiError> {
    let messages = service.database.messages_for(session.user.id).await?;
    chat_log!(debug, "messages found: {message_count}", message_count = messages.len());
    Ok(Json(messages))
}

/// The deprecated address of `/api/messages/`.
#[log_context(user_id = session.user.id)]
pub(crate) async fn history(service: State<Shared>, session: Session) -> Result<Json<Vec<StoredMessage>>, ApiError> {
    chat_log!(warn, "Deprecated feature used: {deprecated_feature}", deprecated_feature = "GET /api/history/");
    list_messages(service, session).await
}

#[log_context(user_id = session.user.id)]
pub(crate) async fn send_message(
    State(service): State<Shared>,
    session: Session,
    Json(message): Json<NewMessage>,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    check_body(&message.body)?;
    service.limiter.count(&session.user, service.settings().messages_per_minute)?;
    let Some(recipient) = service.database.user(&message.to).await? else {
        chat_log!(
            error,
            "Failed to send message: {error}",
            error = SendError::UserNotFound,
            event_type = EventType::MessageFailed,
            error_type = ErrorType::NotFound
        );
        return Err(ApiError::NotFound("user"));
    };
    let id = service.database.save_message(session.user.id, Destination::User(recipient.id), &message.body).await?;
    chat_log!(
        info,
        "Message sent to user: {recipient}",
        recipient = recipient.username,
        message_id = id,
        event_type = EventType::MessageSent
    );
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

/// Only rejects empty messages: the database enforces the upper limit.
pub(crate) fn check_body(body: &str) -> Result<(), ApiError> {
    if body.trim().is_empty() {
        chat_log!(
            warn,
            "Validation failed: invalid {rejected_input}",
            rejected_input = "body",
            event_type = EventType::ValidationFailed
        );
        return Err(ApiError::Invalid("body"));
    }
    Ok(())
}
