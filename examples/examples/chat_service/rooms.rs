//! Rooms: creation, deletion, statistics, invitations.

use crate::answer::ApiError;
use crate::schema::EventType;
use crate::service::Shared;
use crate::sessions::Session;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chat_log::{chat_log, log_context};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
pub(crate) struct NewRoom {
    name: String,
}

#[log_context(user_id = session.user.id, room_name = &room.name)]
pub(crate) async fn create(
    State(service): State<Shared>,
    session: Session,
    Json(room): Json<NewRoom>,
) -> Result<StatusCode, ApiError> {
    if !service.database.add_room(&room.name).await? {
        return Err(ApiError::Exists("room"));
    }
    chat_log!(info, "Room created: {room_name}", event_type = EventType::RoomCreated);
    Ok(StatusCode::CREATED)
}

#[log_context(user_id = session.user.id, room_name = &room)]
pub(crate) async fn delete(
    State(service): State<Shared>,
    session: Session,
    Path(room): Path<String>,
) -> Result<StatusCode, ApiError> {
    if !service.database.delete_room(&room).await? {
        return Err(ApiError::NotFound("room"));
    }
    service.live_rooms.close(&room);
    chat_log!(info, "Room deleted: {room_name}", event_type = EventType::RoomDeleted);
    Ok(StatusCode::NO_CONTENT)
}

/// Returns the average length of the messages in a room.
///
/// Contains a deliberate bug: it panics for an empty room. The client gets a 500, the log gets one ERROR line with the
/// context of the request, and the service keeps running.
#[log_context(user_id = session.user.id, room_name = &room)]
pub(crate) async fn average_length(
    State(service): State<Shared>,
    session: Session,
    Path(room): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let volume = service.database.room_volume(&room).await?;
    let (messages, characters) = volume.ok_or(ApiError::NotFound("room"))?;
    Ok(Json(json!({ "average_length": characters / messages })))
}

#[derive(Deserialize)]
pub(crate) struct Invitation {
    email: String,
}

#[log_context(user_id = session.user.id, room_name = &room, email = &invitation.email)]
pub(crate) async fn invite(
    State(service): State<Shared>,
    session: Session,
    Path(room): Path<String>,
    Json(invitation): Json<Invitation>,
) -> Result<StatusCode, ApiError> {
    let sent = service.mail.send_invitation(&invitation.email, &room).await;
    sent.map_err(|_| ApiError::MailServiceDown)?;
    chat_log!(info, "Invitation sent for room: {room_name}");
    Ok(StatusCode::ACCEPTED)
}
