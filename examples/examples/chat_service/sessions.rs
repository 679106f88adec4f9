//! Sessions. The service keeps only digests of the tokens, so even a memory dump signs nobody in.

use crate::answer::ApiError;
use crate::db::User;
use crate::schema::{ErrorType, EventType};
use crate::service::{Shared, locked};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use chat_log::{Secret, chat_log};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Mutex;

type TokenDigest = [u8; 32];

#[derive(Default)]
pub(crate) struct Sessions {
    users: Mutex<HashMap<TokenDigest, User>>,
}

impl Sessions {
    pub(crate) fn open(&self, user: User) -> Result<Secret<String>, getrandom::Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let mut token = String::with_capacity(2 * random.len());
        for byte in random {
            write!(token, "{byte:02x}").expect("writing to a string cannot fail");
        }
        locked(&self.users).insert(digest(&token), user);
        Ok(Secret::new(token))
    }

    pub(crate) fn close(&self, session: &Session) {
        locked(&self.users).remove(&session.digest);
    }

    fn find(&self, token: &str) -> Option<Session> {
        let digest = digest(token);
        let user = locked(&self.users).get(&digest)?.clone();
        Some(Session { user, digest })
    }
}

fn digest(token: &str) -> TokenDigest {
    Sha256::digest(token).into()
}

/// The signed-in user of a request. As a handler's argument it rejects everybody else.
pub(crate) struct Session {
    pub(crate) user: User,
    digest: TokenDigest,
}

impl FromRequestParts<Shared> for Session {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, service: &Shared) -> Result<Self, ApiError> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let session = header.and_then(|value| value.strip_prefix("Bearer ")).and_then(|it| service.sessions.find(it));
        if session.is_none() {
            chat_log!(
                error,
                "Authentication failed: no valid session",
                event_type = EventType::AuthenticationFailed,
                error_type = ErrorType::AuthenticationError
            );
        }
        session.ok_or(ApiError::Unauthorized)
    }
}
