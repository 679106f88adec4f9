//! Registration, login, logout.

use crate::answer::ApiError;
use crate::db::User;
use crate::password::{StoredPassword, secret};
use crate::schema::{ErrorType, EventType};
use crate::service::{Service, Shared};
use crate::sessions::Session;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chat_log::{LogContextFnExt, Secret, chat_log, log_context};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

const SHORTEST_PASSWORD: usize = 8;

#[derive(Deserialize)]
pub(crate) struct Registration {
    username: String,
    email: String,
    phone: Option<String>,
    #[serde(deserialize_with = "secret")]
    password: Secret<String>,
}

impl Registration {
    fn check(&self) -> Result<(), ApiError> {
        let rejected = if self.username.is_empty() {
            "username"
        } else if !self.email.contains('@') {
            "email"
        } else if self.password.expose_secret().len() < SHORTEST_PASSWORD {
            "password"
        } else {
            return Ok(());
        };
        chat_log!(
            warn,
            "Validation failed: invalid {rejected_input}",
            rejected_input = rejected,
            event_type = EventType::ValidationFailed
        );
        Err(ApiError::Invalid(rejected))
    }
}

#[log_context(email = &registration.email, phone = registration.phone.as_deref())]
pub(crate) async fn register(
    State(service): State<Shared>,
    Json(registration): Json<Registration>,
) -> Result<StatusCode, ApiError> {
    registration.check()?;
    let Registration { username, email, password, .. } = registration;
    // The hashing thread logs in the context of this request.
    let hash = (move || StoredPassword::new(&password)).in_log_context();
    let stored = spawn_blocking(hash).await.map_err(|_| ApiError::Internal)?.map_err(|_| ApiError::Internal)?;
    let id = service.database.add_user(&username, &email, &stored).await?.ok_or(ApiError::Exists("username"))?;
    chat_log!(info, "User registered: {username}", username, user_id = id, event_type = EventType::UserRegistered);
    Ok(StatusCode::CREATED)
}

#[derive(Deserialize)]
pub(crate) struct Credentials {
    username: String,
    #[serde(deserialize_with = "secret")]
    password: Secret<String>,
}

#[log_context]
pub(crate) async fn login(
    State(service): State<Shared>,
    Json(credentials): Json<Credentials>,
) -> Result<Json<Value>, ApiError> {
    let Some(user) = authenticate(&service, credentials).await? else {
        return Err(ApiError::Unauthorized);
    };
    chat_log!(
        info,
        "User logged in: {username}",
        username = &user.username,
        user_id = user.id,
        event_type = EventType::UserLogin
    );
    let token = service.sessions.open(user).map_err(|_| ApiError::Internal)?;
    Ok(Json(json!({ "token": token.expose_secret() })))
}

async fn authenticate(service: &Service, credentials: Credentials) -> Result<Option<User>, ApiError> {
    let Credentials { username, password } = credentials;
    let Some(user) = service.database.user(&username).await? else {
        // No username in this line: people sometimes type their password into the wrong field.
        chat_log!(
            error,
            "Authentication failed: unknown user",
            event_type = EventType::AuthenticationFailed,
            error_type = ErrorType::AuthenticationError
        );
        return Ok(None);
    };
    let stored = service.database.password_of(user.id).await?;
    let check = (move || stored.matches(&password)).in_log_context();
    if spawn_blocking(check).await.map_err(|_| ApiError::Internal)? {
        return Ok(Some(user));
    }
    chat_log!(
        error,
        "Authentication failed for user: {username}",
        username = &user.username,
        user_id = user.id,
        event_type = EventType::AuthenticationFailed,
        error_type = ErrorType::AuthenticationError
    );
    Ok(None)
}

#[log_context(user_id = session.user.id)]
pub(crate) async fn logout(State(service): State<Shared>, session: Session) -> StatusCode {
    service.sessions.close(&session);
    chat_log!(
        info,
        "User logged out: {username}",
        username = &session.user.username,
        event_type = EventType::UserLogout
    );
    StatusCode::NO_CONTENT
}
